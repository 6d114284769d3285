package dev.fiberscope.engine.proof.reduction;

import dev.fiberscope.engine.wasm.Opcode;
import java.util.List;
import java.util.Optional;

/** Numeric instructions on integers, as the specification defines them. */
final class Arithmetic {
    private Arithmetic() {}

    /** The result of a numeric instruction, if {@code opcode} is one of those known here. */
    static Optional<Value> apply(Opcode opcode, List<Value> operands) throws Trap {
        var signature = opcode.signature();
        if (signature.isEmpty() || operands.size() != signature.get().takes().size()) {
            return Optional.empty();
        }
        return switch (signature.get().takes().toString()) {
            case "[i]" -> Optional.of(unary(opcode, i32(operands.get(0))));
            case "[l]" -> Optional.of(unary(opcode, i64(operands.get(0))));
            case "[i, i]" ->
                    Optional.of(binary(opcode, i32(operands.get(0)), i32(operands.get(1))));
            case "[l, l]" ->
                    Optional.of(binary(opcode, i64(operands.get(0)), i64(operands.get(1))));
            default -> Optional.empty();
        };
    }

    static int i32(Value value) {
        return ((Value.I32) value).number();
    }

    static long i64(Value value) {
        return ((Value.I64) value).number();
    }

    private static Value of(boolean truth) {
        return new Value.I32(truth ? 1 : 0);
    }

    private static Value of(int number) {
        return new Value.I32(number);
    }

    private static Value of(long number) {
        return new Value.I64(number);
    }

    private static Value unary(Opcode opcode, int a) {
        return switch (opcode) {
            case I32_EQZ -> of(a == 0);
            case I32_CLZ -> of(Integer.numberOfLeadingZeros(a));
            case I32_POPCNT -> of(Integer.bitCount(a));
            case I64_EXTEND_I32_S -> of((long) a);
            case I64_EXTEND_I32_U -> of(a & 0xffff_ffffL);
            default -> throw new AssertionError(opcode);
        };
    }

    private static Value unary(Opcode opcode, long a) {
        return switch (opcode) {
            case I64_EQZ -> of(a == 0);
            case I64_CTZ -> of((long) Long.numberOfTrailingZeros(a));
            case I32_WRAP_I64 -> of((int) a);
            default -> throw new AssertionError(opcode);
        };
    }

    private static Value binary(Opcode opcode, int a, int b) throws Trap {
        return switch (opcode) {
            case I32_ADD -> of(a + b);
            case I32_SUB -> of(a - b);
            case I32_MUL -> of(a * b);
            case I32_DIV_S -> {
                notZero(b);
                if (a == Integer.MIN_VALUE && b == -1) {
                    throw new Trap("integer overflow");
                }
                yield of(a / b);
            }
            case I32_REM_U -> {
                notZero(b);
                yield of(Integer.remainderUnsigned(a, b));
            }
            case I32_AND -> of(a & b);
            case I32_OR -> of(a | b);
            case I32_XOR -> of(a ^ b);
            case I32_SHL -> of(a << (b & 31));
            case I32_EQ -> of(a == b);
            case I32_NE -> of(a != b);
            case I32_LT_S -> of(a < b);
            case I32_GT_S -> of(a > b);
            case I32_LT_U -> of(Integer.compareUnsigned(a, b) < 0);
            default -> throw new AssertionError(opcode);
        };
    }

    private static Value binary(Opcode opcode, long a, long b) throws Trap {
        return switch (opcode) {
            case I64_ADD -> of(a + b);
            case I64_SUB -> of(a - b);
            case I64_MUL -> of(a * b);
            case I64_XOR -> of(a ^ b);
            case I64_SHR_U -> of(a >>> (b & 63));
            case I64_DIV_U -> {
                notZero(b);
                yield of(Long.divideUnsigned(a, b));
            }
            case I64_EQ -> of(a == b);
            case I64_LT_S -> of(a < b);
            default -> throw new AssertionError(opcode);
        };
    }

    private static void notZero(long divisor) throws Trap {
        if (divisor == 0) {
            throw new Trap("integer divide by zero");
        }
    }
}
