package dev.fiberscope.engine.machine;

import static dev.fiberscope.engine.machine.VectorHalf.BITS;
import static dev.fiberscope.engine.machine.VectorHalf.placed;
import static dev.fiberscope.engine.machine.VectorHalf.saturateSigned;
import static dev.fiberscope.engine.machine.VectorHalf.saturateUnsigned;
import static dev.fiberscope.engine.machine.VectorHalf.signed;
import static dev.fiberscope.engine.machine.VectorHalf.unsigned;
import static dev.fiberscope.engine.machine.VectorOp.*;

/**
 * Vector instructions on integer lanes and on bits, as far as a half of the result needs only the
 * same half of the operands. Specification 3.0, "Integer Operations".
 */
final class VectorIntegers {
    private VectorIntegers() {}

    static long unary(int op, long half) {
        int width = width(op);
        long result = 0;
        for (int at = 0; at < BITS; at += width) {
            long lane = signed(half, at, width);
            long value =
                    switch (op) {
                        case V128_NOT -> ~lane;
                        case I8X16_ABS, I16X8_ABS, I32X4_ABS, I64X2_ABS -> Math.abs(lane);
                        case I8X16_NEG, I16X8_NEG, I32X4_NEG, I64X2_NEG -> -lane;
                        case I8X16_POPCNT -> Long.bitCount(lane & 0xff);
                        default -> throw unknown(op);
                    };
            result |= placed(value, at, width);
        }
        return result;
    }

    static long binary(int op, long a, long b) {
        int width = width(op);
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
            case I8X16_ADD, I16X8_ADD, I32X4_ADD, I64X2_ADD -> x + y;
            case I8X16_SUB, I16X8_SUB, I32X4_SUB, I64X2_SUB -> x - y;
            case I16X8_MUL, I32X4_MUL, I64X2_MUL -> x * y;
            case V128_AND -> x & y;
            case V128_ANDNOT -> x & ~y;
            case V128_OR -> x | y;
            case V128_XOR -> x ^ y;
            case I8X16_EQ, I16X8_EQ, I32X4_EQ, I64X2_EQ -> mask(x == y);
            case I8X16_NE, I16X8_NE, I32X4_NE, I64X2_NE -> mask(x != y);
            case I8X16_LT_S, I16X8_LT_S, I32X4_LT_S, I64X2_LT_S -> mask(x < y);
            case I8X16_GT_S, I16X8_GT_S, I32X4_GT_S, I64X2_GT_S -> mask(x > y);
            case I8X16_LE_S, I16X8_LE_S, I32X4_LE_S, I64X2_LE_S -> mask(x <= y);
            case I8X16_GE_S, I16X8_GE_S, I32X4_GE_S, I64X2_GE_S -> mask(x >= y);
            case I8X16_LT_U, I16X8_LT_U, I32X4_LT_U -> mask(Long.compareUnsigned(x, y) < 0);
            case I8X16_GT_U, I16X8_GT_U, I32X4_GT_U -> mask(Long.compareUnsigned(x, y) > 0);
            case I8X16_LE_U, I16X8_LE_U, I32X4_LE_U -> mask(Long.compareUnsigned(x, y) <= 0);
            case I8X16_GE_U, I16X8_GE_U, I32X4_GE_U -> mask(Long.compareUnsigned(x, y) >= 0);
            case I8X16_MIN_S, I16X8_MIN_S, I32X4_MIN_S -> Math.min(x, y);
            case I8X16_MAX_S, I16X8_MAX_S, I32X4_MAX_S -> Math.max(x, y);
            case I8X16_MIN_U, I16X8_MIN_U, I32X4_MIN_U -> Long.compareUnsigned(x, y) < 0 ? x : y;
            case I8X16_MAX_U, I16X8_MAX_U, I32X4_MAX_U -> Long.compareUnsigned(x, y) > 0 ? x : y;
            case I8X16_ADD_SAT_S, I16X8_ADD_SAT_S -> saturateSigned(x + y, width);
            case I8X16_SUB_SAT_S, I16X8_SUB_SAT_S -> saturateSigned(x - y, width);
            case I8X16_ADD_SAT_U, I16X8_ADD_SAT_U ->
                    saturateUnsigned(unsigned(x, 0, width) + unsigned(y, 0, width), width);
            case I8X16_SUB_SAT_U, I16X8_SUB_SAT_U ->
                    saturateUnsigned(unsigned(x, 0, width) - unsigned(y, 0, width), width);
            case I8X16_AVGR_U, I16X8_AVGR_U ->
                    (unsigned(x, 0, width) + unsigned(y, 0, width) + 1) >> 1;
            case I16X8_Q15MULR_SAT_S, I16X8_RELAXED_Q15MULR_S ->
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
        int width = width(op);
        long result = 0;
        for (int at = 0; at < BITS; at += width) {
            long value =
                    switch (op) {
                        case I8X16_SHL, I16X8_SHL, I32X4_SHL, I64X2_SHL ->
                                unsigned(half, at, width) << count;
                        case I8X16_SHR_S, I16X8_SHR_S, I32X4_SHR_S, I64X2_SHR_S ->
                                signed(half, at, width) >> count;
                        case I8X16_SHR_U, I16X8_SHR_U, I32X4_SHR_U, I64X2_SHR_U ->
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
