package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.Module;

/** Tables, and memory in bulk. Every bound is checked before anything is written. */
final class BulkInstructions {
    private final Settings settings;

    BulkInstructions(Settings settings) {
        this.settings = settings;
    }

    void execute(Store store, int op, int[] code) {
        var stack = store.current();
        switch (op) {
            case Op.TABLE_GET -> {
                var table = store.tables.get(ColdInstructions.next(stack, code));
                stack.slots[stack.sp - 1] = table.slots.at(slot(table, stack.slots[stack.sp - 1]));
            }
            case Op.TABLE_SET -> {
                var table = store.tables.get(ColdInstructions.next(stack, code));
                int slot = slot(table, stack.slots[stack.sp - 2]);
                table.slots.set(slot, stack.slots[stack.sp - 1]);
                stack.sp -= 2;
            }
            case Op.TABLE_SIZE ->
                    stack.push(store.tables.get(ColdInstructions.next(stack, code)).slots.size());
            case Op.TABLE_GROW ->
                    growTable(stack, store.tables.get(ColdInstructions.next(stack, code)));
            case Op.TABLE_FILL -> {
                var table = store.tables.get(ColdInstructions.next(stack, code));
                long from = unsigned(stack.slots[stack.sp - 3], table.isWide());
                long value = stack.slots[stack.sp - 2];
                long count = unsigned(stack.slots[stack.sp - 1], table.isWide());
                checkTable(table.slots, from, count);
                for (long i = 0; i < count; i++) {
                    table.slots.set((int) (from + i), value);
                }
                stack.sp -= 3;
            }
            case Op.TABLE_COPY -> copyTable(store, stack, code);
            case Op.TABLE_INIT -> {
                int segment = ColdInstructions.next(stack, code);
                var table = store.tables.get(ColdInstructions.next(stack, code));
                var instance = instance(store, stack);
                var content = elements(store, instance, segment);
                initializeTable(
                        table.slots,
                        unsigned(stack.slots[stack.sp - 3], table.isWide()),
                        content,
                        unsigned(stack.slots[stack.sp - 2], false),
                        unsigned(stack.slots[stack.sp - 1], false));
                stack.sp -= 3;
            }
            case Op.ELEM_DROP -> {
                var instance = instance(store, stack);
                drop(store, instance, elementFlag(instance, ColdInstructions.next(stack, code)));
            }
            case Op.DATA_DROP ->
                    drop(store, instance(store, stack), ColdInstructions.next(stack, code));
            case Op.MEMORY_SIZE ->
                    stack.push(store.memories.get(ColdInstructions.next(stack, code)).pages());
            case Op.MEMORY_GROW ->
                    growMemory(stack, store.memories.get(ColdInstructions.next(stack, code)));
            case Op.MEMORY_FILL -> {
                var memory = store.memories.get(ColdInstructions.next(stack, code));
                memory.fill(
                        unsigned(stack.slots[stack.sp - 3], memory.isWide()),
                        (int) stack.slots[stack.sp - 2],
                        unsigned(stack.slots[stack.sp - 1], memory.isWide()));
                stack.sp -= 3;
            }
            case Op.MEMORY_COPY -> {
                var to = store.memories.get(ColdInstructions.next(stack, code));
                var from = store.memories.get(ColdInstructions.next(stack, code));
                to.copy(
                        unsigned(stack.slots[stack.sp - 3], to.isWide()),
                        from,
                        unsigned(stack.slots[stack.sp - 2], from.isWide()),
                        unsigned(stack.slots[stack.sp - 1], to.isWide() && from.isWide()));
                stack.sp -= 3;
            }
            case Op.MEMORY_INIT -> {
                int segment = ColdInstructions.next(stack, code);
                var memory = store.memories.get(ColdInstructions.next(stack, code));
                var instance = instance(store, stack);
                initializeMemory(
                        memory,
                        unsigned(stack.slots[stack.sp - 3], memory.isWide()),
                        data(store, instance, segment),
                        unsigned(stack.slots[stack.sp - 2], false),
                        unsigned(stack.slots[stack.sp - 1], false));
                stack.sp -= 3;
            }
            default ->
                    throw new AssertionError(
                            "unreachable: no instruction 0x" + Integer.toHexString(op));
        }
    }

    /** Copies {@code count} references of a segment, from {@code from}, to slot {@code to}. */
    static void initializeTable(
            ChunkedLongs slots, long to, Values content, long from, long count) {
        checkTable(slots, to, count);
        if (from + count > content.size()) {
            throw new TrapSignal("out of bounds table access", behind(from, count, content.size()));
        }
        for (long i = 0; i < count; i++) {
            slots.set((int) (to + i), content.at((int) (from + i)));
        }
    }

    /** Copies {@code count} bytes of a segment, from {@code from}, to address {@code to}. */
    static void initializeMemory(
            PagedMemory memory, long to, Bytes content, long from, long count) {
        memory.check(to, count);
        if (from + count > content.size()) {
            throw new TrapSignal(
                    "out of bounds memory access", behind(from, count, content.size()));
        }
        memory.write(to, content.toArray(), (int) from, (int) count);
    }

    /** The predicate of a trap: what was asked for ends behind the segment. */
    static String behind(long from, long count, int size) {
        return "takes " + count + " from " + from + " of a segment that has " + size;
    }

    /** From now on the segment with this flag is empty. */
    static void drop(Store store, InstanceData instance, int flag) {
        store.dropped.get(instance.number()).set(flag, 1);
    }

    /** The number of an element segment's flag; data segments come first. */
    static int elementFlag(InstanceData instance, int segment) {
        return module(instance).data().size() + segment;
    }

    /** The bytes of a data segment; none where it was dropped. */
    static Bytes data(Store store, InstanceData instance, int segment) {
        return isDropped(store, instance, segment)
                ? Bytes.of()
                : module(instance).data().get(segment).content();
    }

    /** The references of an element segment; none where it was dropped. */
    static Values elements(Store store, InstanceData instance, int segment) {
        return isDropped(store, instance, elementFlag(instance, segment))
                ? Values.NONE
                : instance.elements().get(segment);
    }

    private static boolean isDropped(Store store, InstanceData instance, int flag) {
        return store.dropped.get(instance.number()).at(flag) != 0;
    }

    private static Module module(InstanceData instance) {
        return instance.module().module();
    }

    private static InstanceData instance(Store store, StackData stack) {
        return store.instances.get(store.function(stack.frames[stack.top]).code().instance());
    }

    private void growTable(StackData stack, TableData table) {
        long count = unsigned(stack.slots[stack.sp - 1], table.isWide());
        long value = stack.slots[stack.sp - 2];
        long size = table.slots.size();
        boolean fits = count >= 0 && count <= Math.min(table.maximum(), settings.objects()) - size;
        if (fits) {
            table.slots.grow((int) count, value);
        }
        stack.sp -= 2;
        stack.push(fits ? size : -1);
    }

    private void growMemory(StackData stack, PagedMemory memory) {
        long count = unsigned(stack.slots[stack.sp - 1], memory.isWide());
        long pages = memory.pages();
        // A setting may allow more than 32 bits can address.
        long addressable = memory.isWide() ? Long.MAX_VALUE : (1L << 32) / PagedMemory.PAGE;
        long maximum =
                Math.min(memory.type().limits().maximum().orElse(addressable), settings.pages());
        boolean fits = count >= 0 && count <= maximum - pages;
        if (fits) {
            memory.grow(count);
        }
        stack.slots[stack.sp - 1] = fits ? pages : -1;
    }

    private static void copyTable(Store store, StackData stack, int[] code) {
        var toTable = store.tables.get(ColdInstructions.next(stack, code));
        var fromTable = store.tables.get(ColdInstructions.next(stack, code));
        long target = unsigned(stack.slots[stack.sp - 3], toTable.isWide());
        long source = unsigned(stack.slots[stack.sp - 2], fromTable.isWide());
        long count = unsigned(stack.slots[stack.sp - 1], toTable.isWide() && fromTable.isWide());
        var to = toTable.slots;
        var from = fromTable.slots;
        checkTable(to, target, count);
        checkTable(from, source, count);
        boolean backward = source < target;
        for (long i = 0; i < count; i++) {
            long at = backward ? count - 1 - i : i;
            to.set((int) (target + at), from.at((int) (source + at)));
        }
        stack.sp -= 3;
    }

    private static int slot(TableData table, long operand) {
        checkTable(table.slots, unsigned(operand, table.isWide()), 1);
        return (int) operand;
    }

    private static void checkTable(ChunkedLongs slots, long from, long count) {
        if (from < 0 || count < 0 || count > slots.size() - from) {
            throw new TrapSignal(
                    "out of bounds table access",
                    (count == 1
                                    ? "accesses slot " + Long.toUnsignedString(from)
                                    : "accesses "
                                            + Long.toUnsignedString(count)
                                            + " slots from "
                                            + Long.toUnsignedString(from))
                            + " of a table that has "
                            + slots.size());
        }
    }

    /** An address or count; one of 64 bits that is negative lies beyond every bound. */
    private static long unsigned(long operand, boolean wide) {
        return wide ? operand : operand & 0xffff_ffffL;
    }
}
