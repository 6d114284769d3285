package dev.fiberscope.engine.machine;

import java.util.Arrays;

/** An immutable row of raw values: one slot each, v128 two. */
public final class Values {
    public static final Values NONE = new Values(new long[0]);

    private final long[] slots;

    private Values(long[] slots) {
        this.slots = slots;
    }

    /** A copy of {@code slots}. */
    public static Values of(long... slots) {
        return new Values(slots.clone());
    }

    public int size() {
        return slots.length;
    }

    public long at(int index) {
        return slots[index];
    }

    /** A copy that the caller may change. */
    public long[] toArray() {
        return slots.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values values && Arrays.equals(slots, values.slots);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(slots);
    }

    @Override
    public String toString() {
        return Arrays.toString(slots);
    }
}
