package dev.fiberscope.engine.machine;

/**
 * A reference is a number: three bits of kind, and behind them an index into the table of that
 * kind. Null is 0.
 *
 * <p>A continuation needs no object of its own: its number holds the slot of the chain's top stack
 * (24 bits) and the continuation's ordinal (37 bits). It can be consumed exactly while the stack in
 * that slot is held by that ordinal; every suspension gives the stack a new ordinal, and so makes
 * all older references to it consumed.
 */
final class Reference {
    static final long NULL = 0;

    static final int FUNCTION = 1;
    static final int CONTINUATION = 2;
    static final int EXCEPTION = 3;
    static final int HOST = 4;
    static final int STRUCT = 5;
    static final int ARRAY = 6;

    /** A number of 31 bits in place of an index. */
    static final int I31 = 7;

    /** Most stacks that can be told apart. */
    static final int MAXIMUM_STACKS = 1 << 24;

    private static final int KIND_SHIFT = 61;
    private static final long INDEX = (1L << KIND_SHIFT) - 1;
    private static final int SLOT_SHIFT = 37;
    private static final long ORDINAL = (1L << SLOT_SHIFT) - 1;

    private Reference() {}

    static long of(int kind, long index) {
        return ((long) kind << KIND_SHIFT) | index;
    }

    static int kind(long reference) {
        return (int) (reference >>> KIND_SHIFT);
    }

    static int index(long reference) {
        return (int) (reference & INDEX);
    }

    /** The number that a host object is known by. */
    static long hostNumber(long reference) {
        return reference & INDEX;
    }

    /** The signed number of an i31 reference. */
    static int i31(long reference) {
        return (int) reference << 1 >> 1;
    }

    static long ofI31(int value) {
        return of(I31, value & 0x7fff_ffffL);
    }

    static long continuation(int stackSlot, long ordinal) {
        return of(CONTINUATION, ((long) stackSlot << SLOT_SHIFT) | ordinal);
    }

    static int stackSlot(long continuation) {
        return (int) ((continuation & INDEX) >>> SLOT_SHIFT);
    }

    static long ordinal(long continuation) {
        return continuation & ORDINAL;
    }
}
