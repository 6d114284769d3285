package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.Place;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * What string literals stand for: bytes, and names where the bytes are UTF-8. Specification 3.0,
 * "Strings", "Names".
 */
final class StringLiteral {
    private StringLiteral() {}

    /** The bytes of a well-formed literal. */
    static byte[] bytes(String text, Token token) {
        var bytes = new ByteArrayOutputStream(token.end() - token.start());
        int last = token.end() - 1;
        int i = token.start() + 1;
        while (i < last) {
            char c = text.charAt(i);
            if (c != '\\') {
                int plain = i;
                while (i < last && text.charAt(i) != '\\') {
                    i++;
                }
                bytes.writeBytes(text.substring(plain, i).getBytes(StandardCharsets.UTF_8));
            } else {
                char escaped = text.charAt(i + 1);
                switch (escaped) {
                    case 't' -> bytes.write('\t');
                    case 'n' -> bytes.write('\n');
                    case 'r' -> bytes.write('\r');
                    case '"', '\'', '\\' -> bytes.write(escaped);
                    case 'u' -> {
                        int end = text.indexOf('}', i);
                        int point =
                                Integer.parseInt(text.substring(i + 3, end).replace("_", ""), 16);
                        bytes.writeBytes(
                                Character.toString(point).getBytes(StandardCharsets.UTF_8));
                        i = end - 1;
                    }
                    default -> {
                        bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                        i++;
                    }
                }
                i += 2;
            }
        }
        return bytes.toByteArray();
    }

    /** The name that a well-formed literal spells. */
    static String name(String text, Token token) throws ModuleException {
        return utf8(bytes(text, token), token.place());
    }

    /** {@code bytes} read as UTF-8; {@code place} is blamed if they are not. */
    static String utf8(byte[] bytes, Place place) throws ModuleException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException broken) {
            var exception = new ModuleException(Phase.MALFORMED, "malformed UTF-8 encoding", place);
            exception.initCause(broken);
            throw exception;
        }
    }

    /** The offset behind the well-formed literal that begins at {@code start}. */
    static int end(String text, int start) {
        int i = start + 1;
        while (text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    /** How many characters the escape at {@code start} takes; it must lie before {@code limit}. */
    static int escapeLength(String text, int start, int limit) throws ModuleException {
        char c = start + 1 < limit ? text.charAt(start + 1) : 0;
        if ("tnr\"'\\".indexOf(c) >= 0) {
            return 2;
        }
        if (Character.digit(c, 16) >= 0
                && c < 0x80
                && start + 2 < limit
                && hexadecimal(text.charAt(start + 2))) {
            return 3;
        }
        if (c == 'u' && start + 2 < limit && text.charAt(start + 2) == '{') {
            int end = text.indexOf('}', start);
            if (end > 0 && end < limit && scalar(text.substring(start + 3, end))) {
                return end + 1 - start;
            }
        }
        int end = Math.min(start + 2, limit);
        throw new ModuleException(
                Phase.MALFORMED, "illegal escape in string literal", new Place(start, end));
    }

    private static boolean hexadecimal(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }

    /** Whether the digits spell a Unicode scalar value, that is no surrogate and at most 10FFFF. */
    private static boolean scalar(String digits) {
        if (Numeral.digits(digits, 0, 16) != digits.length() || digits.isEmpty()) {
            return false;
        }
        String plain = digits.replace("_", "").replaceFirst("^0+(?=.)", "");
        if (plain.length() > 6) {
            return false;
        }
        int point = Integer.parseInt(plain, 16);
        return point < Character.MIN_SURROGATE
                || (point > Character.MAX_SURROGATE && point <= Character.MAX_CODE_POINT);
    }
}
