package dev.fiberscope.engine.machine;

/**
 * Vector instructions without an immediate. A vector takes two slots, the lanes of lowest number in
 * the lowest bits of the lower one.
 *
 * <p>Most compute each half of the result from the same half of the operands; what does not is told
 * apart here. A relaxed instruction does what the deterministic profile says. Specification 3.0,
 * "Numerics".
 */
final class VectorArithmetic {
    private VectorArithmetic() {}

    /**
     * Carries out {@code op} on the operands on top of {@code s}; the new stack pointer, at most
     * one higher.
     */
    static int apply(int op, long[] s, int sp) {
        return switch (op) {
            case VectorOp.I8X16_SPLAT,
                    VectorOp.I16X8_SPLAT,
                    VectorOp.I32X4_SPLAT,
                    VectorOp.I64X2_SPLAT,
                    VectorOp.F32X4_SPLAT,
                    VectorOp.F64X2_SPLAT ->
                    splat(op, s, sp);
            case VectorOp.I8X16_SWIZZLE, VectorOp.I8X16_RELAXED_SWIZZLE ->
                    VectorLanes.swizzle(s, sp);
            case VectorOp.V128_ANY_TRUE -> answer((s[sp - 2] | s[sp - 1]) != 0 ? 1 : 0, s, sp);
            case VectorOp.I8X16_ALL_TRUE,
                    VectorOp.I16X8_ALL_TRUE,
                    VectorOp.I32X4_ALL_TRUE,
                    VectorOp.I64X2_ALL_TRUE ->
                    answer(allTrue(VectorOp.width(op), s[sp - 2], s[sp - 1]), s, sp);
            case VectorOp.I8X16_BITMASK,
                    VectorOp.I16X8_BITMASK,
                    VectorOp.I32X4_BITMASK,
                    VectorOp.I64X2_BITMASK ->
                    answer(bitmask(VectorOp.width(op), s[sp - 2], s[sp - 1]), s, sp);
            case VectorOp.I8X16_SHL,
                    VectorOp.I16X8_SHL,
                    VectorOp.I32X4_SHL,
                    VectorOp.I64X2_SHL,
                    VectorOp.I8X16_SHR_S,
                    VectorOp.I16X8_SHR_S,
                    VectorOp.I32X4_SHR_S,
                    VectorOp.I64X2_SHR_S,
                    VectorOp.I8X16_SHR_U,
                    VectorOp.I16X8_SHR_U,
                    VectorOp.I32X4_SHR_U,
                    VectorOp.I64X2_SHR_U ->
                    shift(op, s, sp);
            case VectorOp.I8X16_NARROW_I16X8_S, VectorOp.I16X8_NARROW_I32X4_S ->
                    narrow(op, s, sp, true);
            case VectorOp.I8X16_NARROW_I16X8_U, VectorOp.I16X8_NARROW_I32X4_U ->
                    narrow(op, s, sp, false);
            case VectorOp.I16X8_EXTEND_LOW_I8X16_S,
                    VectorOp.I32X4_EXTEND_LOW_I16X8_S,
                    VectorOp.I64X2_EXTEND_LOW_I32X4_S ->
                    extend(op, s, sp, 0, true);
            case VectorOp.I16X8_EXTEND_LOW_I8X16_U,
                    VectorOp.I32X4_EXTEND_LOW_I16X8_U,
                    VectorOp.I64X2_EXTEND_LOW_I32X4_U ->
                    extend(op, s, sp, 0, false);
            case VectorOp.I16X8_EXTEND_HIGH_I8X16_S,
                    VectorOp.I32X4_EXTEND_HIGH_I16X8_S,
                    VectorOp.I64X2_EXTEND_HIGH_I32X4_S ->
                    extend(op, s, sp, 1, true);
            case VectorOp.I16X8_EXTEND_HIGH_I8X16_U,
                    VectorOp.I32X4_EXTEND_HIGH_I16X8_U,
                    VectorOp.I64X2_EXTEND_HIGH_I32X4_U ->
                    extend(op, s, sp, 1, false);
            case VectorOp.I16X8_EXTMUL_LOW_I8X16_S,
                    VectorOp.I32X4_EXTMUL_LOW_I16X8_S,
                    VectorOp.I64X2_EXTMUL_LOW_I32X4_S ->
                    extendedProduct(op, s, sp, 0, true);
            case VectorOp.I16X8_EXTMUL_LOW_I8X16_U,
                    VectorOp.I32X4_EXTMUL_LOW_I16X8_U,
                    VectorOp.I64X2_EXTMUL_LOW_I32X4_U ->
                    extendedProduct(op, s, sp, 0, false);
            case VectorOp.I16X8_EXTMUL_HIGH_I8X16_S,
                    VectorOp.I32X4_EXTMUL_HIGH_I16X8_S,
                    VectorOp.I64X2_EXTMUL_HIGH_I32X4_S ->
                    extendedProduct(op, s, sp, 1, true);
            case VectorOp.I16X8_EXTMUL_HIGH_I8X16_U,
                    VectorOp.I32X4_EXTMUL_HIGH_I16X8_U,
                    VectorOp.I64X2_EXTMUL_HIGH_I32X4_U ->
                    extendedProduct(op, s, sp, 1, false);
            case VectorOp.I32X4_TRUNC_SAT_F64X2_S_ZERO,
                    VectorOp.I32X4_TRUNC_SAT_F64X2_U_ZERO,
                    VectorOp.I32X4_RELAXED_TRUNC_F64X2_S_ZERO,
                    VectorOp.I32X4_RELAXED_TRUNC_F64X2_U_ZERO,
                    VectorOp.F32X4_DEMOTE_F64X2_ZERO,
                    VectorOp.F64X2_PROMOTE_LOW_F32X4,
                    VectorOp.F64X2_CONVERT_LOW_I32X4_S,
                    VectorOp.F64X2_CONVERT_LOW_I32X4_U -> {
                VectorConversions.otherWidth(op, s, sp - 2);
                yield sp;
            }
            default -> halves(op, s, sp);
        };
    }

    private static int halves(int op, long[] s, int sp) {
        int vectors = VectorOp.vectors(op);
        int at = sp - 2 * vectors;
        switch (vectors) {
            case 1 -> {
                s[at] = unary(op, s[at]);
                s[at + 1] = unary(op, s[at + 1]);
            }
            case 2 -> {
                s[at] = binary(op, s[at], s[at + 2]);
                s[at + 1] = binary(op, s[at + 1], s[at + 3]);
            }
            default -> {
                s[at] = ternary(op, s[at], s[at + 2], s[at + 4]);
                s[at + 1] = ternary(op, s[at + 1], s[at + 3], s[at + 5]);
            }
        }
        return at + 2;
    }

    private static long unary(int op, long half) {
        return switch (op) {
            case VectorOp.I16X8_EXTADD_PAIRWISE_I8X16_S, VectorOp.I32X4_EXTADD_PAIRWISE_I16X8_S ->
                    VectorConversions.pairwiseSum(half, VectorOp.width(op), true);
            case VectorOp.I16X8_EXTADD_PAIRWISE_I8X16_U, VectorOp.I32X4_EXTADD_PAIRWISE_I16X8_U ->
                    VectorConversions.pairwiseSum(half, VectorOp.width(op), false);
            case VectorOp.I32X4_TRUNC_SAT_F32X4_S,
                    VectorOp.I32X4_TRUNC_SAT_F32X4_U,
                    VectorOp.I32X4_RELAXED_TRUNC_F32X4_S,
                    VectorOp.I32X4_RELAXED_TRUNC_F32X4_U,
                    VectorOp.F32X4_CONVERT_I32X4_S,
                    VectorOp.F32X4_CONVERT_I32X4_U ->
                    VectorConversions.sameWidth(op, half);
            default ->
                    VectorOp.hasFloatLanes(op)
                            ? VectorFloats.unary(op, half)
                            : VectorIntegers.unary(op, half);
        };
    }

    private static long binary(int op, long a, long b) {
        return switch (op) {
            case VectorOp.I32X4_DOT_I16X8_S -> VectorConversions.dotProduct(a, b, 32, false);
            case VectorOp.I16X8_RELAXED_DOT_I8X16_I7X16_S ->
                    VectorConversions.dotProduct(a, b, 16, true);
            default ->
                    VectorOp.hasFloatLanes(op)
                            ? VectorFloats.binary(op, a, b)
                            : VectorIntegers.binary(op, a, b);
        };
    }

    private static long ternary(int op, long a, long b, long c) {
        return switch (op) {
            case VectorOp.V128_BITSELECT,
                    VectorOp.I8X16_RELAXED_LANESELECT,
                    VectorOp.I16X8_RELAXED_LANESELECT,
                    VectorOp.I32X4_RELAXED_LANESELECT,
                    VectorOp.I64X2_RELAXED_LANESELECT ->
                    VectorIntegers.select(a, b, c);
            case VectorOp.I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S -> {
                long products = VectorConversions.dotProduct(a, b, 16, true);
                yield VectorIntegers.binary(
                        VectorOp.I32X4_ADD, VectorConversions.pairwiseSum(products, 32, true), c);
            }
            default -> VectorFloats.ternary(op, a, b, c);
        };
    }

    private static int splat(int op, long[] s, int sp) {
        long half = VectorHalf.splat(s[sp - 1], VectorOp.width(op));
        s[sp - 1] = half;
        s[sp] = half;
        return sp + 1;
    }

    private static int answer(long value, long[] s, int sp) {
        s[sp - 2] = value;
        return sp - 1;
    }

    private static int allTrue(int width, long low, long high) {
        return VectorIntegers.allTrue(low, width) && VectorIntegers.allTrue(high, width) ? 1 : 0;
    }

    private static int bitmask(int width, long low, long high) {
        return VectorIntegers.bitmask(low, width)
                | VectorIntegers.bitmask(high, width) << (VectorHalf.BITS / width);
    }

    private static int shift(int op, long[] s, int sp) {
        int count = (int) s[sp - 1] & (VectorOp.width(op) - 1);
        s[sp - 3] = VectorIntegers.shift(op, s[sp - 3], count);
        s[sp - 2] = VectorIntegers.shift(op, s[sp - 2], count);
        return sp - 1;
    }

    private static int narrow(int op, long[] s, int sp, boolean signed) {
        VectorConversions.narrow(s, sp - 4, VectorOp.width(op), signed);
        return sp - 2;
    }

    /** {@code half}: 0 for the lower, 1 for the upper. */
    private static int extend(int op, long[] s, int sp, int half, boolean signed) {
        VectorConversions.extend(s[sp - 2 + half], VectorOp.width(op), signed, s, sp - 2);
        return sp;
    }

    private static int extendedProduct(int op, long[] s, int sp, int half, boolean signed) {
        long a = s[sp - 4 + half];
        long b = s[sp - 2 + half];
        VectorConversions.extendedProduct(a, b, VectorOp.width(op), signed, s, sp - 4);
        return sp - 2;
    }
}
