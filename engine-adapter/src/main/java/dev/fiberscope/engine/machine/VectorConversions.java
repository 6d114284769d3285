package dev.fiberscope.engine.machine;

import static dev.fiberscope.engine.machine.VectorFloats.bits;
import static dev.fiberscope.engine.machine.VectorFloats.f64;
import static dev.fiberscope.engine.machine.VectorFloats.integers;
import static dev.fiberscope.engine.machine.VectorFloats.lower;
import static dev.fiberscope.engine.machine.VectorFloats.pair;
import static dev.fiberscope.engine.machine.VectorFloats.upper;
import static dev.fiberscope.engine.machine.VectorHalf.BITS;
import static dev.fiberscope.engine.machine.VectorHalf.placed;
import static dev.fiberscope.engine.machine.VectorHalf.saturateSigned;
import static dev.fiberscope.engine.machine.VectorHalf.saturateUnsigned;
import static dev.fiberscope.engine.machine.VectorHalf.signed;
import static dev.fiberscope.engine.machine.VectorHalf.unsigned;
import static dev.fiberscope.engine.machine.VectorHalf.widen;

/**
 * Vector instructions whose result has lanes of another kind than the operands. A vector is read
 * and written as two slots of {@code s}, {@code at} being the lower. Specification 3.0,
 * "Conversions", "Vector Operations".
 */
final class VectorConversions {
    private VectorConversions() {}

    /**
     * The lanes of the vectors at {@code at} and {@code at + 2}, half as wide: the first one's
     * become the lower half.
     */
    static void narrow(long[] s, int at, int width, boolean signed) {
        long low = narrow(s[at], s[at + 1], width, signed);
        s[at + 1] = narrow(s[at + 2], s[at + 3], width, signed);
        s[at] = low;
    }

    private static long narrow(long low, long high, int width, boolean signed) {
        int wide = 2 * width;
        long half = 0;
        for (int from = 0; from < BITS; from += wide) {
            long first = saturate(signed(low, from, wide), width, signed);
            long second = saturate(signed(high, from, wide), width, signed);
            half |= placed(first, from / 2, width) | placed(second, BITS / 2 + from / 2, width);
        }
        return half;
    }

    private static long saturate(long value, int width, boolean signed) {
        return signed ? saturateSigned(value, width) : saturateUnsigned(value, width);
    }

    /** The lanes of {@code half}, twice as wide ({@code width}). */
    static void extend(long half, int width, boolean signed, long[] s, int at) {
        s[at] = widen(half, width, signed);
        s[at + 1] = widen(half >>> 32, width, signed);
    }

    /**
     * The products of the lanes of {@code a} and {@code b}, twice as wide ({@code width}): all fit.
     */
    static void extendedProduct(long a, long b, int width, boolean signed, long[] s, int at) {
        s[at] = product(widen(a, width, signed), widen(b, width, signed), width);
        s[at + 1] = product(widen(a >>> 32, width, signed), widen(b >>> 32, width, signed), width);
    }

    private static long product(long a, long b, int width) {
        long half = 0;
        for (int at = 0; at < BITS; at += width) {
            half |= placed(signed(a, at, width) * signed(b, at, width), at, width);
        }
        return half;
    }

    /** The sums of neighbours; {@code width} is that of the result. */
    static long pairwiseSum(long half, int width, boolean signed) {
        int narrow = width / 2;
        long sums = 0;
        for (int at = 0; at < BITS; at += width) {
            long sum =
                    signed
                            ? signed(half, at, narrow) + signed(half, at + narrow, narrow)
                            : unsigned(half, at, narrow) + unsigned(half, at + narrow, narrow);
            sums |= placed(sum, at, width);
        }
        return sums;
    }

    /**
     * The sums of the products of neighbours; {@code width} is that of the result. One sum can be
     * too great, where all four factors are least: it wraps around, or is the greatest if {@code
     * saturating}.
     */
    static long dotProduct(long a, long b, int width, boolean saturating) {
        int narrow = width / 2;
        long sums = 0;
        for (int at = 0; at < BITS; at += width) {
            long sum =
                    signed(a, at, narrow) * signed(b, at, narrow)
                            + signed(a, at + narrow, narrow) * signed(b, at + narrow, narrow);
            sums |= placed(saturating ? saturateSigned(sum, width) : sum, at, width);
        }
        return sums;
    }

    /**
     * Conversions of i32 lanes to f32 lanes and back. A NaN gives 0; what is out of range, the
     * nearest.
     */
    static long sameWidth(int op, long half) {
        return switch (op) {
            case VectorOp.I32X4_TRUNC_SAT_F32X4_S, VectorOp.I32X4_RELAXED_TRUNC_F32X4_S ->
                    integers((int) lower(half), (int) upper(half));
            case VectorOp.I32X4_TRUNC_SAT_F32X4_U, VectorOp.I32X4_RELAXED_TRUNC_F32X4_U ->
                    integers(toUnsigned(lower(half)), toUnsigned(upper(half)));
            case VectorOp.F32X4_CONVERT_I32X4_S ->
                    pair((float) (int) half, (float) (int) (half >>> 32));
            case VectorOp.F32X4_CONVERT_I32X4_U ->
                    pair((float) unsigned(half, 0, 32), (float) unsigned(half, 32, 32));
            default -> throw unknown(op);
        };
    }

    /**
     * Conversions between two lanes of 64 bits and two of 32 bits in the lower half, the upper
     * being ignored or zero.
     */
    static void otherWidth(int op, long[] s, int at) {
        long low = s[at];
        long high = s[at + 1];
        switch (op) {
            case VectorOp.I32X4_TRUNC_SAT_F64X2_S_ZERO, VectorOp.I32X4_RELAXED_TRUNC_F64X2_S_ZERO ->
                    put(s, at, integers((int) f64(low), (int) f64(high)), 0);
            case VectorOp.I32X4_TRUNC_SAT_F64X2_U_ZERO, VectorOp.I32X4_RELAXED_TRUNC_F64X2_U_ZERO ->
                    put(s, at, integers(toUnsigned(f64(low)), toUnsigned(f64(high))), 0);
            case VectorOp.F32X4_DEMOTE_F64X2_ZERO ->
                    put(s, at, pair((float) f64(low), (float) f64(high)), 0);
            case VectorOp.F64X2_PROMOTE_LOW_F32X4 -> put(s, at, bits(lower(low)), bits(upper(low)));
            case VectorOp.F64X2_CONVERT_LOW_I32X4_S ->
                    put(s, at, bits((double) (int) low), bits((double) (int) (low >>> 32)));
            case VectorOp.F64X2_CONVERT_LOW_I32X4_U ->
                    put(
                            s,
                            at,
                            bits((double) unsigned(low, 0, 32)),
                            bits((double) unsigned(low, 32, 32)));
            default -> throw unknown(op);
        }
    }

    private static int toUnsigned(double value) {
        return (int) saturateUnsigned((long) value, 32);
    }

    private static void put(long[] s, int at, long low, long high) {
        s[at] = low;
        s[at + 1] = high;
    }

    private static AssertionError unknown(int op) {
        return new AssertionError(
                "unreachable: no conversion of vectors 0x" + Integer.toHexString(op));
    }
}
