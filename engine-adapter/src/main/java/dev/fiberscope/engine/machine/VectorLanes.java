package dev.fiberscope.engine.machine;

import static dev.fiberscope.engine.machine.VectorHalf.placed;
import static dev.fiberscope.engine.machine.VectorHalf.signed;
import static dev.fiberscope.engine.machine.VectorHalf.unsigned;

/**
 * Vector instructions that move lanes and do not look into them. Specification 3.0, "Vector
 * Instructions".
 */
final class VectorLanes {
    private static final int BYTES = 16;

    private VectorLanes() {}

    /** {@code extract_lane}: one lane in place of the vector on top; the new stack pointer. */
    static int extract(int op, long[] s, int sp, int lane) {
        int width = VectorOp.width(op);
        long value = lane(s, sp - 2, width, lane);
        boolean zeroExtended =
                op == VectorOp.I8X16_EXTRACT_LANE_U || op == VectorOp.I16X8_EXTRACT_LANE_U;
        s[sp - 2] = zeroExtended ? unsigned(value, 0, width) : value;
        return sp - 1;
    }

    /** {@code replace_lane}: the number on top into the vector below it; the new stack pointer. */
    static int replace(int op, long[] s, int sp, int lane) {
        put(s, sp - 3, VectorOp.width(op), lane, s[sp - 1]);
        return sp - 1;
    }

    /** A lane of the vector at {@code at}, sign-extended. */
    static long lane(long[] s, int at, int width, int lane) {
        int bit = lane * width;
        return signed(s[at + bit / VectorHalf.BITS], bit % VectorHalf.BITS, width);
    }

    /** Replaces a lane of the vector at {@code at}. */
    static void put(long[] s, int at, int width, int lane, long value) {
        int bit = lane * width;
        int half = at + bit / VectorHalf.BITS;
        s[half] = VectorHalf.with(s[half], bit % VectorHalf.BITS, width, value);
    }

    /**
     * {@code i8x16.shuffle}: sixteen bytes of the two vectors on top, in place of them. Their
     * numbers, 0 to 31, are the bytes of {@code lanesLow} and {@code lanesHigh}, lowest first. The
     * new stack pointer.
     */
    static int shuffle(long[] s, int sp, long lanesLow, long lanesHigh) {
        int at = sp - 4;
        long low = bytes(s, at, 2 * BYTES, lanesLow);
        s[at + 1] = bytes(s, at, 2 * BYTES, lanesHigh);
        s[at] = low;
        return sp - 2;
    }

    /**
     * {@code i8x16.swizzle}: bytes of the vector below by the numbers in the vector on top; zero
     * for a number above 15. The new stack pointer.
     */
    static int swizzle(long[] s, int sp) {
        int at = sp - 4;
        long low = bytes(s, at, BYTES, s[sp - 2]);
        s[at + 1] = bytes(s, at, BYTES, s[sp - 1]);
        s[at] = low;
        return sp - 2;
    }

    /**
     * The bytes from {@code at} on with these eight numbers; zero for a number not below {@code
     * count}.
     */
    private static long bytes(long[] s, int at, int count, long numbers) {
        long half = 0;
        for (int bit = 0; bit < VectorHalf.BITS; bit += 8) {
            int number = (int) unsigned(numbers, bit, 8);
            if (number < count) {
                half |= placed(s[at + number / 8] >>> (number % 8 * 8), bit, 8);
            }
        }
        return half;
    }
}
