package dev.fiberscope.engine.machine;

import static dev.fiberscope.engine.machine.VectorIntegers.select;

/**
 * Vector instructions on floating-point lanes, half a vector at a time.
 *
 * <p>As the deterministic profile wants it: a NaN that is computed is the positive canonical one,
 * whatever NaNs went in, so that a run does not depend on the processor or on what compiled the
 * arithmetic. Negating, taking the absolute value, and the pseudo-minimum and -maximum move bits
 * and keep NaNs as they are. Specification 3.0, "Floating-Point Operations", "Relaxed Operations",
 * "Deterministic Profile".
 */
final class VectorFloats {
    private static final long SIGNS_32 = 0x8000_0000_8000_0000L;

    private VectorFloats() {}

    static long unary(int op, long half) {
        return switch (op) {
            case VectorOp.F32X4_ABS -> half & ~SIGNS_32;
            case VectorOp.F32X4_NEG -> half ^ SIGNS_32;
            case VectorOp.F64X2_ABS -> half & Long.MAX_VALUE;
            case VectorOp.F64X2_NEG -> half ^ Long.MIN_VALUE;
            default ->
                    VectorOp.width(op) == 64
                            ? bits(unary(op, f64(half)))
                            : pair(unary(op, lower(half)), unary(op, upper(half)));
        };
    }

    private static float unary(int op, float x) {
        // Rounding is exact and a square root rounds once: the way through double changes nothing.
        return switch (op) {
            case VectorOp.F32X4_CEIL -> (float) Math.ceil(x);
            case VectorOp.F32X4_FLOOR -> (float) Math.floor(x);
            case VectorOp.F32X4_TRUNC -> (float) trunc(x);
            case VectorOp.F32X4_NEAREST -> (float) Math.rint(x);
            case VectorOp.F32X4_SQRT -> (float) Math.sqrt(x);
            default -> throw unknown(op);
        };
    }

    private static double unary(int op, double x) {
        return switch (op) {
            case VectorOp.F64X2_CEIL -> Math.ceil(x);
            case VectorOp.F64X2_FLOOR -> Math.floor(x);
            case VectorOp.F64X2_TRUNC -> trunc(x);
            case VectorOp.F64X2_NEAREST -> Math.rint(x);
            case VectorOp.F64X2_SQRT -> Math.sqrt(x);
            default -> throw unknown(op);
        };
    }

    static long binary(int op, long a, long b) {
        return switch (op) {
            case VectorOp.F32X4_PMIN -> select(b, a, binary(VectorOp.F32X4_LT, b, a));
            case VectorOp.F32X4_PMAX -> select(b, a, binary(VectorOp.F32X4_LT, a, b));
            case VectorOp.F64X2_PMIN -> select(b, a, binary(VectorOp.F64X2_LT, b, a));
            case VectorOp.F64X2_PMAX -> select(b, a, binary(VectorOp.F64X2_LT, a, b));
            case VectorOp.F32X4_EQ,
                    VectorOp.F32X4_NE,
                    VectorOp.F32X4_LT,
                    VectorOp.F32X4_GT,
                    VectorOp.F32X4_LE,
                    VectorOp.F32X4_GE ->
                    integers(
                            compare(op, lower(a), lower(b)) ? -1 : 0,
                            compare(op, upper(a), upper(b)) ? -1 : 0);
            case VectorOp.F64X2_EQ,
                    VectorOp.F64X2_NE,
                    VectorOp.F64X2_LT,
                    VectorOp.F64X2_GT,
                    VectorOp.F64X2_LE,
                    VectorOp.F64X2_GE ->
                    compare(op, f64(a), f64(b)) ? -1 : 0;
            default ->
                    VectorOp.width(op) == 64
                            ? bits(binary(op, f64(a), f64(b)))
                            : pair(binary(op, lower(a), lower(b)), binary(op, upper(a), upper(b)));
        };
    }

    private static float binary(int op, float x, float y) {
        return switch (op) {
            case VectorOp.F32X4_ADD -> x + y;
            case VectorOp.F32X4_SUB -> x - y;
            case VectorOp.F32X4_MUL -> x * y;
            case VectorOp.F32X4_DIV -> x / y;
            case VectorOp.F32X4_MIN, VectorOp.F32X4_RELAXED_MIN -> Math.min(x, y);
            case VectorOp.F32X4_MAX, VectorOp.F32X4_RELAXED_MAX -> Math.max(x, y);
            default -> throw unknown(op);
        };
    }

    private static double binary(int op, double x, double y) {
        return switch (op) {
            case VectorOp.F64X2_ADD -> x + y;
            case VectorOp.F64X2_SUB -> x - y;
            case VectorOp.F64X2_MUL -> x * y;
            case VectorOp.F64X2_DIV -> x / y;
            case VectorOp.F64X2_MIN, VectorOp.F64X2_RELAXED_MIN -> Math.min(x, y);
            case VectorOp.F64X2_MAX, VectorOp.F64X2_RELAXED_MAX -> Math.max(x, y);
            default -> throw unknown(op);
        };
    }

    /** A float is compared as the double that it is. */
    private static boolean compare(int op, double x, double y) {
        return switch (op) {
            case VectorOp.F32X4_EQ, VectorOp.F64X2_EQ -> x == y;
            case VectorOp.F32X4_NE, VectorOp.F64X2_NE -> x != y;
            case VectorOp.F32X4_LT, VectorOp.F64X2_LT -> x < y;
            case VectorOp.F32X4_GT, VectorOp.F64X2_GT -> x > y;
            case VectorOp.F32X4_LE, VectorOp.F64X2_LE -> x <= y;
            case VectorOp.F32X4_GE, VectorOp.F64X2_GE -> x >= y;
            default -> throw unknown(op);
        };
    }

    /**
     * {@code a * b + c}, or with {@code -a}: rounded twice, which is the choice of the
     * deterministic profile.
     */
    static long ternary(int op, long a, long b, long c) {
        return switch (op) {
            case VectorOp.F32X4_RELAXED_MADD ->
                    pair(lower(a) * lower(b) + lower(c), upper(a) * upper(b) + upper(c));
            case VectorOp.F32X4_RELAXED_NMADD ->
                    ternary(VectorOp.F32X4_RELAXED_MADD, a ^ SIGNS_32, b, c);
            case VectorOp.F64X2_RELAXED_MADD -> bits(f64(a) * f64(b) + f64(c));
            case VectorOp.F64X2_RELAXED_NMADD ->
                    ternary(VectorOp.F64X2_RELAXED_MADD, a ^ Long.MIN_VALUE, b, c);
            default -> throw unknown(op);
        };
    }

    static float lower(long half) {
        return Float.intBitsToFloat((int) half);
    }

    static float upper(long half) {
        return Float.intBitsToFloat((int) (half >>> 32));
    }

    static double f64(long half) {
        return Double.longBitsToDouble(half);
    }

    static long integers(int lower, int upper) {
        return (lower & 0xffff_ffffL) | (long) upper << 32;
    }

    /** Two lanes; a NaN becomes the positive canonical one. */
    static long pair(float lower, float upper) {
        return integers(Float.floatToIntBits(lower), Float.floatToIntBits(upper));
    }

    /** A lane; a NaN becomes the positive canonical one. */
    static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    private static double trunc(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }

    private static AssertionError unknown(int op) {
        return new AssertionError(
                "unreachable: no operation on floating-point lanes 0x" + Integer.toHexString(op));
    }
}
