package dev.fiberscope.engine.machine;

/**
 * What states take of the Java heap, in bytes, about: arrays and objects with their headers,
 * references compressed.
 */
final class Weight {
    private static final long HEADER = 16;

    private Weight() {}

    /** What would be free if {@code store} were gone, and {@code other} stayed. */
    static long beyond(Store store, Store other) {
        long bytes =
                store.stacks.beyond(other.stacks, Weight::of)
                        + store.exceptions.beyond(other.exceptions, Weight::of)
                        + store.objects.beyond(other.objects, Weight::of)
                        + store.globals.beyond(other.globals)
                        + store.functions.length * (long) Integer.BYTES;
        for (int i = 0; i < store.memories.size(); i++) {
            bytes +=
                    store.memories
                            .get(i)
                            .beyond(
                                    i < other.memories.size()
                                            ? other.memories.get(i)
                                            : store.memories.get(i));
        }
        for (int i = 0; i < store.tables.size(); i++) {
            if (i < other.tables.size()) {
                bytes += store.tables.get(i).slots.beyond(other.tables.get(i).slots);
            }
        }
        return bytes;
    }

    static long of(StackData stack) {
        return 6 * HEADER + stack.slots.length * 8L + stack.frames.length * 4L;
    }

    static long of(ObjectData object) {
        return 3 * HEADER + object.slots.length * 8L;
    }

    private static long of(ExceptionData exception) {
        return 3 * HEADER + exception.payload().size() * 8L;
    }
}
