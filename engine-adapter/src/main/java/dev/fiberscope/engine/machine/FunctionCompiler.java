package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.machine.CompiledFunction.CodeArray;
import dev.fiberscope.engine.wasm.BlockType;
import dev.fiberscope.engine.wasm.CatchClause;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.valid.OperandTypes;
import dev.fiberscope.engine.wasm.valid.TypedFunction;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a function into the numbers that run: indices become addresses, labels become (pc, arity,
 * height), blocks vanish, code that cannot be reached is left out. The operand heights are those
 * that validation found.
 */
final class FunctionCompiler {
    private final ValidModule valid;
    private final Module module;
    private final InstanceData instance;
    private final int index;
    private final TypedFunction typed;
    private final Emitter out = new Emitter();
    private final Blocks blocks;
    private final List<ReferenceType> casts = new ArrayList<>();
    private final Store store;

    /** The slot of each local, and behind them how many there are. */
    private final int[] slots;

    private boolean live = true;

    private FunctionCompiler(Store store, InstanceData instance, int index, TypedFunction typed) {
        this.store = store;
        this.slots = slots(typed.locals());
        this.valid = instance.module();
        this.module = valid.module();
        this.instance = instance;
        this.index = index;
        this.typed = typed;
        this.blocks = new Blocks(instance, index, slots[slots.length - 1]);
    }

    /**
     * Compiles function {@code index} of the instance's module. Its code names addresses, so each
     * instance has its own.
     */
    static CompiledFunction compile(
            Store store, InstanceData instance, int index, TypedFunction typed) {
        return new FunctionCompiler(store, instance, index, typed).compile();
    }

    private static int[] slots(List<ValueType> locals) {
        var slots = new int[locals.size() + 1];
        for (int i = 0; i < locals.size(); i++) {
            slots[i + 1] = slots[i] + Slots.of(locals.get(i));
        }
        return slots;
    }

    private CompiledFunction compile() {
        var shape = module.functionType(typed.function().type());
        blocks.openBody(shape.results());
        var body = typed.function().body().instructions();
        for (int i = 0; i < body.size(); i++) {
            out.instruction(i);
            instruction(body.get(i), i);
        }
        int locals = slots[slots.length - 1];
        int room = locals + room();
        int[] code = out.code();
        int[] instructionAt = out.instructionAt();
        return new CompiledFunction(
                instance.number(),
                instance.memories().size() == 0 ? -1 : instance.memories().at(0),
                index,
                typed,
                new CodeArray(code),
                Fusion.fuse(code, instructionAt, typed, out.labels(), locals, room),
                new CodeArray(instructionAt),
                locals,
                room,
                blocks.tries(),
                blocks.prompts(),
                List.copyOf(casts));
    }

    /** The most slots that operands fill at any instruction. */
    private int room() {
        int most = 0;
        for (var each : typed.before()) {
            most = Math.max(most, each.map(OperandTypes::words).orElse(0));
        }
        return most;
    }

    private void instruction(Instruction instruction, int position) {
        var opcode = instruction.opcode();
        switch (opcode) {
            case BLOCK, LOOP, IF, TRY_TABLE -> open(instruction, position);
            case ELSE -> otherwise();
            case END -> end();
            default -> {
                if (live) {
                    plain(instruction, position);
                }
            }
        }
    }

    private void open(Instruction instruction, int position) {
        var opcode = instruction.opcode();
        var type =
                switch (instruction.immediate()) {
                    case Immediate.Block(var block) -> shape(block);
                    case Immediate.Try(var block, _) -> shape(block);
                    default -> throw new AssertionError("unreachable: block without type");
                };
        int condition = opcode == Opcode.IF ? 1 : 0;
        int height = live ? height(position) - condition - Slots.of(type.parameters()) : 0;
        var clauses =
                live && instruction.immediate() instanceof Immediate.Try(_, var caught)
                        ? caught
                        : List.<CatchClause>of();
        var block = blocks.open(opcode, type, height, live, out.position(), clauses);
        if (live && opcode == Opcode.IF) {
            out.emit(Op.IF);
            out.emit(block.otherwise);
        } else if (live && opcode == Opcode.LOOP) {
            out.bind(block.target);
        }
    }

    private void otherwise() {
        var block = blocks.innermost();
        if (live) {
            out.emit(Op.JUMP);
            out.emit(block.target);
        }
        block.elseSeen = true;
        live = block.live;
        if (live) {
            out.bind(block.otherwise);
        }
    }

    private void end() {
        var block = blocks.close(out.position());
        if (block.opcode == Opcode.IF && !block.elseSeen && block.live) {
            out.bind(block.otherwise);
            live = true;
        }
        if (block.opcode != Opcode.LOOP) {
            live |= block.target.isUsed();
            out.bind(block.target);
        }
        if (blocks.isEmpty() && live) {
            out.emit(Op.END);
        }
    }

    private void plain(Instruction instruction, int position) {
        var opcode = instruction.opcode();
        int code = Op.of(opcode);
        switch (instruction.immediate()) {
            case Immediate.None _ -> {
                if (opcode == Opcode.RETURN) {
                    live = false;
                }
                out.emit(moved(opcode, code, position));
            }
            case Immediate.Types(var types) ->
                    out.emit(Slots.of(types) == 2 ? Op.SELECT_2 : Op.SELECT);
            case Immediate.I32(var value) -> out.emit(code, value);
            case Immediate.F32(var bits) -> out.emit(code, bits);
            case Immediate.I64(var value) -> {
                out.emit(code);
                out.emit(value);
            }
            case Immediate.F64(var bits) -> {
                out.emit(code);
                out.emit(bits);
            }
            case Immediate.MemoryAccess access -> access(code, access);
            case Immediate.MemoryLane(var access, var lane) -> {
                access(code, access);
                out.emit(lane);
            }
            case Immediate.Lane(var lane) -> out.emit(code, lane);
            case Immediate.V128(var low, var high) -> {
                out.emit(code);
                out.emit(low);
                out.emit(high);
            }
            case Immediate.Shuffle(var lanes) -> {
                out.emit(code);
                out.emit(packed(lanes.subList(0, 8)));
                out.emit(packed(lanes.subList(8, 16)));
            }
            case Immediate.Heap _ -> out.emit(code);
            case Immediate.Reference(var type) -> out.emit(code, cast(type));
            case Immediate.BranchCast(var label, _, var to) -> {
                out.emit(code);
                target(blocks.label(label));
                out.emit(cast(to));
            }
            case Immediate.BranchTable(var labels, var otherwise) -> {
                out.emit(code, labels.size());
                labels.forEach(label -> target(blocks.label(label)));
                target(blocks.label(otherwise));
            }
            case Immediate.Index(var first) -> indexed(opcode, code, first, position);
            case Immediate.Indices(var first, var second) -> paired(opcode, code, first, second);
            case Immediate.Resume(var type, var clauses) -> {
                int arguments = opcode == Opcode.RESUME ? parameters(type) : 0;
                out.emit(code, arguments, blocks.prompt(clauses));
            }
            case Immediate.ResumeThrow(_, var tag, var clauses) ->
                    out.emit(code, instance.tags().at(tag), blocks.prompt(clauses));
            case Immediate.Block _, Immediate.Try _ ->
                    throw new AssertionError("unreachable: a block");
        }
        switch (opcode) {
            case UNREACHABLE, THROW, THROW_REF, BR, BR_TABLE -> live = false;
            case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> {
                out.emit(Op.TAIL_RETURN);
                live = false;
            }
            default -> {}
        }
    }

    private void indexed(Opcode opcode, int code, int operand, int position) {
        switch (opcode) {
            case BR -> branch(Op.BR, Op.BR_PLAIN, blocks.label(operand), height(position));
            case BR_IF ->
                    branch(Op.BR_IF, Op.BR_IF_PLAIN, blocks.label(operand), height(position) - 1);
            case BR_ON_NULL, BR_ON_NON_NULL -> {
                out.emit(code);
                target(blocks.label(operand));
            }
            case CALL, RETURN_CALL, REF_FUNC -> out.emit(code, instance.functions().at(operand));
            case CALL_REF, RETURN_CALL_REF -> out.emit(code);
            case GLOBAL_GET, GLOBAL_SET -> {
                int two = opcode == Opcode.GLOBAL_GET ? Op.GLOBAL_GET_2 : Op.GLOBAL_SET_2;
                var global = store.globalTypes.get(instance.globals().at(operand));
                out.emit(Slots.of(global.type().type()) == 2 ? two : code, global.slot());
            }
            case TABLE_GET, TABLE_SET, TABLE_GROW, TABLE_SIZE, TABLE_FILL ->
                    out.emit(code, instance.tables().at(operand));
            case MEMORY_SIZE, MEMORY_GROW, MEMORY_FILL ->
                    out.emit(code, instance.memories().at(operand));
            case THROW, SUSPEND -> out.emit(code, instance.tags().at(operand));
            case CONT_NEW -> out.emit(code, parameters(operand));
            case LOCAL_GET, LOCAL_SET, LOCAL_TEE -> {
                int two = Op.LOCAL_GET_2 + code - Op.LOCAL_GET;
                out.emit(slots[operand + 1] - slots[operand] == 2 ? two : code, slots[operand]);
            }
            case STRUCT_NEW,
                    STRUCT_NEW_DEFAULT,
                    ARRAY_NEW,
                    ARRAY_NEW_DEFAULT,
                    ARRAY_GET,
                    ARRAY_GET_S,
                    ARRAY_GET_U,
                    ARRAY_SET,
                    ARRAY_FILL ->
                    out.emit(code, instance.types().at(operand));
            case DATA_DROP, ELEM_DROP -> out.emit(code, operand);
            default -> throw new AssertionError("unreachable: " + opcode + " was refused");
        }
    }

    private void paired(Opcode opcode, int code, int first, int second) {
        switch (opcode) {
            case CALL_INDIRECT, RETURN_CALL_INDIRECT ->
                    out.emit(code, instance.types().at(first), instance.tables().at(second));
            case TABLE_COPY ->
                    out.emit(code, instance.tables().at(first), instance.tables().at(second));
            case TABLE_INIT -> out.emit(code, first, instance.tables().at(second));
            case MEMORY_COPY ->
                    out.emit(code, instance.memories().at(first), instance.memories().at(second));
            case MEMORY_INIT -> out.emit(code, first, instance.memories().at(second));
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U, STRUCT_SET ->
                    field(opcode, code, first, second);
            case ARRAY_NEW_FIXED,
                    ARRAY_NEW_DATA,
                    ARRAY_NEW_ELEM,
                    ARRAY_INIT_DATA,
                    ARRAY_INIT_ELEM ->
                    out.emit(code, instance.types().at(first), second);
            case ARRAY_COPY ->
                    out.emit(code, instance.types().at(first), instance.types().at(second));
            case CONT_BIND -> out.emit(code, parameters(first) - parameters(second));
            case SWITCH -> out.emit(code, instance.tags().at(second), parameters(first) - 1);
            default -> throw new AssertionError("unreachable: " + opcode + " was refused");
        }
    }

    private void branch(int code, int plain, Blocks.Pending target, int height) {
        if (height + slots[slots.length - 1] - target.arity() == target.height()) {
            out.emit(plain);
            out.emit(target.label());
        } else {
            out.emit(code);
            target(target);
        }
    }

    private void target(Blocks.Pending target) {
        out.emit(target.label());
        out.emit(target.arity(), target.height());
    }

    private FunctionType shape(BlockType type) {
        return switch (type) {
            case BlockType.Empty _ -> new FunctionType(List.of(), List.of());
            case BlockType.Result(var result) -> new FunctionType(List.of(), List.of(result));
            case BlockType.Typed(var number) -> module.functionType(number);
        };
    }

    /** Number of values that resuming a continuation of type {@code type} takes. */
    private int parameters(int type) {
        return Slots.of(module.continuationType(type).parameters());
    }

    /** {@code drop} and {@code select} by the type that lies there. */
    private int moved(Opcode opcode, int code, int position) {
        if (opcode != Opcode.DROP && opcode != Opcode.SELECT) {
            return code;
        }
        var before = typed.before().get(position).orElseThrow();
        var type = opcode == Opcode.DROP ? before.top() : before.below().top();
        if (Slots.of(type) == 1) {
            return code;
        }
        return opcode == Opcode.DROP ? Op.DROP_2 : Op.SELECT_2;
    }

    private void access(int code, Immediate.MemoryAccess access) {
        boolean wide = module.memoryTypes().get(access.memory()).limits().wide();
        if (code < Op.VECTORS && access.memory() == 0 && !wide) {
            out.emit(code, (int) access.offset());
            return;
        }
        if (code < Op.VECTORS) {
            out.emit(Op.FAR_ACCESS);
        }
        out.emit(code, instance.memories().at(access.memory()));
        out.emit(access.offset());
    }

    private void field(Opcode opcode, int code, int type, int field) {
        var layout = ObjectLayout.of(module.types().get(type).composite());
        boolean two = opcode == Opcode.STRUCT_GET && layout.width(field) == 2;
        out.emit(two ? Op.STRUCT_GET_2 : code, layout.offset(field), field);
        if (opcode == Opcode.STRUCT_SET) {
            out.emit(layout.width(field));
        }
    }

    private int cast(ReferenceType type) {
        casts.add((ReferenceType) store.types.canonical(type, instance.types().toArray()));
        return casts.size() - 1;
    }

    private static long packed(List<Integer> lanes) {
        long all = 0;
        for (int i = 0; i < lanes.size(); i++) {
            all |= (long) lanes.get(i) << (8 * i);
        }
        return all;
    }

    private int height(int position) {
        return typed.before()
                .get(position)
                .orElseThrow(() ->
                        new AssertionError(
                                "unreachable: no operand types at "
                                        + position
                                        + " of "
                                        + module.names().shown(Names.Kind.FUNCTION, index)))
                .words();
    }
}
