package dev.fiberscope.engine.session;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.session.Condition.Comparison;
import dev.fiberscope.engine.session.Condition.Form;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** Whether what is in a place compares with a text as a condition says. */
final class Comparing {
    private Comparing() {}

    /** A number: whole ones compare by {@code whole}, real ones by {@code real}. */
    record Amount(BigInteger whole, double real) {}

    /** The condition holds in the machine's state; not where the place does not exist. */
    static boolean holds(Condition.OfValue condition, Machine machine) {
        return machine.editing()
                .cell(condition.storage())
                .filter(cell -> holds(cell.value(), condition.comparison(), condition.text()))
                .isPresent();
    }

    /** The same. */
    static boolean holds(Condition.OfBytes condition, Machine machine) {
        return machine.editing()
                .content(condition.storage())
                .filter(bytes ->
                        compare(
                                condition.form(),
                                bits(bytes),
                                condition.comparison(),
                                condition.text()))
                .isPresent();
    }

    private static long bits(Values bytes) {
        long bits = 0;
        for (int i = 0; i < bytes.size(); i++) {
            bits |= bytes.at(i) << (8 * i);
        }
        return bits;
    }

    /** The form of a number of a type in text form; empty for types of other things. */
    static Optional<Form> form(String type) {
        return switch (type) {
            case "i8", "i16", "i32" -> Optional.of(Form.I32);
            case "i64" -> Optional.of(Form.I64);
            case "f32" -> Optional.of(Form.F32);
            case "f64" -> Optional.of(Form.F64);
            default -> Optional.empty();
        };
    }

    private static boolean holds(WasmValue value, Comparison comparison, String text) {
        return switch (value) {
            case WasmValue.I32(int number) -> compare(Form.I32, number, comparison, text);
            case WasmValue.I64(long number) -> compare(Form.I64, number, comparison, text);
            case WasmValue.F32(int bits) -> compare(Form.F32, bits, comparison, text);
            case WasmValue.F64(long bits) -> compare(Form.F64, bits, comparison, text);
            case WasmValue.Continuation(var id, _) -> same(id.toString(), comparison, text);
            case WasmValue other -> same(other.toString(), comparison, text);
        };
    }

    private static boolean same(String shown, Comparison comparison, String text) {
        return switch (comparison) {
            case EQUAL -> shown.equals(text);
            case NOT_EQUAL -> !shown.equals(text);
            case LESS, AT_MOST, GREATER, AT_LEAST -> false;
        };
    }

    private static boolean compare(Form form, long bits, Comparison comparison, String text) {
        return number(form, text).filter(it -> holds(form, bits, comparison, it)).isPresent();
    }

    /** The number that {@code bits} are compares so with the other one. */
    static boolean holds(Form form, long bits, Comparison comparison, Amount other) {
        return form.real()
                ? compare(real(form, bits), comparison, other.real())
                : comparison.holds(whole(form, bits).compareTo(other.whole()));
    }

    /** A NaN is equal to the word {@code nan}, and in no order. */
    private static boolean compare(double value, Comparison comparison, double other) {
        return (Double.isNaN(value) || Double.isNaN(other))
                ? switch (comparison) {
                    case EQUAL -> Double.isNaN(value) && Double.isNaN(other);
                    case NOT_EQUAL -> Double.isNaN(value) != Double.isNaN(other);
                    case LESS, AT_MOST, GREATER, AT_LEAST -> false;
                }
                : comparison.holds(value < other ? -1 : value > other ? 1 : 0);
    }

    private static double real(Form form, long bits) {
        return form == Form.F32 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
    }

    private static BigInteger whole(Form form, long bits) {
        int unused = Long.SIZE - 8 * form.size();
        return BigInteger.valueOf(
                        switch (form) {
                            case I8, I16, I32, I64 -> bits << unused >> unused;
                            case U8, U16, U32 -> bits << unused >>> unused;
                            case U64 -> bits;
                            case F32, F64 -> throw new AssertionError("unreachable: a real number");
                        })
                .and(form == Form.U64 && bits < 0 ? MASK : ALL);
    }

    private static final BigInteger MASK = BigInteger.TWO.pow(Long.SIZE).subtract(BigInteger.ONE);
    private static final BigInteger ALL = BigInteger.ONE.negate();

    /**
     * What {@code text} says, if that is a number of this form. Of signed forms 0xff… means all
     * bits.
     */
    static Optional<Amount> number(Form form, String text) {
        try {
            String typed = text.replace("_", "").toLowerCase(Locale.ROOT);
            return form.real() ? Optional.of(real(form, typed)) : whole(form, typed);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Amount real(Form form, String typed) {
        boolean negative = typed.startsWith("-");
        String size = negative || typed.startsWith("+") ? typed.substring(1) : typed;
        double value =
                switch (size) {
                    case "inf", "infinity" -> Double.POSITIVE_INFINITY;
                    case "nan" -> Double.NaN;
                    default -> {
                        String java =
                                size.startsWith("0x") && !size.contains("p") ? size + "p0" : size;
                        yield form == Form.F32 ? Float.parseFloat(java) : Double.parseDouble(java);
                    }
                };
        return new Amount(BigInteger.ZERO, negative ? -value : value);
    }

    private static Optional<Amount> whole(Form form, String typed) {
        boolean negative = typed.startsWith("-");
        String size = negative || typed.startsWith("+") ? typed.substring(1) : typed;
        var value =
                size.startsWith("0x")
                        ? new BigInteger(size.substring(2), 16)
                        : new BigInteger(size);
        if (size.startsWith("-") || size.startsWith("+") || size.startsWith("0x-")) {
            return Optional.empty();
        }
        int width = 8 * form.size();
        boolean unsigned =
                form == Form.U8 || form == Form.U16 || form == Form.U32 || form == Form.U64;
        if (negative) {
            value = value.negate();
        } else if (!unsigned && value.bitLength() == width) {
            value = value.subtract(BigInteger.TWO.pow(width));
        }
        boolean fits =
                unsigned
                        ? value.signum() >= 0 && value.bitLength() <= width
                        : value.bitLength() < width;
        return fits ? Optional.of(new Amount(value, value.doubleValue())) : Optional.empty();
    }
}
