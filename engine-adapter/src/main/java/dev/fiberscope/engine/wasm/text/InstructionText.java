package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.BlockType;
import dev.fiberscope.engine.wasm.CatchClause;
import dev.fiberscope.engine.wasm.HandlerClause;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Immediate.Indices;
import dev.fiberscope.engine.wasm.Immediate.MemoryAccess;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Names.Kind;
import dev.fiberscope.engine.wasm.Opcode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Instructions as the text format writes them in linear form, in one function or constant
 * expression.
 */
final class InstructionText {
    private final Identifiers identifiers;
    private final TypeText types;
    private final Map<Integer, String> locals;

    InstructionText(Identifiers identifiers, TypeText types, Map<Integer, String> locals) {
        this.identifiers = identifiers;
        this.types = types;
        this.locals = locals;
    }

    /**
     * The instruction; {@code labels} are the blocks around it, {@code label} what names the block
     * that it opens.
     */
    String of(Instruction instruction, Labels labels, String label) {
        return instruction.opcode().mnemonic() + label + immediate(instruction, labels);
    }

    private String immediate(Instruction instruction, Labels labels) {
        return switch (instruction.immediate()) {
            case Immediate.None() -> "";
            case Immediate.Index(int index) -> index(instruction.opcode(), index, labels);
            case Indices indices -> indices(instruction.opcode(), indices);
            case Immediate.I32(int value) -> " " + value;
            case Immediate.I64(long value) -> " " + value;
            case Immediate.F32(int bits) -> " " + Literals.float32(bits);
            case Immediate.F64(long bits) -> " " + Literals.float64(bits);
            case Immediate.V128(long low, long high) -> " " + Literals.vector(low, high);
            case MemoryAccess access -> access(instruction.opcode(), access);
            case Immediate.MemoryLane(var access, int lane) ->
                    access(instruction.opcode(), access) + " " + lane;
            case Immediate.Lane(int lane) -> " " + lane;
            case Immediate.Shuffle(var lanes) ->
                    lanes.stream().map(lane -> " " + lane).collect(Collectors.joining());
            case Immediate.Block(var type) -> block(type);
            case Immediate.Try(var type, var clauses) ->
                    block(type)
                            + clauses.stream()
                                    .map(clause -> catchClause(clause, labels))
                                    .collect(Collectors.joining());
            case Immediate.BranchTable(var targets, int otherwise) ->
                    targets.stream()
                                    .map(each -> " " + labels.reference(each))
                                    .collect(Collectors.joining())
                            + " "
                            + labels.reference(otherwise);
            case Immediate.BranchCast(int label, var from, var to) ->
                    " " + labels.marked(label) + " " + types.of(from) + " " + types.of(to);
            case Immediate.Types(var all) -> " " + types.list("result", all);
            case Immediate.Heap(var type) -> " " + types.heap(type);
            case Immediate.Reference(var type) -> " " + types.of(type);
            case Immediate.Resume(int type, var clauses) ->
                    named(Kind.TYPE, type) + handlers(clauses, labels);
            case Immediate.ResumeThrow(int type, int tag, var clauses) ->
                    named(Kind.TYPE, type) + named(Kind.TAG, tag) + handlers(clauses, labels);
        };
    }

    private String index(Opcode opcode, int index, Labels labels) {
        return switch (opcode.immediateKind()) {
            case LABEL -> " " + labels.marked(index);
            case FUNCTION -> named(Kind.FUNCTION, index);
            case TYPE -> named(Kind.TYPE, index);
            case TAG -> named(Kind.TAG, index);
            case GLOBAL -> named(Kind.GLOBAL, index);
            case TABLE -> named(Kind.TABLE, index);
            case MEMORY -> unlessFirst(Kind.MEMORY, index);
            case DATA -> named(Kind.DATA, index);
            case ELEMENT -> named(Kind.ELEMENT, index);
            case LOCAL -> " " + locals.getOrDefault(index, Integer.toUnsignedString(index));
            default -> throw new AssertionError("unreachable: " + opcode + " has no single index");
        };
    }

    /**
     * Text names memory and table before a segment, and a table before a type; the binary format
     * the other way round.
     */
    private String indices(Opcode opcode, Indices indices) {
        int first = indices.first();
        int second = indices.second();
        return switch (opcode.immediateKind()) {
            case CALL_INDIRECT -> unlessFirst(Kind.TABLE, second) + types.use(first, Map.of());
            case TYPE_TYPE -> named(Kind.TYPE, first) + named(Kind.TYPE, second);
            case TYPE_FIELD ->
                    named(Kind.TYPE, first)
                            + " "
                            + identifiers
                                    .field(first, second)
                                    .orElseGet(() -> Integer.toUnsignedString(second));
            case TYPE_COUNT -> named(Kind.TYPE, first) + " " + Integer.toUnsignedString(second);
            case TYPE_DATA -> named(Kind.TYPE, first) + named(Kind.DATA, second);
            case TYPE_ELEMENT -> named(Kind.TYPE, first) + named(Kind.ELEMENT, second);
            case TYPE_TAG -> named(Kind.TYPE, first) + named(Kind.TAG, second);
            case TABLE_TABLE -> named(Kind.TABLE, first) + named(Kind.TABLE, second);
            case MEMORY_MEMORY ->
                    first == 0 && second == 0
                            ? ""
                            : named(Kind.MEMORY, first) + named(Kind.MEMORY, second);
            case DATA_MEMORY -> unlessFirst(Kind.MEMORY, second) + named(Kind.DATA, first);
            case ELEMENT_TABLE -> unlessFirst(Kind.TABLE, second) + named(Kind.ELEMENT, first);
            default -> throw new AssertionError("unreachable: " + opcode + " has no two indices");
        };
    }

    private String named(Kind kind, int index) {
        return " " + identifiers.reference(kind, index);
    }

    /** Nothing for table or memory 0 without a name, which need not be written. */
    private String unlessFirst(Kind kind, int index) {
        return index == 0 && identifiers.of(kind, index).isEmpty() ? "" : named(kind, index);
    }

    private String access(Opcode opcode, MemoryAccess access) {
        String offset =
                access.offset() == 0 ? "" : " offset=" + Long.toUnsignedString(access.offset());
        String align =
                access.align() == opcode.naturalAlignment()
                        ? ""
                        : " align=" + Long.toUnsignedString(1L << access.align());
        return unlessFirst(Kind.MEMORY, access.memory()) + offset + align;
    }

    private String block(BlockType type) {
        return switch (type) {
            case BlockType.Empty() -> "";
            case BlockType.Result(var result) -> types.results(List.of(result));
            case BlockType.Typed(int index) -> types.use(index, Map.of());
        };
    }

    private String catchClause(CatchClause clause, Labels labels) {
        String label = " " + labels.marked(clause.label()) + ")";
        return switch (clause) {
            case CatchClause.Catch(int tag, _) -> " (catch" + named(Kind.TAG, tag) + label;
            case CatchClause.CatchRef(int tag, _) -> " (catch_ref" + named(Kind.TAG, tag) + label;
            case CatchClause.CatchAll(_) -> " (catch_all" + label;
            case CatchClause.CatchAllRef(_) -> " (catch_all_ref" + label;
        };
    }

    private String handlers(List<HandlerClause> clauses, Labels labels) {
        var text = new StringBuilder();
        for (var clause : clauses) {
            String handler =
                    switch (clause) {
                        case HandlerClause.OnLabel(_, int label) -> labels.marked(label);
                        case HandlerClause.OnSwitch(_) -> "switch";
                    };
            text.append(" (on")
                    .append(named(Kind.TAG, clause.tag()))
                    .append(' ')
                    .append(handler)
                    .append(')');
        }
        return text.toString();
    }
}
