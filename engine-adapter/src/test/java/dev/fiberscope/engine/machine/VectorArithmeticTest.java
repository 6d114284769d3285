package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Rules of vector arithmetic that are easily got wrong, by name. */
class VectorArithmeticTest {
    private static final int NAN = 0x7fc0_0000;
    private static final int SIGNALLING = 0xffa0_0001;
    private static final int MINUS_ZERO = 0x8000_0000;
    private static final long NAN_64 = 0x7ff8_0000_0000_0000L;
    private static final long SIGNALLING_64 = 0xfff4_0000_0000_0001L;

    @Test
    void aComputedNanIsThePositiveCanonicalOne() {
        long[] odd = i32(SIGNALLING, 0xffc0_0000, NAN, 0x7fff_ffff);
        long[] one = f32(1, 1, 1, 1);
        long[] canonical = i32(NAN, NAN, NAN, NAN);
        for (int op :
                new int[] {
                    VectorOp.F32X4_ADD,
                    VectorOp.F32X4_SUB,
                    VectorOp.F32X4_MUL,
                    VectorOp.F32X4_DIV,
                    VectorOp.F32X4_MIN,
                    VectorOp.F32X4_MAX,
                    VectorOp.F32X4_RELAXED_MIN,
                    VectorOp.F32X4_RELAXED_MAX
                }) {
            assertArrayEquals(canonical, vector(op, odd, one), Integer.toHexString(op));
            assertArrayEquals(canonical, vector(op, one, odd), Integer.toHexString(op));
        }
        for (int op :
                new int[] {
                    VectorOp.F32X4_CEIL,
                    VectorOp.F32X4_FLOOR,
                    VectorOp.F32X4_TRUNC,
                    VectorOp.F32X4_NEAREST,
                    VectorOp.F32X4_SQRT
                }) {
            assertArrayEquals(canonical, vector(op, odd), Integer.toHexString(op));
        }
        assertArrayEquals(
                canonical,
                vector(VectorOp.F32X4_SQRT, f32(-1, -2, -1e-40f, Float.NEGATIVE_INFINITY)));
        assertArrayEquals(
                new long[] {NAN_64, NAN_64},
                vector(VectorOp.F64X2_PROMOTE_LOW_F32X4, i32(SIGNALLING, -1, 0, 0)));
        assertArrayEquals(
                i32(NAN, NAN, 0, 0),
                vector(VectorOp.F32X4_DEMOTE_F64X2_ZERO, SIGNALLING_64, 0xffff_ffff_ffff_ffffL));
        assertArrayEquals(
                new long[] {NAN_64, NAN_64},
                vector(
                        VectorOp.F64X2_DIV,
                        f64(0, Double.POSITIVE_INFINITY),
                        f64(0, Double.NEGATIVE_INFINITY)));
    }

    @Test
    void signsAndChoicesLeaveNansAsTheyAre() {
        long[] odd = i32(SIGNALLING, 0xffc0_1234, SIGNALLING, 0x7fff_ffff);
        long[] one = f32(1, 1, 1, 1);
        assertArrayEquals(
                i32(0x7fa0_0001, 0x7fc0_1234, 0x7fa0_0001, 0x7fff_ffff),
                vector(VectorOp.F32X4_ABS, odd));
        assertArrayEquals(
                i32(0x7fa0_0001, 0x7fc0_1234, 0x7fa0_0001, -1), vector(VectorOp.F32X4_NEG, odd));
        assertArrayEquals(odd, vector(VectorOp.F32X4_PMIN, odd, one));
        assertArrayEquals(one, vector(VectorOp.F32X4_PMIN, one, odd));
        assertArrayEquals(odd, vector(VectorOp.F32X4_PMAX, odd, one));
        assertArrayEquals(one, vector(VectorOp.F32X4_PMAX, one, odd));
        assertArrayEquals(
                new long[] {SIGNALLING_64, SIGNALLING_64},
                vector(VectorOp.F64X2_PMIN, new long[] {SIGNALLING_64, SIGNALLING_64}, f64(1, 1)));
    }

    @Test
    void aZeroWithASignIsLessForMinimumAndMaximumButNotForTheirPseudoForms() {
        long[] plus = f32(0, 0, 0, 0);
        long[] minus = f32(-0f, -0f, -0f, -0f);
        assertArrayEquals(minus, vector(VectorOp.F32X4_MIN, plus, minus));
        assertArrayEquals(minus, vector(VectorOp.F32X4_MIN, minus, plus));
        assertArrayEquals(plus, vector(VectorOp.F32X4_MAX, minus, plus));
        assertArrayEquals(plus, vector(VectorOp.F32X4_MAX, plus, minus));
        assertArrayEquals(plus, vector(VectorOp.F32X4_PMIN, plus, minus));
        assertArrayEquals(minus, vector(VectorOp.F32X4_PMAX, minus, plus));
    }

    @Test
    void roundingKeepsTheSignOfZeroAndBreaksTiesToEven() {
        long[] middles = f32(-0.5f, 0.5f, 1.5f, 2.5f);
        assertArrayEquals(f32(-0f, 0, 2, 2), vector(VectorOp.F32X4_NEAREST, middles));
        assertArrayEquals(f32(-0f, 0, 1, 2), vector(VectorOp.F32X4_TRUNC, middles));
        assertArrayEquals(f32(-0f, 1, 2, 3), vector(VectorOp.F32X4_CEIL, middles));
        assertArrayEquals(f32(-1, 0, 1, 2), vector(VectorOp.F32X4_FLOOR, middles));
        assertArrayEquals(f64(-2, -0.0), vector(VectorOp.F64X2_NEAREST, f64(-2.5, -0.25)));
        assertArrayEquals(f64(-2, -0.0), vector(VectorOp.F64X2_TRUNC, f64(-2.9, -0.9)));
    }

    @Test
    void truncationSaturatesAndMakesNanZero() {
        long[] extremes = f32(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -1.5f);
        assertArrayEquals(
                i32(0, Integer.MAX_VALUE, Integer.MIN_VALUE, -1),
                vector(VectorOp.I32X4_TRUNC_SAT_F32X4_S, extremes));
        assertArrayEquals(i32(0, -1, 0, 0), vector(VectorOp.I32X4_TRUNC_SAT_F32X4_U, extremes));
        assertArrayEquals(
                i32(-1, 0xffff_fffe, 0, 0),
                vector(
                        VectorOp.I32X4_TRUNC_SAT_F64X2_U_ZERO,
                        f64(4_294_967_295.9, 4_294_967_294.9)));
        assertArrayEquals(
                vector(VectorOp.I32X4_TRUNC_SAT_F32X4_U, extremes),
                vector(VectorOp.I32X4_RELAXED_TRUNC_F32X4_U, extremes));
    }

    @Test
    void anUnsignedNumberIsRoundedOnceOnItsWayToFloat() {
        // Between two floats, nearer to the upper one only by the lowest bit.
        assertArrayEquals(
                f32(0x1.000002p31f, 0x1p31f, 0x1p32f, 0),
                vector(VectorOp.F32X4_CONVERT_I32X4_U, i32(0x8000_0081, 0x8000_0080, -1, 0)));
        assertArrayEquals(
                f64(4_294_967_295.0, 2_147_483_648.0),
                vector(VectorOp.F64X2_CONVERT_LOW_I32X4_U, i32(-1, Integer.MIN_VALUE, 5, 5)));
    }

    @Test
    void relaxedMultiplyAddRoundsTwice() {
        float x = 0x1.000004p+0f;
        float y = 0x1.0002p+0f;
        float z = -0x1.000204p+0f;
        assertArrayEquals(
                f32(0, 0, 0, 0),
                vector(
                        VectorOp.F32X4_RELAXED_MADD,
                        f32(x, x, x, x),
                        f32(y, y, y, y),
                        f32(z, z, z, z)));
        assertArrayEquals(
                f32(0, 0, 0, 0),
                vector(
                        VectorOp.F32X4_RELAXED_NMADD,
                        f32(-x, -x, -x, -x),
                        f32(y, y, y, y),
                        f32(z, z, z, z)));
        assertArrayEquals(
                f64(Double.POSITIVE_INFINITY, 1),
                vector(
                        VectorOp.F64X2_RELAXED_MADD,
                        f64(Double.MAX_VALUE, 2),
                        f64(2, 3),
                        f64(-Double.MAX_VALUE, -5)));
    }

    @Test
    void theGreatestSumsAndProductsSaturateOrWrap() {
        int least = Short.MIN_VALUE;
        long[] leasts = i16(least, least, least, least, least, least, least, least);
        long wrapped = pair(Integer.MIN_VALUE, Integer.MIN_VALUE);
        assertArrayEquals(
                new long[] {wrapped, wrapped}, vector(VectorOp.I32X4_DOT_I16X8_S, leasts, leasts));
        long[] greatest = i16(32_767, 32_767, 32_767, 32_767, 32_767, 32_767, 32_767, 32_767);
        assertArrayEquals(greatest, vector(VectorOp.I16X8_Q15MULR_SAT_S, leasts, leasts));
        assertArrayEquals(greatest, vector(VectorOp.I16X8_RELAXED_Q15MULR_S, leasts, leasts));
        long[] bytes = {0x8080_8080_8080_8080L, 0x8080_8080_8080_8080L};
        assertArrayEquals(greatest, vector(VectorOp.I16X8_RELAXED_DOT_I8X16_I7X16_S, bytes, bytes));
        assertArrayEquals(
                i32(65_535, 65_536, 65_537, 65_538),
                vector(
                        VectorOp.I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S,
                        bytes,
                        bytes,
                        i32(1, 2, 3, 4)));
    }

    @Test
    void theAbsoluteValueOfTheLeastNumberIsItself() {
        long[] leasts = {Long.MIN_VALUE, Long.MIN_VALUE};
        assertArrayEquals(leasts, vector(VectorOp.I64X2_ABS, leasts));
        long[] bytes = {0x8080_8080_8080_8080L, 0x80};
        assertArrayEquals(bytes, vector(VectorOp.I8X16_ABS, bytes));
    }

    @Test
    void shiftsCountModuloTheWidth() {
        long[] ones = i32(1, -1, Integer.MIN_VALUE, 3);
        for (int count : new int[] {1, 33, -31}) {
            assertArrayEquals(i32(2, -2, 0, 6), shifted(VectorOp.I32X4_SHL, ones, count));
            assertArrayEquals(
                    i32(0, -1, 0xc000_0000, 1), shifted(VectorOp.I32X4_SHR_S, ones, count));
            assertArrayEquals(
                    i32(0, 0x7fff_ffff, 0x4000_0000, 1),
                    shifted(VectorOp.I32X4_SHR_U, ones, count));
        }
        assertArrayEquals(ones, shifted(VectorOp.I32X4_SHL, ones, 32));
    }

    @Test
    void questionsLookAtBothHalves() {
        assertEquals(1, number(VectorOp.V128_ANY_TRUE, 0, Long.MIN_VALUE));
        assertEquals(0, number(VectorOp.V128_ANY_TRUE, 0, 0));
        assertEquals(0, number(VectorOp.I8X16_ALL_TRUE, -1, 0xff00_ffff_ffff_ffffL));
        assertEquals(1, number(VectorOp.I32X4_ALL_TRUE, pair(1, 2), pair(3, 4)));
        assertEquals(0x8001, number(VectorOp.I8X16_BITMASK, 0x80, Long.MIN_VALUE));
        assertEquals(2, number(VectorOp.I64X2_BITMASK, 1, -1));
    }

    @Test
    void numbersAboveFifteenPickNothing() {
        long[] bytes = {0x0706_0504_0302_0110L, 0x0f0e_0d0c_0b0a_0908L};
        long[] numbers = {0x1f10_ff80_0f0e_0100L, 0x0000_0000_0000_0000L};
        for (int op : new int[] {VectorOp.I8X16_SWIZZLE, VectorOp.I8X16_RELAXED_SWIZZLE}) {
            assertArrayEquals(
                    new long[] {0x0000_0000_0f0e_0110L, 0x1010_1010_1010_1010L},
                    vector(op, bytes, numbers));
        }
    }

    @Test
    void narrowingReadsSignedAndSaturates() {
        long[] a = i16(-1, 255, 256, -32_768, 127, 128, -128, -129);
        assertArrayEquals(
                new long[] {0x80_80_7f_7f_80_7f_7f_ffL, 0},
                vector(VectorOp.I8X16_NARROW_I16X8_S, a, new long[2]));
        assertArrayEquals(
                new long[] {0, 0x00_00_80_7f_00_ff_ff_00L},
                vector(VectorOp.I8X16_NARROW_I16X8_U, new long[2], a));
    }

    @Test
    void aRelaxedChoiceOfLanesGoesByEveryBit() {
        long[] chosen = {0x8000_7fff_00ff_0001L, 0};
        assertArrayEquals(
                chosen,
                vector(
                        VectorOp.I16X8_RELAXED_LANESELECT,
                        new long[] {-1, -1},
                        new long[2],
                        chosen));
    }

    @Test
    void minusZeroIsComparedAsZeroAndNanIsUnequalToItself() {
        assertArrayEquals(
                i32(-1, 0, -1, 0),
                vector(
                        VectorOp.F32X4_EQ,
                        i32(0, NAN, MINUS_ZERO, 1),
                        i32(MINUS_ZERO, NAN, MINUS_ZERO, 2)));
        assertArrayEquals(
                new long[] {-1, 0},
                vector(VectorOp.F64X2_NE, f64(Double.NaN, 0.0), f64(Double.NaN, -0.0)));
    }

    private static long[] vector(int op, long... slots) {
        var s = Arrays.copyOf(slots, 8);
        assertEquals(2, VectorArithmetic.apply(op, s, slots.length));
        return Arrays.copyOf(s, 2);
    }

    private static long[] vector(int op, long[] a, long[] b) {
        return vector(op, a[0], a[1], b[0], b[1]);
    }

    private static long[] vector(int op, long[] a, long[] b, long[] c) {
        return vector(op, a[0], a[1], b[0], b[1], c[0], c[1]);
    }

    private static long[] shifted(int op, long[] a, int count) {
        return vector(op, a[0], a[1], count);
    }

    private static long number(int op, long low, long high) {
        long[] s = {low, high};
        assertEquals(1, VectorArithmetic.apply(op, s, 2));
        return s[0];
    }

    private static long pair(int lower, int upper) {
        return (lower & 0xffff_ffffL) | (long) upper << 32;
    }

    private static long[] i16(int... lanes) {
        return new long[] {
            pair(both(lanes[0], lanes[1]), both(lanes[2], lanes[3])),
            pair(both(lanes[4], lanes[5]), both(lanes[6], lanes[7]))
        };
    }

    private static int both(int lower, int upper) {
        return (lower & 0xffff) | upper << 16;
    }

    private static long[] i32(int a, int b, int c, int d) {
        return new long[] {pair(a, b), pair(c, d)};
    }

    private static long[] f32(float a, float b, float c, float d) {
        return i32(
                Float.floatToRawIntBits(a),
                Float.floatToRawIntBits(b),
                Float.floatToRawIntBits(c),
                Float.floatToRawIntBits(d));
    }

    private static long[] f64(double a, double b) {
        return new long[] {Double.doubleToRawLongBits(a), Double.doubleToRawLongBits(b)};
    }
}
