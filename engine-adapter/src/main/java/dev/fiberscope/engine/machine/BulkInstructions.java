package dev.fiberscope.engine.machine;

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
                var slots = store.tables.get(ColdInstructions.next(stack, code)).slots;
                stack.slots[stack.sp - 1] = slots.at(slot(slots, stack.slots[stack.sp - 1]));
            }
            case Op.TABLE_SET -> {
                var slots = store.tables.get(ColdInstructions.next(stack, code)).slots;
                int slot = slot(slots, stack.slots[stack.sp - 2]);
                slots.set(slot, stack.slots[stack.sp - 1]);
                stack.sp -= 2;
            }
            case Op.TABLE_SIZE -> stack.push(store.tables.get(ColdInstructions.next(stack, code)).slots.size());
            case Op.TABLE_GROW -> growTable(stack, store.tables.get(ColdInstructions.next(stack, code)));
            case Op.TABLE_FILL -> {
                var slots = store.tables.get(ColdInstructions.next(stack, code)).slots;
                long from = unsigned(stack.slots[stack.sp - 3]);
                long value = stack.slots[stack.sp - 2];
                long count = unsigned(stack.slots[stack.sp - 1]);
                checkTable(slots, from, count);
                for (long i = 0; i < count; i++) {
                    slots.set((int) (from + i), value);
                }
                stack.sp -= 3;
            }
            case Op.TABLE_COPY -> copyTable(store, stack, code);
            case Op.TABLE_INIT -> {
                int segment = ColdInstructions.next(stack, code);
                var slots = store.tables.get(ColdInstructions.next(stack, code)).slots;
                var instance = instance(store, stack);
                var content = isDropped(store, instance, elementFlag(instance, segment))
                        ? Values.NONE
                        : instance.elements().get(segment);
                initializeTable(
                        slots,
                        unsigned(stack.slots[stack.sp - 3]),
                        content,
                        unsigned(stack.slots[stack.sp - 2]),
                        unsigned(stack.slots[stack.sp - 1]));
                stack.sp -= 3;
            }
            case Op.ELEM_DROP -> {
                var instance = instance(store, stack);
                drop(store, instance, elementFlag(instance, ColdInstructions.next(stack, code)));
            }
            case Op.DATA_DROP -> drop(store, instance(store, stack), ColdInstructions.next(stack, code));
            case Op.MEMORY_SIZE ->
                    stack.push(store.memories.get(ColdInstructions.next(stack, code)).pages());
            case Op.MEMORY_GROW -> growMemory(stack, store.memories.get(ColdInstructions.next(stack, code)));
            case Op.MEMORY_FILL -> {
                var memory = store.memories.get(ColdInstructions.next(stack, code));
                memory.fill(
                        unsigned(stack.slots[stack.sp - 3]),
                        (int) stack.slots[stack.sp - 2],
                        unsigned(stack.slots[stack.sp - 1]));
                stack.sp -= 3;
            }
            case Op.MEMORY_COPY -> {
                var to = store.memories.get(ColdInstructions.next(stack, code));
                var from = store.memories.get(ColdInstructions.next(stack, code));
                to.copy(
                        unsigned(stack.slots[stack.sp - 3]),
                        from,
                        unsigned(stack.slots[stack.sp - 2]),
                        unsigned(stack.slots[stack.sp - 1]));
                stack.sp -= 3;
            }
            case Op.MEMORY_INIT -> {
                int segment = ColdInstructions.next(stack, code);
                var memory = store.memories.get(ColdInstructions.next(stack, code));
                var instance = instance(store, stack);
                initializeMemory(
                        memory,
                        unsigned(stack.slots[stack.sp - 3]),
                        isDropped(store, instance, segment)
                                ? new byte[0]
                                : module(instance).data().get(segment).content().toArray(),
                        unsigned(stack.slots[stack.sp - 2]),
                        unsigned(stack.slots[stack.sp - 1]));
                stack.sp -= 3;
            }
            default -> throw new AssertionError("unreachable: no instruction 0x" + Integer.toHexString(op));
        }
    }

    /** Copies {@code count} references of a segment, from {@code from}, to slot {@code to}. */
    static void initializeTable(ChunkedLongs slots, long to, Values content, long from, long count) {
        checkTable(slots, to, count);
        if (from + count > content.size()) {
            throw new TrapSignal("out of bounds table access", "out of bounds table access: behind the segment's end");
        }
        for (long i = 0; i < count; i++) {
            slots.set((int) (to + i), content.at((int) (from + i)));
        }
    }

    /** Copies {@code count} bytes of a segment, from {@code from}, to address {@code to}. */
    static void initializeMemory(PagedMemory memory, long to, byte[] content, long from, long count) {
        memory.check(to, count);
        if (from + count > content.length) {
            throw new TrapSignal("out of bounds memory access", "out of bounds memory access: behind the segment's end");
        }
        memory.write(to, content, (int) from, (int) count);
    }

    /** From now on the segment with this flag is empty. */
    static void drop(Store store, InstanceData instance, int flag) {
        store.dropped.get(instance.number()).set(flag, 1);
    }

    /** The number of an element segment's flag; data segments come first. */
    static int elementFlag(InstanceData instance, int segment) {
        return module(instance).data().size() + segment;
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
        long count = unsigned(stack.slots[stack.sp - 1]);
        long value = stack.slots[stack.sp - 2];
        long size = table.slots.size();
        boolean fits = size + count <= Math.min(table.maximum(), settings.objects());
        if (fits) {
            table.slots.grow((int) count, value);
        }
        stack.sp -= 2;
        stack.push(fits ? size : -1);
    }

    private void growMemory(StackData stack, PagedMemory memory) {
        long count = unsigned(stack.slots[stack.sp - 1]);
        long pages = memory.pages();
        long maximum = Math.min(memory.type().limits().maximum().orElse(65_536), settings.pages());
        boolean fits = pages + count <= maximum;
        if (fits) {
            memory.grow(count);
        }
        stack.slots[stack.sp - 1] = fits ? pages : -1;
    }

    private static void copyTable(Store store, StackData stack, int[] code) {
        var to = store.tables.get(ColdInstructions.next(stack, code)).slots;
        var from = store.tables.get(ColdInstructions.next(stack, code)).slots;
        long target = unsigned(stack.slots[stack.sp - 3]);
        long source = unsigned(stack.slots[stack.sp - 2]);
        long count = unsigned(stack.slots[stack.sp - 1]);
        checkTable(to, target, count);
        checkTable(from, source, count);
        boolean backward = source < target;
        for (long i = 0; i < count; i++) {
            long at = backward ? count - 1 - i : i;
            to.set((int) (target + at), from.at((int) (source + at)));
        }
        stack.sp -= 3;
    }

    private static int slot(ChunkedLongs slots, long operand) {
        checkTable(slots, unsigned(operand), 1);
        return (int) operand;
    }

    private static void checkTable(ChunkedLongs slots, long from, long count) {
        if (from + count > slots.size()) {
            throw new TrapSignal(
                    "out of bounds table access",
                    "out of bounds table access: " + count + " slots from " + from + " of a table of " + slots.size());
        }
    }

    private static long unsigned(long operand) {
        return operand & 0xffff_ffffL;
    }
}
