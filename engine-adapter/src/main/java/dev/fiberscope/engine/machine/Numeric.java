package dev.fiberscope.engine.machine;

import com.dylibso.chicory.runtime.OpcodeImpl;
import com.dylibso.chicory.runtime.TrapException;
import com.dylibso.chicory.runtime.WasmRuntimeException;

/**
 * Numeric instructions that are not in the inner loop: a table. i32 and f32 lie sign-extended in
 * their slot, so that equal values are equal numbers. Specification 3.0, "Numerics".
 */
@SuppressWarnings({"IntLongMath", "NarrowCalculation"}) // an i32 lies sign-extended in its slot
final class Numeric {
    private Numeric() {}

    /** Carries out {@code op} on the operands on top of {@code s}; the new stack pointer. */
    static int apply(int op, long[] s, int sp) {
        try {
            return unary(op, s, sp - 1) ? sp : binary(op, s, sp - 2);
        } catch (TrapException | WasmRuntimeException e) {
            throw new TrapSignal(String.valueOf(e.getMessage()));
        }
    }

    private static boolean unary(int op, long[] s, int top) {
        switch (op) {
            case Op.I64_EQZ -> s[top] = s[top] == 0 ? 1 : 0;
            case Op.I32_CLZ -> s[top] = OpcodeImpl.I32_CLZ((int) s[top]);
            case Op.I32_CTZ -> s[top] = OpcodeImpl.I32_CTZ((int) s[top]);
            case Op.I32_POPCNT -> s[top] = OpcodeImpl.I32_POPCNT((int) s[top]);
            case Op.I64_CLZ -> s[top] = OpcodeImpl.I64_CLZ(s[top]);
            case Op.I64_CTZ -> s[top] = OpcodeImpl.I64_CTZ(s[top]);
            case Op.I64_POPCNT -> s[top] = OpcodeImpl.I64_POPCNT(s[top]);
            case Op.F32_ABS -> s[top] = (int) s[top] & 0x7fff_ffff;
            case Op.F32_NEG -> s[top] = (int) s[top] ^ 0x8000_0000;
            case Op.F32_CEIL -> s[top] = raw(OpcodeImpl.F32_CEIL(f32(s[top])));
            case Op.F32_FLOOR -> s[top] = raw(OpcodeImpl.F32_FLOOR(f32(s[top])));
            case Op.F32_TRUNC -> s[top] = raw(OpcodeImpl.F32_TRUNC(f32(s[top])));
            case Op.F32_NEAREST -> s[top] = raw(OpcodeImpl.F32_NEAREST(f32(s[top])));
            case Op.F32_SQRT -> s[top] = raw(OpcodeImpl.F32_SQRT(f32(s[top])));
            case Op.F64_ABS -> s[top] = s[top] & Long.MAX_VALUE;
            case Op.F64_NEG -> s[top] = s[top] ^ Long.MIN_VALUE;
            case Op.F64_CEIL -> s[top] = raw(OpcodeImpl.F64_CEIL(f64(s[top])));
            case Op.F64_FLOOR -> s[top] = raw(OpcodeImpl.F64_FLOOR(f64(s[top])));
            case Op.F64_TRUNC -> s[top] = raw(OpcodeImpl.F64_TRUNC(f64(s[top])));
            case Op.F64_NEAREST -> s[top] = raw(OpcodeImpl.F64_NEAREST(f64(s[top])));
            case Op.F64_SQRT -> s[top] = raw(OpcodeImpl.F64_SQRT(f64(s[top])));
            case Op.I32_WRAP_I64 -> s[top] = (int) s[top];
            case Op.I32_TRUNC_F32_S -> s[top] = OpcodeImpl.I32_TRUNC_F32_S(f32(s[top]));
            case Op.I32_TRUNC_F32_U -> s[top] = OpcodeImpl.I32_TRUNC_F32_U(f32(s[top]));
            case Op.I32_TRUNC_F64_S -> s[top] = OpcodeImpl.I32_TRUNC_F64_S(f64(s[top]));
            case Op.I32_TRUNC_F64_U -> s[top] = OpcodeImpl.I32_TRUNC_F64_U(f64(s[top]));
            case Op.I64_EXTEND_I32_S -> s[top] = (int) s[top];
            case Op.I64_EXTEND_I32_U -> s[top] = s[top] & 0xffff_ffffL;
            case Op.I64_TRUNC_F32_S -> s[top] = OpcodeImpl.I64_TRUNC_F32_S(f32(s[top]));
            case Op.I64_TRUNC_F32_U -> s[top] = OpcodeImpl.I64_TRUNC_F32_U(f32(s[top]));
            case Op.I64_TRUNC_F64_S -> s[top] = OpcodeImpl.I64_TRUNC_F64_S(f64(s[top]));
            case Op.I64_TRUNC_F64_U -> s[top] = OpcodeImpl.I64_TRUNC_F64_U(f64(s[top]));
            case Op.F32_CONVERT_I32_S -> s[top] = raw(OpcodeImpl.F32_CONVERT_I32_S((int) s[top]));
            case Op.F32_CONVERT_I32_U -> s[top] = raw(OpcodeImpl.F32_CONVERT_I32_U((int) s[top]));
            case Op.F32_CONVERT_I64_S -> s[top] = raw(OpcodeImpl.F32_CONVERT_I64_S(s[top]));
            case Op.F32_CONVERT_I64_U -> s[top] = raw(OpcodeImpl.F32_CONVERT_I64_U(s[top]));
            case Op.F32_DEMOTE_F64 -> s[top] = raw((float) f64(s[top]));
            case Op.F64_CONVERT_I32_S -> s[top] = raw(OpcodeImpl.F64_CONVERT_I32_S((int) s[top]));
            case Op.F64_CONVERT_I32_U -> s[top] = raw(OpcodeImpl.F64_CONVERT_I32_U((int) s[top]));
            case Op.F64_CONVERT_I64_S -> s[top] = raw(OpcodeImpl.F64_CONVERT_I64_S(s[top]));
            case Op.F64_CONVERT_I64_U -> s[top] = raw(OpcodeImpl.F64_CONVERT_I64_U(s[top]));
            case Op.F64_PROMOTE_F32 -> s[top] = raw((double) f32(s[top]));
            case Op.I32_REINTERPRET_F32 -> s[top] = s[top];
            case Op.I64_REINTERPRET_F64 -> s[top] = s[top];
            case Op.F32_REINTERPRET_I32 -> s[top] = s[top];
            case Op.F64_REINTERPRET_I64 -> s[top] = s[top];
            case Op.I32_EXTEND8_S -> s[top] = (byte) s[top];
            case Op.I32_EXTEND16_S -> s[top] = (short) s[top];
            case Op.I64_EXTEND8_S -> s[top] = (byte) s[top];
            case Op.I64_EXTEND16_S -> s[top] = (short) s[top];
            case Op.I64_EXTEND32_S -> s[top] = (int) s[top];
            case Op.I32_TRUNC_SAT_F32_S -> s[top] = OpcodeImpl.I32_TRUNC_SAT_F32_S(f32(s[top]));
            case Op.I32_TRUNC_SAT_F32_U -> s[top] = OpcodeImpl.I32_TRUNC_SAT_F32_U(f32(s[top]));
            case Op.I32_TRUNC_SAT_F64_S -> s[top] = OpcodeImpl.I32_TRUNC_SAT_F64_S(f64(s[top]));
            case Op.I32_TRUNC_SAT_F64_U -> s[top] = OpcodeImpl.I32_TRUNC_SAT_F64_U(f64(s[top]));
            case Op.I64_TRUNC_SAT_F32_S -> s[top] = OpcodeImpl.I64_TRUNC_SAT_F32_S(f32(s[top]));
            case Op.I64_TRUNC_SAT_F32_U -> s[top] = OpcodeImpl.I64_TRUNC_SAT_F32_U(f32(s[top]));
            case Op.I64_TRUNC_SAT_F64_S -> s[top] = OpcodeImpl.I64_TRUNC_SAT_F64_S(f64(s[top]));
            case Op.I64_TRUNC_SAT_F64_U -> s[top] = OpcodeImpl.I64_TRUNC_SAT_F64_U(f64(s[top]));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int binary(int op, long[] s, int top) {
        switch (op) {
            case Op.I64_EQ -> s[top] = s[top] == s[top + 1] ? 1 : 0;
            case Op.I64_NE -> s[top] = s[top] != s[top + 1] ? 1 : 0;
            case Op.I64_LT_S -> s[top] = s[top] < s[top + 1] ? 1 : 0;
            case Op.I64_LT_U -> s[top] = Long.compareUnsigned(s[top], s[top + 1]) < 0 ? 1 : 0;
            case Op.I64_GT_S -> s[top] = s[top] > s[top + 1] ? 1 : 0;
            case Op.I64_GT_U -> s[top] = Long.compareUnsigned(s[top], s[top + 1]) > 0 ? 1 : 0;
            case Op.I64_LE_S -> s[top] = s[top] <= s[top + 1] ? 1 : 0;
            case Op.I64_LE_U -> s[top] = Long.compareUnsigned(s[top], s[top + 1]) <= 0 ? 1 : 0;
            case Op.I64_GE_S -> s[top] = s[top] >= s[top + 1] ? 1 : 0;
            case Op.I64_GE_U -> s[top] = Long.compareUnsigned(s[top], s[top + 1]) >= 0 ? 1 : 0;
            case Op.F32_EQ -> s[top] = f32(s[top]) == f32(s[top + 1]) ? 1 : 0;
            case Op.F32_NE -> s[top] = f32(s[top]) != f32(s[top + 1]) ? 1 : 0;
            case Op.F32_LT -> s[top] = f32(s[top]) < f32(s[top + 1]) ? 1 : 0;
            case Op.F32_GT -> s[top] = f32(s[top]) > f32(s[top + 1]) ? 1 : 0;
            case Op.F32_LE -> s[top] = f32(s[top]) <= f32(s[top + 1]) ? 1 : 0;
            case Op.F32_GE -> s[top] = f32(s[top]) >= f32(s[top + 1]) ? 1 : 0;
            case Op.F64_EQ -> s[top] = f64(s[top]) == f64(s[top + 1]) ? 1 : 0;
            case Op.F64_NE -> s[top] = f64(s[top]) != f64(s[top + 1]) ? 1 : 0;
            case Op.F64_LT -> s[top] = f64(s[top]) < f64(s[top + 1]) ? 1 : 0;
            case Op.F64_GT -> s[top] = f64(s[top]) > f64(s[top + 1]) ? 1 : 0;
            case Op.F64_LE -> s[top] = f64(s[top]) <= f64(s[top + 1]) ? 1 : 0;
            case Op.F64_GE -> s[top] = f64(s[top]) >= f64(s[top + 1]) ? 1 : 0;
            case Op.I32_DIV_S -> s[top] = quotient(s[top], s[top + 1], Integer.MIN_VALUE);
            case Op.I32_DIV_U ->
                    s[top] = Integer.divideUnsigned((int) s[top], divisor((int) s[top + 1]));
            case Op.I32_REM_S -> s[top] = (int) s[top] % divisor((int) s[top + 1]);
            case Op.I32_REM_U ->
                    s[top] = Integer.remainderUnsigned((int) s[top], divisor((int) s[top + 1]));
            case Op.I32_ROTL -> s[top] = Integer.rotateLeft((int) s[top], (int) s[top + 1]);
            case Op.I32_ROTR -> s[top] = Integer.rotateRight((int) s[top], (int) s[top + 1]);
            case Op.I64_DIV_S -> s[top] = quotient(s[top], s[top + 1], Long.MIN_VALUE);
            case Op.I64_DIV_U -> s[top] = Long.divideUnsigned(s[top], divisor(s[top + 1]));
            case Op.I64_REM_S -> s[top] = s[top] % divisor(s[top + 1]);
            case Op.I64_REM_U -> s[top] = Long.remainderUnsigned(s[top], divisor(s[top + 1]));
            case Op.I64_AND -> s[top] = s[top] & s[top + 1];
            case Op.I64_OR -> s[top] = s[top] | s[top + 1];
            case Op.I64_XOR -> s[top] = s[top] ^ s[top + 1];
            case Op.I64_SHL -> s[top] = s[top] << (int) s[top + 1];
            case Op.I64_SHR_S -> s[top] = s[top] >> (int) s[top + 1];
            case Op.I64_SHR_U -> s[top] = s[top] >>> (int) s[top + 1];
            case Op.I64_ROTL -> s[top] = Long.rotateLeft(s[top], (int) s[top + 1]);
            case Op.I64_ROTR -> s[top] = Long.rotateRight(s[top], (int) s[top + 1]);
            case Op.F32_ADD -> s[top] = raw(f32(s[top]) + f32(s[top + 1]));
            case Op.F32_SUB -> s[top] = raw(f32(s[top]) - f32(s[top + 1]));
            case Op.F32_MUL -> s[top] = raw(f32(s[top]) * f32(s[top + 1]));
            case Op.F32_DIV -> s[top] = raw(f32(s[top]) / f32(s[top + 1]));
            case Op.F32_MIN -> s[top] = raw(Math.min(f32(s[top]), f32(s[top + 1])));
            case Op.F32_MAX -> s[top] = raw(Math.max(f32(s[top]), f32(s[top + 1])));
            case Op.F32_COPYSIGN -> s[top] = (s[top] & 0x7fff_ffffL) | (s[top + 1] & ~0x7fff_ffffL);
            case Op.F64_ADD -> s[top] = raw(f64(s[top]) + f64(s[top + 1]));
            case Op.F64_SUB -> s[top] = raw(f64(s[top]) - f64(s[top + 1]));
            case Op.F64_MUL -> s[top] = raw(f64(s[top]) * f64(s[top + 1]));
            case Op.F64_DIV -> s[top] = raw(f64(s[top]) / f64(s[top + 1]));
            case Op.F64_MIN -> s[top] = raw(Math.min(f64(s[top]), f64(s[top + 1])));
            case Op.F64_MAX -> s[top] = raw(Math.max(f64(s[top]), f64(s[top + 1])));
            case Op.F64_COPYSIGN ->
                    s[top] = (s[top] & Long.MAX_VALUE) | (s[top + 1] & Long.MIN_VALUE);
            default ->
                    throw new AssertionError(
                            "unreachable: no numeric instruction 0x" + Integer.toHexString(op));
        }
        return top + 1;
    }

    private static float f32(long slot) {
        return Float.intBitsToFloat((int) slot);
    }

    private static double f64(long slot) {
        return Double.longBitsToDouble(slot);
    }

    /**
     * Every computed NaN becomes the positive canonical one, as in the deterministic profile: which
     * one Java computes depends on whether the method is compiled.
     */
    private static long raw(float value) {
        return Float.floatToIntBits(value);
    }

    private static long raw(double value) {
        return Double.doubleToLongBits(value);
    }

    private static int divisor(int value) {
        return (int) divisor((long) value);
    }

    private static long divisor(long value) {
        if (value == 0) {
            throw new TrapSignal("integer divide by zero");
        }
        return value;
    }

    private static long quotient(long dividend, long divisor, long minimum) {
        if (divisor(divisor) == -1 && dividend == minimum) {
            throw new TrapSignal(
                    "integer overflow",
                    "divides the least number by -1, and the result does not fit");
        }
        return dividend / divisor;
    }
}
