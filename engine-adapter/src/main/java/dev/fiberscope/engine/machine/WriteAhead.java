package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.valid.Arity;

/**
 * Whether the next instruction will write a place, with the operands and in the frame that are
 * there now. One that will trap writes nothing.
 */
final class WriteAhead {
    private final Settings settings;
    private final Store store;
    private final StackData stack;
    private final FunctionData function;
    private final int[] code;
    private final int pc;
    private final long[] s;
    private final int sp;

    private WriteAhead(Settings settings, Store store, StackData stack) {
        this.settings = settings;
        this.store = store;
        this.stack = stack;
        this.function = store.function(stack.frames[stack.top]);
        this.code = function.code().code().numbers;
        this.pc = function.code().ahead(stack.frames[stack.top + StackData.PC]);
        this.s = stack.slots;
        this.sp = stack.sp;
    }

    /** False unless the machine is ready, and where the place does not exist. */
    static boolean writes(Settings settings, Store store, Storage storage) {
        var running = store.running;
        if (running == null
                || store.phase != Phase.READY
                || store.pending != null
                || running.top < 0) {
            return false;
        }
        try {
            return new WriteAhead(settings, store, running).writes(storage);
        } catch (TrapSignal traps) {
            return false;
        }
    }

    private boolean writes(Storage storage) {
        return switch (storage) {
            case Storage.Local(var id, int depth, int index) -> local(id, depth, index);
            case Storage.Operand(var id, int depth, int index) -> runs(id, depth) && operand(index);
            case Storage.GlobalCell(int instance, int index) ->
                    Writers.exists(store, storage)
                            && global(store.instances.get(instance).globals().at(index));
            case Storage.Bytes bytes -> Writers.exists(store, storage) && bytes(bytes);
            case Storage.TableSlot(int instance, int table, long slot) ->
                    Writers.exists(store, storage)
                            && table(store.instances.get(instance).tables().at(table), slot);
            case Storage.Field(WasmValue.Aggregate(var kind, int ordinal), int index) ->
                    kind.equals("array") ? element(ordinal, index) : field(ordinal, index);
            case Storage.Field _ -> false;
        };
    }

    /** Frame {@code depth} of the stack runs. */
    private boolean runs(StackId id, int depth) {
        return stack.ordinal == id.number() && stack.frameCount() == depth + 1;
    }

    private int op() {
        return code[pc];
    }

    // ---- frames

    private boolean local(StackId id, int depth, int index) {
        if (runs(id, depth)) {
            return switch (op()) {
                case Op.LOCAL_SET, Op.LOCAL_TEE, Op.LOCAL_SET_2, Op.LOCAL_TEE_2 ->
                        index < function.code().localTypes().size()
                                && code[pc + 1]
                                        == Slots.of(function.code().localTypes().subList(0, index));
                case Op.RETURN_CALL -> begins(store.function(code[pc + 1]));
                case Op.RETURN_CALL_REF -> begins(Callees.referenced(store, s[sp - 1]));
                case Op.RETURN_CALL_INDIRECT ->
                        begins(Callees.indirect(store, code[pc + 1], code[pc + 2], s[sp - 1]));
                default -> false;
            };
        }
        if (depth > 0) {
            return runs(id, depth - 1)
                    && switch (op()) {
                        case Op.CALL -> begins(store.function(code[pc + 1]));
                        case Op.CALL_REF -> begins(Callees.referenced(store, s[sp - 1]));
                        case Op.CALL_INDIRECT ->
                                begins(
                                        Callees.indirect(
                                                store, code[pc + 1], code[pc + 2], s[sp - 1]));
                        default -> false;
                    };
        }
        if (op() != Op.RESUME && op() != Op.SWITCH) {
            return false;
        }
        var target = s[sp - 1] == Reference.NULL ? null : store.stackOf(s[sp - 1]);
        return target != null
                && target.ordinal == id.number()
                && target.state == StackData.FRESH
                && begins(store.function(target.entry));
    }

    private static boolean begins(FunctionData callee) {
        return !callee.isHost();
    }

    private boolean operand(int index) {
        var compiled = function.code();
        int position = compiled.instruction(pc);
        if (Operands.branches(compiled.instructionOf(pc).opcode())) {
            var before = compiled.before(pc);
            return index < before.height()
                    && moves(compiled.locals() + before.without(before.height() - index).words());
        }
        var arity = new Arity(store.instances.get(compiled.instance()).module().module());
        return Operands.pushes(compiled.typed(), arity, position, index);
    }

    /** A branch puts an operand at {@code slot}, counted from the first local. */
    private boolean moves(int slot) {
        int target = pc + 1;
        int height = sp - stack.frames[stack.top + StackData.LOCALS];
        boolean taken = true;
        switch (op()) {
            case Op.BR -> {}
            case Op.BR_IF -> {
                height--;
                taken = (int) s[sp - 1] != 0;
            }
            case Op.BR_TABLE -> {
                height--;
                int count = code[target++];
                int choice = (int) s[sp - 1];
                target += 3 * (Integer.compareUnsigned(choice, count) < 0 ? choice : count);
            }
            case Op.BR_ON_NULL -> {
                height--;
                taken = s[sp - 1] == Reference.NULL;
            }
            case Op.BR_ON_NON_NULL -> taken = s[sp - 1] != Reference.NULL;
            case Op.BR_ON_CAST, Op.BR_ON_CAST_FAIL -> {
                var type = function.code().casts().get(code[pc + 4]);
                taken = Casts.matches(store, s[sp - 1], type) == (op() == Op.BR_ON_CAST);
            }
            default -> {
                return false;
            }
        }
        return taken
                && slot >= code[target + 2]
                && slot < code[target + 2] + code[target + 1]
                && height - code[target + 1] != code[target + 2];
    }

    // ---- what instances have

    private boolean global(int address) {
        int slot = store.globalTypes.get(address).slot();
        return (op() == Op.GLOBAL_SET || op() == Op.GLOBAL_SET_2) && code[pc + 1] == slot;
    }

    private boolean table(int address, long slot) {
        var table = store.tables.get(address);
        long size = table.slots.size();
        return switch (op()) {
            case Op.TABLE_SET ->
                    code[pc + 1] == address
                            && slot < size
                            && unsigned(s[sp - 2], table.wide) == slot;
            case Op.TABLE_FILL ->
                    code[pc + 1] == address
                            && covers(
                                    unsigned(s[sp - 3], table.wide),
                                    unsigned(s[sp - 1], table.wide),
                                    size,
                                    slot);
            case Op.TABLE_COPY -> {
                var from = store.tables.get(code[pc + 2]);
                long count = unsigned(s[sp - 1], table.wide && from.wide);
                yield code[pc + 1] == address
                        && fits(unsigned(s[sp - 2], from.wide), count, from.slots.size())
                        && covers(unsigned(s[sp - 3], table.wide), count, size, slot);
            }
            case Op.TABLE_INIT -> {
                var instance = store.instances.get(function.code().instance());
                int content = BulkInstructions.elements(store, instance, code[pc + 1]).size();
                long count = unsigned(s[sp - 1], false);
                yield code[pc + 2] == address
                        && fits(unsigned(s[sp - 2], false), count, content)
                        && covers(unsigned(s[sp - 3], table.wide), count, size, slot);
            }
            case Op.TABLE_GROW -> {
                long count = unsigned(s[sp - 1], table.wide);
                yield code[pc + 1] == address
                        && count >= 0
                        && count <= Math.min(table.maximum(), settings.objects()) - size
                        && slot >= size
                        && slot < size + count;
            }
            default -> false;
        };
    }

    /**
     * {@code count} things from {@code from} on are there, and that at {@code at} is among them.
     */
    private static boolean covers(long from, long count, long size, long at) {
        return fits(from, count, size) && at >= from && at - from < count;
    }

    private static boolean fits(long from, long count, long size) {
        return from >= 0 && count >= 0 && count <= size - from;
    }

    private static long unsigned(long operand, boolean wide) {
        return wide ? operand : operand & 0xffff_ffffL;
    }

    // ---- memory

    private boolean bytes(Storage.Bytes range) {
        int address = store.instances.get(range.instance()).memories().at(range.memory());
        return switch (op()) {
            case Op.MEMORY_FILL ->
                    code[pc + 1] == address && overlaps(range, address, s[sp - 3], s[sp - 1], true);
            case Op.MEMORY_COPY -> {
                var from = store.memories.get(code[pc + 2]);
                boolean wide = from.isWide() && store.memories.get(address).isWide();
                yield code[pc + 1] == address
                        && fits(
                                unsigned(s[sp - 2], from.isWide()),
                                unsigned(s[sp - 1], wide),
                                from.size())
                        && overlaps(range, address, s[sp - 3], s[sp - 1], wide);
            }
            case Op.MEMORY_INIT -> {
                var instance = store.instances.get(function.code().instance());
                int content = BulkInstructions.data(store, instance, code[pc + 1]).size();
                yield code[pc + 2] == address
                        && fits(unsigned(s[sp - 2], false), unsigned(s[sp - 1], false), content)
                        && overlaps(range, address, s[sp - 3], s[sp - 1], false);
            }
            case Op.FAR_ACCESS ->
                    code[pc + 2] == address
                            && isStore(code[pc + 1])
                            && store(range, address, sp - 2, number(pc + 3), width(code[pc + 1]));
            case VectorOp.V128_STORE,
                    VectorOp.V128_STORE8_LANE,
                    VectorOp.V128_STORE16_LANE,
                    VectorOp.V128_STORE32_LANE,
                    VectorOp.V128_STORE64_LANE ->
                    code[pc + 1] == address
                            && store(range, address, sp - 3, number(pc + 2), width(op()));
            default ->
                    isStore(op())
                            && function.memory == address
                            && store(
                                    range,
                                    address,
                                    sp - 2,
                                    code[pc + 1] & 0xffff_ffffL,
                                    width(op()));
        };
    }

    private static boolean isStore(int op) {
        return op >= Op.I32_STORE && op <= Op.I64_STORE32;
    }

    /** Bytes that a store writes. */
    private static int width(int op) {
        return switch (op) {
            case Op.I32_STORE8, Op.I64_STORE8, VectorOp.V128_STORE8_LANE -> 1;
            case Op.I32_STORE16, Op.I64_STORE16, VectorOp.V128_STORE16_LANE -> 2;
            case Op.I32_STORE, Op.F32_STORE, Op.I64_STORE32, VectorOp.V128_STORE32_LANE -> 4;
            case VectorOp.V128_STORE -> 16;
            default -> 8;
        };
    }

    private boolean store(Storage.Bytes range, int memory, int operand, long offset, int width) {
        long at = store.memories.get(memory).address(s[operand], offset);
        return at >= 0
                && width <= store.memories.get(memory).size() - at
                && at < range.address() + range.count()
                && range.address() < at + width;
    }

    /** A bulk operation with these operands; {@code wide} where a wide memory's count is i64. */
    private boolean overlaps(
            Storage.Bytes range, int address, long operand, long length, boolean wide) {
        var memory = store.memories.get(address);
        long to = unsigned(operand, memory.isWide());
        long count = unsigned(length, memory.isWide() && wide);
        return fits(to, count, memory.size())
                && count > 0
                && to < range.address() + range.count()
                && range.address() < to + count;
    }

    private long number(int at) {
        return (code[at] & 0xffff_ffffL) | (long) code[at + 1] << 32;
    }

    // ---- objects

    private boolean field(int ordinal, int index) {
        return switch (op()) {
            case Op.STRUCT_SET ->
                    code[pc + 2] == index && isObject(s[sp - 1 - code[pc + 3]], ordinal);
            case Op.STRUCT_NEW, Op.STRUCT_NEW_DEFAULT -> store.objectsMade == ordinal;
            default -> false;
        };
    }

    private boolean element(int ordinal, int index) {
        return switch (op()) {
            case Op.ARRAY_SET -> {
                int width = store.layout(code[pc + 1]).slots();
                yield in(ordinal, index, s[sp - 2 - width], s[sp - 1 - width], 1);
            }
            case Op.ARRAY_FILL -> {
                int width = store.layout(code[pc + 1]).slots();
                yield in(ordinal, index, s[sp - 3 - width], s[sp - 2 - width], s[sp - 1]);
            }
            case Op.ARRAY_COPY ->
                    s[sp - 3] != Reference.NULL
                            && fits(
                                    unsigned(s[sp - 2], false),
                                    unsigned(s[sp - 1], false),
                                    store.object(s[sp - 3]).length())
                            && in(ordinal, index, s[sp - 5], s[sp - 4], s[sp - 1]);
            case Op.ARRAY_INIT_DATA, Op.ARRAY_INIT_ELEM -> {
                boolean inRange = in(ordinal, index, s[sp - 4], s[sp - 3], s[sp - 1]);
                if (inRange) {
                    segment()
                            .check(
                                    store.object(s[sp - 4]).layout,
                                    unsigned(s[sp - 2], false),
                                    unsigned(s[sp - 1], false));
                }
                yield inRange;
            }
            case Op.ARRAY_NEW,
                    Op.ARRAY_NEW_DEFAULT,
                    Op.ARRAY_NEW_FIXED,
                    Op.ARRAY_NEW_DATA,
                    Op.ARRAY_NEW_ELEM ->
                    store.objectsMade == ordinal;
            default -> false;
        };
    }

    private ArraySegment segment() {
        var instance = store.instances.get(function.code().instance());
        int number = code[pc + 2];
        return op() == Op.ARRAY_INIT_DATA
                ? new ArraySegment.OfBytes(BulkInstructions.data(store, instance, number))
                : new ArraySegment.OfReferences(BulkInstructions.elements(store, instance, number));
    }

    private boolean in(int ordinal, int index, long reference, long from, long count) {
        return isObject(reference, ordinal)
                && covers(
                        unsigned(from, false),
                        unsigned(count, false),
                        store.object(reference).length(),
                        index);
    }

    private boolean isObject(long reference, int ordinal) {
        return reference != Reference.NULL && store.object(reference).ordinal == ordinal;
    }
}
