package dev.fiberscope.engine.machine;

import static dev.fiberscope.engine.machine.VectorHalf.BITS;
import static dev.fiberscope.engine.machine.VectorHalf.placed;
import static dev.fiberscope.engine.machine.VectorHalf.saturateSigned;
import static dev.fiberscope.engine.machine.VectorHalf.saturateUnsigned;
import static dev.fiberscope.engine.machine.VectorHalf.signed;
import static dev.fiberscope.engine.machine.VectorHalf.unsigned;

/**
 * Vector instructions on integer lanes and on bits, as far as a half of the result needs only the
 * same half of the operands. Specification 3.0, "Integer Operations".
 */
final class VectorIntegers {
    private VectorIntegers() {}

    static long unary(int op, long half) {
        int width = VectorOp.width(op);
        long result = 0;
        for (int at = 0; at < BITS; at += width) {
            long lane = signed(half, at, width);
            long value =
                    switch (op) {
                        case VectorOp.V128_NOT -> ~lane;
                        case VectorOp.I8X16_ABS,
                                VectorOp.I16X8_ABS,
                                VectorOp.I32X4_ABS,
                                VectorOp.I64X2_ABS ->
                                Math.abs(lane);
                        case VectorOp.I8X16_NEG,
                                VectorOp.I16X8_NEG,
                                VectorOp.I32X4_NEG,
                                VectorOp.I64X2_NEG ->
                                -lane;
                        case VectorOp.I8X16_POPCNT -> Long.bitCount(lane & 0xff);
                        default -> throw unknown(op);
                    };
            result |= placed(value, at, width);
        }
        return result;
    }

    static long binary(int op, long a, long b) {
        int width = VectorOp.width(op);
        long result = 0;
        for (int at = 0; at < BITS; at += width) {
            long value = lane(op, width, signed(a, at, width), signed(b, at, width));
            result |= placed(value, at, width);
        }
        return result;
    }

    /**
     * Both lanes sign-extended, which keeps the unsigned order too. Bits of the result above {@code
     * width} do not count.
     */
    private static long lane(int op, int width, long x, long y) {
        return switch (op) {
            case VectorOp.I8X16_ADD, VectorOp.I16X8_ADD, VectorOp.I32X4_ADD, VectorOp.I64X2_ADD ->
                    x + y;
            case VectorOp.I8X16_SUB, VectorOp.I16X8_SUB, VectorOp.I32X4_SUB, VectorOp.I64X2_SUB ->
                    x - y;
            case VectorOp.I16X8_MUL, VectorOp.I32X4_MUL, VectorOp.I64X2_MUL -> x * y;
            case VectorOp.V128_AND -> x & y;
            case VectorOp.V128_ANDNOT -> x & ~y;
            case VectorOp.V128_OR -> x | y;
            case VectorOp.V128_XOR -> x ^ y;
            case VectorOp.I8X16_EQ, VectorOp.I16X8_EQ, VectorOp.I32X4_EQ, VectorOp.I64X2_EQ ->
                    mask(x == y);
            case VectorOp.I8X16_NE, VectorOp.I16X8_NE, VectorOp.I32X4_NE, VectorOp.I64X2_NE ->
                    mask(x != y);
            case VectorOp.I8X16_LT_S,
                    VectorOp.I16X8_LT_S,
                    VectorOp.I32X4_LT_S,
                    VectorOp.I64X2_LT_S ->
                    mask(x < y);
            case VectorOp.I8X16_GT_S,
                    VectorOp.I16X8_GT_S,
                    VectorOp.I32X4_GT_S,
                    VectorOp.I64X2_GT_S ->
                    mask(x > y);
            case VectorOp.I8X16_LE_S,
                    VectorOp.I16X8_LE_S,
                    VectorOp.I32X4_LE_S,
                    VectorOp.I64X2_LE_S ->
                    mask(x <= y);
            case VectorOp.I8X16_GE_S,
                    VectorOp.I16X8_GE_S,
                    VectorOp.I32X4_GE_S,
                    VectorOp.I64X2_GE_S ->
                    mask(x >= y);
            case VectorOp.I8X16_LT_U, VectorOp.I16X8_LT_U, VectorOp.I32X4_LT_U ->
                    mask(Long.compareUnsigned(x, y) < 0);
            case VectorOp.I8X16_GT_U, VectorOp.I16X8_GT_U, VectorOp.I32X4_GT_U ->
                    mask(Long.compareUnsigned(x, y) > 0);
            case VectorOp.I8X16_LE_U, VectorOp.I16X8_LE_U, VectorOp.I32X4_LE_U ->
                    mask(Long.compareUnsigned(x, y) <= 0);
            case VectorOp.I8X16_GE_U, VectorOp.I16X8_GE_U, VectorOp.I32X4_GE_U ->
                    mask(Long.compareUnsigned(x, y) >= 0);
            case VectorOp.I8X16_MIN_S, VectorOp.I16X8_MIN_S, VectorOp.I32X4_MIN_S -> Math.min(x, y);
            case VectorOp.I8X16_MAX_S, VectorOp.I16X8_MAX_S, VectorOp.I32X4_MAX_S -> Math.max(x, y);
            case VectorOp.I8X16_MIN_U, VectorOp.I16X8_MIN_U, VectorOp.I32X4_MIN_U ->
                    Long.compareUnsigned(x, y) < 0 ? x : y;
            case VectorOp.I8X16_MAX_U, VectorOp.I16X8_MAX_U, VectorOp.I32X4_MAX_U ->
                    Long.compareUnsigned(x, y) > 0 ? x : y;
            case VectorOp.I8X16_ADD_SAT_S, VectorOp.I16X8_ADD_SAT_S -> saturateSigned(x + y, width);
            case VectorOp.I8X16_SUB_SAT_S, VectorOp.I16X8_SUB_SAT_S -> saturateSigned(x - y, width);
            case VectorOp.I8X16_ADD_SAT_U, VectorOp.I16X8_ADD_SAT_U ->
                    saturateUnsigned(unsigned(x, 0, width) + unsigned(y, 0, width), width);
            case VectorOp.I8X16_SUB_SAT_U, VectorOp.I16X8_SUB_SAT_U ->
                    saturateUnsigned(unsigned(x, 0, width) - unsigned(y, 0, width), width);
            case VectorOp.I8X16_AVGR_U, VectorOp.I16X8_AVGR_U ->
                    (unsigned(x, 0, width) + unsigned(y, 0, width) + 1) >> 1;
            case VectorOp.I16X8_Q15MULR_SAT_S, VectorOp.I16X8_RELAXED_Q15MULR_S ->
                    saturateSigned((x * y + 0x4000) >> 15, width);
            default -> throw unknown(op);
        };
    }

    /** Where {@code chosen} has a one the bit of {@code a}, else that of {@code b}. */
    static long select(long a, long b, long chosen) {
        return (a & chosen) | (b & ~chosen);
    }

    /** {@code count} below the width. */
    static long shift(int op, long half, int count) {
        int width = VectorOp.width(op);
        long result = 0;
        for (int at = 0; at < BITS; at += width) {
            long value =
                    switch (op) {
                        case VectorOp.I8X16_SHL,
                                VectorOp.I16X8_SHL,
                                VectorOp.I32X4_SHL,
                                VectorOp.I64X2_SHL ->
                                unsigned(half, at, width) << count;
                        case VectorOp.I8X16_SHR_S,
                                VectorOp.I16X8_SHR_S,
                                VectorOp.I32X4_SHR_S,
                                VectorOp.I64X2_SHR_S ->
                                signed(half, at, width) >> count;
                        case VectorOp.I8X16_SHR_U,
                                VectorOp.I16X8_SHR_U,
                                VectorOp.I32X4_SHR_U,
                                VectorOp.I64X2_SHR_U ->
                                unsigned(half, at, width) >>> count;
                        default -> throw unknown(op);
                    };
            result |= placed(value, at, width);
        }
        return result;
    }

    static boolean allTrue(long half, int width) {
        boolean all = true;
        for (int at = 0; at < BITS; at += width) {
            all &= unsigned(half, at, width) != 0;
        }
        return all;
    }

    /** The signs of the lanes; that of lane 0 lowest. */
    static int bitmask(long half, int width) {
        int signs = 0;
        for (int at = 0; at < BITS; at += width) {
            signs |= signed(half, at, width) < 0 ? 1 << (at / width) : 0;
        }
        return signs;
    }

    private static long mask(boolean holds) {
        return holds ? -1 : 0;
    }

    private static AssertionError unknown(int op) {
        return new AssertionError(
                "unreachable: no operation on integer lanes 0x" + Integer.toHexString(op));
    }
}
