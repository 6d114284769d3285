package dev.fiberscope.engine.machine;

import java.util.Arrays;

/** A growing row of numbers in chunks of 4 KiB that forks share until one of them writes. */
final class ChunkedLongs {
    private static final int SHIFT = 9;
    private static final int SIZE = 1 << SHIFT;
    private static final int MASK = SIZE - 1;

    private long[][] chunks;
    private boolean[] owned;
    private int size;
    private long copies;

    ChunkedLongs() {
        this(new long[0][], 0);
    }

    private ChunkedLongs(long[][] chunks, int size) {
        this.chunks = chunks;
        this.owned = new boolean[chunks.length];
        this.size = size;
    }

    /** An independent row with the same content; costs one reference for each chunk. */
    ChunkedLongs fork() {
        Arrays.fill(owned, false);
        return new ChunkedLongs(chunks.clone(), size);
    }

    int size() {
        return size;
    }

    long at(int index) {
        return chunks[index >>> SHIFT][index & MASK];
    }

    void set(int index, long value) {
        int chunk = index >>> SHIFT;
        if (!mine(chunk)) {
            take(chunk);
        }
        chunks[chunk][index & MASK] = value;
    }

    /** Sets three numbers from {@code index} on, which is a multiple of four. */
    void set(int index, long first, long second, long third) {
        int chunk = index >>> SHIFT;
        if (!mine(chunk)) {
            take(chunk);
        }
        long[] numbers = chunks[chunk];
        int at = index & MASK;
        numbers[at] = first;
        numbers[at + 1] = second;
        numbers[at + 2] = third;
    }

    private boolean mine(int chunk) {
        return owned[chunk];
    }

    /** The first write to a chunk since the last fork. */
    private void take(int chunk) {
        chunks[chunk] = chunks[chunk].clone();
        owned[chunk] = true;
        copies++;
    }

    /** Bytes copied because they were written, since this was made. */
    long copied() {
        return copies * SIZE * Long.BYTES;
    }

    /** Bytes that this has and {@code other} does not share. */
    long beyond(ChunkedLongs other) {
        long bytes = chunks.length * (long) Integer.BYTES;
        for (int i = 0; i < chunks.length; i++) {
            if (i >= other.chunks.length || isOther(chunks[i], other.chunks[i])) {
                bytes += SIZE * Long.BYTES;
            }
        }
        return bytes;
    }

    @SuppressWarnings("ReferenceEquality") // the same chunk, not an equal one
    private static boolean isOther(long[] one, long[] other) {
        return one != other;
    }

    /** Appends {@code count} times {@code value}. */
    void grow(int count, long value) {
        int from = size;
        size += count;
        int needed = (size + MASK) >>> SHIFT;
        int used = chunks.length;
        if (needed > used) {
            chunks = Arrays.copyOf(chunks, needed);
            owned = Arrays.copyOf(owned, needed);
            for (int i = used; i < needed; i++) {
                chunks[i] = new long[SIZE];
                owned[i] = true;
            }
        }
        for (int i = from; i < size; i++) {
            set(i, value);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChunkedLongs row
                && size == row.size
                && Arrays.deepEquals(chunks, row.chunks);
    }

    @Override
    public int hashCode() {
        return size;
    }
}
