package dev.fiberscope.ui.window;

import dev.fiberscope.engine.model.WasmValue;
import java.util.Locale;

/** Values as people type them. */
final class ValueText {
    private ValueText() {}

    /** What became of typed text. */
    sealed interface Parsed {
        record Value(WasmValue value) implements Parsed {}

        /** {@code sentence} says what is expected. */
        record Wrong(String sentence) implements Parsed {}
    }

    /**
     * {@code typed} as a value of {@code type}, which is in text form. Integers are decimal or
     * {@code 0x}, signed or unsigned; references are {@code null}, or the number of a host's
     * object.
     */
    static Parsed parse(String type, String typed) {
        var text = typed.strip().replace("_", "").toLowerCase(Locale.ROOT);
        try {
            return switch (type) {
                case "i32" ->
                        new Parsed.Value(
                                new WasmValue.I32(
                                        (int) integer(text, Integer.MIN_VALUE, 0xFFFF_FFFFL)));
                case "i64" -> new Parsed.Value(new WasmValue.I64(wide(text)));
                case "f32" ->
                        new Parsed.Value(
                                new WasmValue.F32(
                                        Float.floatToRawIntBits(Float.parseFloat(decimal(text)))));
                case "f64" ->
                        new Parsed.Value(
                                new WasmValue.F64(
                                        Double.doubleToRawLongBits(
                                                Double.parseDouble(decimal(text)))));
                default -> reference(type, text);
            };
        } catch (NumberFormatException e) {
            return new Parsed.Wrong(expected(type));
        }
    }

    /** What a value of {@code type} looks like. */
    static String expected(String type) {
        return switch (type) {
            case "i32" -> "an integer of 32 bits, such as 7 or 0xff";
            case "i64" -> "an integer of 64 bits, such as 7 or 0xff";
            case "f32", "f64" -> "a number, such as 1.5, inf or nan";
            case "externref", "(ref null extern)" -> "null, or the number of a host object";
            case "(ref extern)" -> "the number of a host object";
            default ->
                    nullable(type) ? "null" : "nothing that can be typed: " + type + " has no null";
        };
    }

    /** A few of them. */
    static String example(String type) {
        return switch (type) {
            case "i32", "i64" -> "7, -1, 0xff";
            case "f32", "f64" -> "1.5, inf, nan";
            default -> nullable(type) ? "null" : "1";
        };
    }

    private static Parsed reference(String type, String text) {
        if (text.equals("null") && nullable(type)) {
            return new Parsed.Value(new WasmValue.Null());
        }
        boolean ofHost = type.equals("externref") || type.endsWith("extern)");
        return ofHost
                ? new Parsed.Value(new WasmValue.Host(integer(text, 0, Long.MAX_VALUE)))
                : new Parsed.Wrong(expected(type));
    }

    private static boolean nullable(String type) {
        return type.startsWith("(ref null") || (!type.startsWith("(") && type.endsWith("ref"));
    }

    private static long integer(String text, long least, long most) {
        long value =
                text.startsWith("0x")
                        ? Long.parseLong(text.substring(2), 16)
                        : Long.parseLong(text);
        if (value < least || value > most) {
            throw new NumberFormatException(text);
        }
        return value;
    }

    private static long wide(String text) {
        if (text.startsWith("0x")) {
            return Long.parseUnsignedLong(text.substring(2), 16);
        }
        return text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
    }

    /** Java's spelling of infinities and not-a-number. */
    private static String decimal(String text) {
        return switch (text) {
            case "inf", "+inf" -> "Infinity";
            case "-inf" -> "-Infinity";
            case "nan", "+nan" -> "NaN";
            default ->
                    text.isEmpty() || Character.isLetter(text.charAt(text.length() - 1))
                            ? "wrong"
                            : text;
        };
    }
}
