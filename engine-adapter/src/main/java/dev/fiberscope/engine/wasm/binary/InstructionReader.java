package dev.fiberscope.engine.wasm.binary;

import dev.fiberscope.engine.wasm.BlockType;
import dev.fiberscope.engine.wasm.CatchClause;
import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.HandlerClause;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Immediate.Index;
import dev.fiberscope.engine.wasm.Immediate.Indices;
import dev.fiberscope.engine.wasm.Immediate.MemoryAccess;
import dev.fiberscope.engine.wasm.ImmediateKind;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.ReferenceType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Expressions, flat: nesting is counted, not recursed into. Specification 3.0, "Instructions" of
 * the binary format.
 */
final class InstructionReader {
    private final Input input;
    private final TypeReader types;
    private Optional<Place> dataUse = Optional.empty();

    InstructionReader(Input input) {
        this.input = input;
        this.types = new TypeReader(input);
    }

    /**
     * The first instruction read so far that names a data segment and so needs the section "data
     * count".
     */
    Optional<Place> dataUse() {
        return dataUse;
    }

    /** Instructions up to the {@code end} that closes them. */
    Expression expression() throws ModuleException {
        var instructions = new ArrayList<Instruction>();
        var mayElse = new BitSet(); // by depth: an if that had no else yet
        int depth = 0;
        while (true) {
            int start = input.position();
            var opcode = opcode();
            if (opcode == Opcode.ELSE) {
                if (!mayElse.get(depth)) {
                    throw input.malformed("END opcode expected", start);
                }
                mayElse.clear(depth);
            }
            instructions.add(instruction(opcode, start));
            switch (opcode) {
                case BLOCK, LOOP, IF, TRY_TABLE -> mayElse.set(++depth, opcode == Opcode.IF);
                case END -> {
                    if (depth == 0) {
                        return new Expression(instructions);
                    }
                    depth--;
                }
                default -> {}
            }
        }
    }

    private Instruction instruction(Opcode opcode, int start) throws ModuleException {
        var immediate = immediate(opcode);
        var place = input.since(start);
        if (dataUse.isEmpty() && namesData(opcode)) {
            dataUse = Optional.of(place);
        }
        return opcode.immediateKind() == ImmediateKind.NONE
                ? Instruction.plain(opcode, place)
                : new Instruction(opcode, immediate, place);
    }

    /**
     * True for instructions that a module may only contain together with a section "data count".
     */
    static boolean namesData(Opcode opcode) {
        return switch (opcode.immediateKind()) {
            case DATA, DATA_MEMORY, TYPE_DATA -> true;
            default -> false;
        };
    }

    private Opcode opcode() throws ModuleException {
        int start = input.position();
        int lead = input.next();
        boolean prefixed = lead >= 0xfb && lead <= 0xfd;
        int code = prefixed ? input.u32() : lead;
        boolean possible = code >= 0 && code <= 0xffff;
        var opcode = possible ? Opcode.of(prefixed ? lead : 0, code) : Optional.<Opcode>empty();
        if (opcode.isPresent()) {
            return opcode.get();
        }
        var unsupported =
                switch (lead) {
                    case 0x06, 0x07, 0x09, 0x18, 0x19 ->
                            "legacy exception handling (try, catch, rethrow, delegate)";
                    case 0xfe -> "threads (atomic instructions)";
                    default -> "";
                };
        if (lead == 0xfc && code >= 0x13 && code <= 0x16) {
            unsupported = "wide arithmetic";
        }
        if (!unsupported.isEmpty()) {
            throw new ModuleException(
                    Phase.UNSUPPORTED, unsupported + " is not supported", input.since(start));
        }
        var shown = prefixed ? String.format("%02x %02x", lead, code) : String.format("%02x", lead);
        throw input.malformed("illegal opcode " + shown, start);
    }

    private Immediate immediate(Opcode opcode) throws ModuleException {
        return switch (opcode.immediateKind()) {
            case NONE -> new Immediate.None();
            case BLOCK -> new Immediate.Block(blockType());
            case TRY -> {
                var type = blockType();
                yield new Immediate.Try(type, catches());
            }
            case LABEL, FUNCTION, TYPE, TAG, LOCAL, GLOBAL, TABLE, MEMORY, DATA, ELEMENT ->
                    new Index(input.u32());
            case CALL_INDIRECT,
                    TYPE_TYPE,
                    TYPE_FIELD,
                    TYPE_COUNT,
                    TYPE_DATA,
                    TYPE_ELEMENT,
                    TYPE_TAG,
                    TABLE_TABLE,
                    MEMORY_MEMORY,
                    DATA_MEMORY,
                    ELEMENT_TABLE -> {
                int first = input.u32();
                yield new Indices(first, input.u32());
            }
            case BRANCH_TABLE -> {
                var labels = new ArrayList<Integer>();
                int count = input.count();
                for (int i = 0; i < count; i++) {
                    labels.add(input.u32());
                }
                yield new Immediate.BranchTable(labels, input.u32());
            }
            case BRANCH_CAST -> branchCast();
            case TYPES -> new Immediate.Types(types.valueTypes());
            case RESUME -> {
                int type = input.u32();
                yield new Immediate.Resume(type, handlers());
            }
            case RESUME_THROW -> {
                int type = input.u32();
                int tag = input.u32();
                yield new Immediate.ResumeThrow(type, tag, handlers());
            }
            case MEMORY_ACCESS -> memoryAccess();
            case MEMORY_LANE -> {
                var access = memoryAccess();
                yield new Immediate.MemoryLane(access, input.next());
            }
            case HEAP_TYPE -> new Immediate.Heap(types.heapType());
            case REFERENCE_TYPE -> {
                boolean nullable = opcode == Opcode.REF_TEST_NULL || opcode == Opcode.REF_CAST_NULL;
                yield new Immediate.Reference(new ReferenceType(nullable, types.heapType()));
            }
            case LANE -> new Immediate.Lane(input.next());
            case SHUFFLE -> {
                var lanes = new ArrayList<Integer>();
                for (int i = 0; i < 16; i++) {
                    lanes.add(input.next());
                }
                yield new Immediate.Shuffle(lanes);
            }
            case I32 -> new Immediate.I32(input.s32());
            case I64 -> new Immediate.I64(input.s64());
            case F32 -> new Immediate.F32((int) input.fixed(4));
            case F64 -> new Immediate.F64(input.fixed(8));
            case V128 -> {
                long low = input.fixed(8);
                yield new Immediate.V128(low, input.fixed(8));
            }
        };
    }

    private BlockType blockType() throws ModuleException {
        int code = input.peek();
        if (code == 0x40) {
            input.next();
            return new BlockType.Empty();
        }
        return (code & 0xc0) == 0x40
                ? new BlockType.Result(types.valueType())
                : new BlockType.Typed(types.typeIndex("malformed block type"));
    }

    private MemoryAccess memoryAccess() throws ModuleException {
        int start = input.position();
        int flags = input.u32();
        if (flags < 0 || flags >= 0x80) {
            throw input.malformed("malformed memop flags", start);
        }
        int memory = (flags & 0x40) == 0 ? 0 : input.u32();
        return new MemoryAccess(memory, flags & 0x3f, input.u64());
    }

    private Immediate branchCast() throws ModuleException {
        int start = input.position();
        int flags = input.next();
        if (flags > 3) {
            throw input.malformed("malformed cast flags", start);
        }
        int label = input.u32();
        var from = new ReferenceType((flags & 1) != 0, types.heapType());
        return new Immediate.BranchCast(
                label, from, new ReferenceType((flags & 2) != 0, types.heapType()));
    }

    private List<CatchClause> catches() throws ModuleException {
        var clauses = new ArrayList<CatchClause>();
        int count = input.count();
        for (int i = 0; i < count; i++) {
            int start = input.position();
            int form = input.next();
            if (form > 3) {
                throw input.malformed("malformed catch clause", start);
            }
            int tag = form < 2 ? input.u32() : 0;
            int label = input.u32();
            clauses.add(
                    switch (form) {
                        case 0 -> new CatchClause.Catch(tag, label);
                        case 1 -> new CatchClause.CatchRef(tag, label);
                        case 2 -> new CatchClause.CatchAll(label);
                        default -> new CatchClause.CatchAllRef(label);
                    });
        }
        return clauses;
    }

    private List<HandlerClause> handlers() throws ModuleException {
        var clauses = new ArrayList<HandlerClause>();
        int count = input.count();
        for (int i = 0; i < count; i++) {
            int start = input.position();
            int form = input.next();
            if (form > 1) {
                throw input.malformed("malformed handler clause", start);
            }
            int tag = input.u32();
            clauses.add(
                    form == 0
                            ? new HandlerClause.OnLabel(tag, input.u32())
                            : new HandlerClause.OnSwitch(tag));
        }
        return clauses;
    }
}
