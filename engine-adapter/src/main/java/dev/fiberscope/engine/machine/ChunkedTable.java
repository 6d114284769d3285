package dev.fiberscope.engine.machine;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A growing table of objects in chunks that forks share until one of them writes. Freed slots are
 * used again, the last one first. Slot numbers depend on the order of calls alone.
 */
final class ChunkedTable<T> {
    private static final int SHIFT = 8;
    private static final int SIZE = 1 << SHIFT;
    private static final int MASK = SIZE - 1;
    private static final @Nullable Object[] NOTHING = new Object[0];

    private @Nullable Object[][] chunks;
    private boolean[] owned;
    private int size;
    private int alive;
    private int firstFree;
    private long copies;

    ChunkedTable() {
        this(new Object[0][], 0, 0, -1);
    }

    private ChunkedTable(@Nullable Object[][] chunks, int size, int alive, int firstFree) {
        this.chunks = chunks;
        this.owned = new boolean[chunks.length];
        this.size = size;
        this.alive = alive;
        this.firstFree = firstFree;
    }

    /** Link in the list of freed slots, in place of an object. */
    private record Free(int next) {}

    /** An independent table with the same content; costs one reference for each chunk. */
    ChunkedTable<T> fork() {
        Arrays.fill(owned, false);
        return new ChunkedTable<>(chunks.clone(), size, alive, firstFree);
    }

    /** One more than the greatest slot ever used. */
    int size() {
        return size;
    }

    /** Number of slots in use. */
    int alive() {
        return alive;
    }

    /** The object in a slot that is in use. */
    @SuppressWarnings("unchecked")
    T at(int slot) {
        return (T) Objects.requireNonNull(chunks[slot >>> SHIFT][slot & MASK]);
    }

    /** The object, or null where the slot is free or was never used. */
    @SuppressWarnings("unchecked")
    @Nullable T find(int slot) {
        if (slot < 0 || slot >= size) {
            return null;
        }
        Object object = chunks[slot >>> SHIFT][slot & MASK];
        return object instanceof Free ? null : (T) object;
    }

    void set(int slot, T object) {
        write(slot, object);
    }

    /** The slot that the next {@link #add} will use. */
    int next() {
        return firstFree >= 0 ? firstFree : size;
    }

    /** Puts the object into a free slot. */
    int add(T object) {
        int slot = next();
        if (firstFree >= 0) {
            firstFree = ((Free) Objects.requireNonNull(chunks[slot >>> SHIFT][slot & MASK])).next;
        } else {
            size++;
            if (slot >>> SHIFT == chunks.length) {
                grow();
            }
        }
        alive++;
        write(slot, object);
        return slot;
    }

    void free(int slot) {
        write(slot, new Free(firstFree));
        firstFree = slot;
        alive--;
    }

    private void write(int slot, Object object) {
        int chunk = slot >>> SHIFT;
        if (!mine(chunk)) {
            chunks[chunk] = chunks[chunk].clone();
            owned[chunk] = true;
            copies++;
        }
        chunks[chunk][slot & MASK] = object;
    }

    private boolean mine(int chunk) {
        return owned[chunk];
    }

    private void grow() {
        int used = chunks.length;
        chunks = Arrays.copyOf(chunks, Math.max(4, used * 2));
        owned = Arrays.copyOf(owned, chunks.length);
        for (int i = used; i < chunks.length; i++) {
            chunks[i] = new Object[SIZE];
            owned[i] = true;
        }
    }

    /** Bytes of chunks copied because they were written, since this was made. */
    long copied() {
        return copies * SIZE * Integer.BYTES;
    }

    /**
     * Bytes that this has and {@code other} does not share; {@code bytes} says them of an object.
     */
    @SuppressWarnings("unchecked")
    long beyond(ChunkedTable<T> other, ToLongFunction<T> bytes) {
        long sum = chunks.length * (long) Integer.BYTES;
        for (int i = 0; i << SHIFT < size; i++) {
            var mine = chunks[i];
            var others = i < other.chunks.length ? other.chunks[i] : NOTHING;
            if (isSame(mine, others)) {
                continue;
            }
            sum += SIZE * Integer.BYTES;
            for (int at = 0; at < SIZE; at++) {
                var object = mine[at];
                if (object != null
                        && !(object instanceof Free)
                        && !(at < others.length && isSame(object, others[at]))) {
                    sum += bytes.applyAsLong((T) object);
                }
            }
        }
        return sum;
    }

    @SuppressWarnings("ReferenceEquality") // the same, not an equal one
    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return one == other;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof ChunkedTable<?> table)
                || size != table.size
                || firstFree != table.firstFree) {
            return false;
        }
        for (int i = 0; i << SHIFT < size; i++) {
            if (!Arrays.equals(chunks[i], table.chunks[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return 31 * size + firstFree;
    }
}
