package dev.fiberscope.engine.wasm.text;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** Numbers as they are written, and what they stand for. Specification 3.0, "Values". */
final class Numeral {
    private Numeral() {}

    /**
     * {@code NATURAL}, {@code INTEGER} or {@code FLOAT}, or {@code RESERVED} for what is no number.
     */
    static Token.Kind kind(String word) {
        int sign = word.startsWith("+") || word.startsWith("-") ? 1 : 0;
        if (word.startsWith("inf", sign) || word.startsWith("nan", sign)) {
            boolean payload =
                    word.startsWith(":0x", sign + 3)
                            && word.startsWith("nan", sign)
                            && word.length() > sign + 6
                            && digits(word, sign + 6, 16) == word.length();
            return word.length() == sign + 3 || payload ? Token.Kind.FLOAT : Token.Kind.RESERVED;
        }
        int radix = word.startsWith("0x", sign) ? 16 : 10;
        int start = radix == 16 ? sign + 2 : sign;
        int at = digits(word, start, radix);
        if (at == start) {
            return Token.Kind.RESERVED;
        }
        if (at == word.length()) {
            return sign == 0 ? Token.Kind.NATURAL : Token.Kind.INTEGER;
        }
        if (word.charAt(at) == '.') {
            at = digits(word, at + 1, radix);
        }
        if (at < word.length() && (radix == 16 ? "pP" : "eE").indexOf(word.charAt(at)) >= 0) {
            at++;
            if (at < word.length() && (word.charAt(at) == '+' || word.charAt(at) == '-')) {
                at++;
            }
            int exponent = at;
            at = digits(word, at, 10);
            if (at == exponent) {
                return Token.Kind.RESERVED;
            }
        }
        return at == word.length() ? Token.Kind.FLOAT : Token.Kind.RESERVED;
    }

    /**
     * The offset behind the digits from {@code start} on, single underscores between digits
     * included.
     */
    static int digits(String word, int start, int radix) {
        int at = start;
        while (at < word.length()) {
            boolean joined = word.charAt(at) == '_' && at > start;
            int digit = joined ? at + 1 : at;
            if (digit >= word.length()
                    || word.charAt(digit) > 'f'
                    || Character.digit(word.charAt(digit), radix) < 0) {
                break;
            }
            at = digit + 1;
        }
        return at;
    }

    /** The unsigned 64-bit number of a {@code NATURAL}; empty if it needs more bits. */
    static OptionalLong unsigned(String word) {
        String digits = word.replace("_", "");
        boolean hexadecimal = digits.startsWith("0x");
        try {
            return OptionalLong.of(
                    Long.parseUnsignedLong(
                            hexadecimal ? digits.substring(2) : digits, hexadecimal ? 16 : 10));
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }

    /**
     * The low {@code bits} (at most 64) of a {@code NATURAL} or {@code INTEGER}, sign-extended;
     * empty if it lies outside -2^(bits-1) to 2^bits-1.
     */
    static OptionalLong integer(String word, int bits) {
        boolean negative = word.startsWith("-");
        var magnitude = unsigned(negative || word.startsWith("+") ? word.substring(1) : word);
        if (magnitude.isEmpty()) {
            return magnitude;
        }
        long value = magnitude.getAsLong();
        long most = negative ? 1L << (bits - 1) : bits == 64 ? -1L : (1L << bits) - 1;
        if (Long.compareUnsigned(value, most) > 0) {
            return OptionalLong.empty();
        }
        int unused = 64 - bits;
        return OptionalLong.of((negative ? -value : value) << unused >> unused);
    }

    /**
     * The IEEE 754 bits of a number, rounded once to nearest, ties to even; empty if it is too
     * large.
     */
    static OptionalInt f32(String word) {
        boolean negative = word.startsWith("-");
        var magnitude = magnitude(word);
        int sign = negative ? Integer.MIN_VALUE : 0;
        if (magnitude.startsWith("nan")) {
            var payload = payload(magnitude, 23);
            return payload.isPresent()
                    ? OptionalInt.of(sign | 0x7f80_0000 | (int) payload.getAsLong())
                    : OptionalInt.empty();
        }
        if (magnitude.equals("inf")) {
            return OptionalInt.of(sign | 0x7f80_0000);
        }
        float value = Float.parseFloat(magnitude);
        return Float.isInfinite(value)
                ? OptionalInt.empty()
                : OptionalInt.of(sign | Float.floatToRawIntBits(value));
    }

    /**
     * The IEEE 754 bits of a number, rounded once to nearest, ties to even; empty if it is too
     * large.
     */
    static OptionalLong f64(String word) {
        boolean negative = word.startsWith("-");
        var magnitude = magnitude(word);
        long sign = negative ? Long.MIN_VALUE : 0;
        if (magnitude.startsWith("nan")) {
            var payload = payload(magnitude, 52);
            return payload.isPresent()
                    ? OptionalLong.of(sign | 0x7ff0_0000_0000_0000L | payload.getAsLong())
                    : OptionalLong.empty();
        }
        if (magnitude.equals("inf")) {
            return OptionalLong.of(sign | 0x7ff0_0000_0000_0000L);
        }
        double value = Double.parseDouble(magnitude);
        return Double.isInfinite(value)
                ? OptionalLong.empty()
                : OptionalLong.of(sign | Double.doubleToRawLongBits(value));
    }

    /**
     * Without sign and underscores, and in the form that Java reads: a hexadecimal number needs an
     * exponent there.
     */
    private static String magnitude(String word) {
        String plain = word.replace("_", "");
        plain = plain.startsWith("+") || plain.startsWith("-") ? plain.substring(1) : plain;
        return plain.startsWith("0x") && plain.indexOf('p') < 0 && plain.indexOf('P') < 0
                ? plain + "p0"
                : plain;
    }

    /**
     * The significand of {@code nan} or {@code nan:0x...}; it must not be 0, which would be
     * infinity.
     */
    private static OptionalLong payload(String nan, int bits) {
        if (nan.equals("nan")) {
            return OptionalLong.of(1L << (bits - 1));
        }
        var payload = unsigned(nan.substring(4));
        boolean fits =
                payload.isPresent()
                        && payload.getAsLong() != 0
                        && payload.getAsLong() >>> bits == 0;
        return fits ? payload : OptionalLong.empty();
    }
}
