package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.Bytes;

/** A segment as a source of array elements. Specification 3.0, "Aggregates". */
sealed interface ArraySegment {
    /** Elements lie there as bytes, little-endian. */
    record OfBytes(Bytes bytes) implements ArraySegment {}

    /** Elements are references. */
    record OfReferences(Values references) implements ArraySegment {}

    /** The segment of {@code instance} whose number comes next in the code; empty where dropped. */
    static ArraySegment next(
            Store store, StackData stack, InstanceData instance, boolean data, int[] code) {
        int number = ColdInstructions.next(stack, code);
        return data
                ? new OfBytes(BulkInstructions.data(store, instance, number))
                : new OfReferences(BulkInstructions.elements(store, instance, number));
    }

    /** Traps unless the segment has {@code count} elements from {@code from} on. */
    default void check(ObjectLayout layout, long from, long count) {
        switch (this) {
            case OfBytes(var bytes) -> {
                long needed = count * layout.bytes();
                if (from + needed > bytes.size()) {
                    throw new TrapSignal(
                            "out of bounds memory access",
                            BulkInstructions.behind(from, needed, bytes.size()));
                }
            }
            case OfReferences(var references) -> {
                if (from + count > references.size()) {
                    throw new TrapSignal(
                            "out of bounds table access",
                            BulkInstructions.behind(from, count, references.size()));
                }
            }
        }
    }

    /** Writes {@code count} elements from {@code from} on to {@code array}, from {@code to} on. */
    default void read(int from, ObjectData array, int to, int count) {
        switch (this) {
            case OfReferences(var references) -> {
                for (int i = 0; i < count; i++) {
                    array.slots[to + i] = references.at(from + i);
                }
            }
            case OfBytes(var bytes) -> {
                int size = array.layout.bytes();
                int width = array.layout.slots();
                for (int i = 0; i < count; i++) {
                    int at = from + i * size;
                    array.slots[(to + i) * width] = number(bytes, at, Math.min(size, 8));
                    if (width == 2) {
                        array.slots[(to + i) * width + 1] = number(bytes, at + 8, 8);
                    }
                }
            }
        }
    }

    /** A little-endian number; of 4 bytes with its sign, as i32 and f32 lie in slots. */
    private static long number(Bytes bytes, int at, int size) {
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | (bytes.at(at + i) & 0xff);
        }
        return size == 4 ? (int) value : value;
    }
}
