package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.Bytes;
import java.util.Locale;

/**
 * Constants as the text format writes them, so that they are read back bit by bit. Specification
 * 3.0, "Values".
 */
final class Literals {
    private Literals() {}

    /**
     * The number with these IEEE 754 bits: the shortest decimal that gives it back, or {@code inf},
     * {@code nan:0x...}.
     */
    static String float32(int bits) {
        int payload = bits & 0x7f_ffff;
        if ((bits & 0x7f80_0000) != 0x7f80_0000) {
            return Float.toString(Float.intBitsToFloat(bits));
        }
        return special(bits < 0, payload, 0x40_0000);
    }

    /**
     * The number with these IEEE 754 bits: the shortest decimal that gives it back, or {@code inf},
     * {@code nan:0x...}.
     */
    static String float64(long bits) {
        long payload = bits & 0xf_ffff_ffff_ffffL;
        if ((bits & 0x7ff0_0000_0000_0000L) != 0x7ff0_0000_0000_0000L) {
            return Double.toString(Double.longBitsToDouble(bits));
        }
        return special(bits < 0, payload, 0x8_0000_0000_0000L);
    }

    private static String special(boolean negative, long payload, long canonical) {
        String sign = negative ? "-" : "";
        if (payload == 0) {
            return sign + "inf";
        }
        return sign + (payload == canonical ? "nan" : "nan:0x" + Long.toHexString(payload));
    }

    /** Four lanes of 32 bits, the lowest first. */
    static String vector(long low, long high) {
        return String.format(
                Locale.ROOT,
                "i32x4 0x%08x 0x%08x 0x%08x 0x%08x",
                (int) low,
                low >>> 32,
                (int) high,
                high >>> 32);
    }

    /**
     * A name in quotes; what cannot be seen, or would turn the direction of writing, is escaped.
     */
    static String string(String name) {
        var text = new StringBuilder("\"");
        name.codePoints()
                .forEach(character -> {
                    switch (character) {
                        case '"' -> text.append("\\\"");
                        case '\\' -> text.append("\\\\");
                        case '\n' -> text.append("\\n");
                        case '\t' -> text.append("\\t");
                        case '\r' -> text.append("\\r");
                        default -> {
                            if (visible(character)) {
                                text.appendCodePoint(character);
                            } else {
                                text.append("\\u{")
                                        .append(Integer.toHexString(character))
                                        .append('}');
                            }
                        }
                    }
                });
        return text.append('"').toString();
    }

    /** Bytes {@code from} to {@code to}, exclusive, in quotes. */
    static String string(Bytes bytes, int from, int to) {
        var text = new StringBuilder("\"");
        for (int i = from; i < to; i++) {
            int octet = bytes.at(i) & 0xff;
            if (octet < ' ' || octet >= 0x7f || octet == '"' || octet == '\\') {
                text.append('\\').append(Character.forDigit(octet >> 4, 16));
                text.append(Character.forDigit(octet & 15, 16));
            } else {
                text.append((char) octet);
            }
        }
        return text.append('"').toString();
    }

    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
