package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.PackedType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.StorageType;
import dev.fiberscope.engine.wasm.VectorType;
import dev.fiberscope.engine.wasm.text.NumberReader;
import dev.fiberscope.engine.wasm.text.Token;
import dev.fiberscope.engine.wasm.text.Tokens;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Reads what a user types as a value: in the words of the text format, and in those that values are
 * shown in.
 */
final class TypedValue {
    private static final int VECTOR_DIGITS = 32;

    private final Store store;

    TypedValue(Store store) {
        this.store = store;
    }

    /**
     * The raw value that {@code text} says.
     *
     * @throws RefusedEdit where it says none that fits there
     */
    Values read(Place place, String text) {
        String typed = text.strip();
        return switch (place) {
            case Place.OfBytes(_, _, _, int count) -> bytes(typed, count);
            case Place.OfValue value -> value(value, typed);
        };
    }

    private Values value(Place.OfValue place, String text) {
        return switch (place.type()) {
            case PackedType.I8 -> Values.of(integer(text, place.type(), 8, "-128 to 255"));
            case PackedType.I16 -> Values.of(integer(text, place.type(), 16, "-32768 to 65535"));
            case NumberType.I32 ->
                    Values.of(integer(text, place.type(), 32, "-2147483648 to 4294967295"));
            case NumberType.I64 ->
                    Values.of(
                            integer(
                                    text,
                                    place.type(),
                                    64,
                                    "-9223372036854775808 to 18446744073709551615"));
            case NumberType.F32 -> Values.of(real(text, place.type(), 32));
            case NumberType.F64 -> Values.of(real(text, place.type(), 64));
            case VectorType _ -> vector(text);
            case ReferenceType _ -> Values.of(new TypedReference(store).read(place, text));
        };
    }

    /** Reads a part of some tokens. */
    private interface Reader<T> {
        T read(Tokens tokens) throws ModuleException;
    }

    /** What {@code reader} makes of the whole text. */
    private static <T> T whole(String text, Reader<T> reader, String refusal) {
        try {
            var tokens = Tokens.of(new Source.Text("value", text));
            var value = reader.read(tokens);
            if (tokens.at(Token.Kind.END)) {
                return value;
            }
        } catch (ModuleException malformed) {
            var refused = new RefusedEdit(refusal);
            refused.initCause(malformed);
            throw refused;
        }
        throw new RefusedEdit(refusal);
    }

    private static long integer(String text, StorageType type, int width, String range) {
        long value =
                whole(
                        text,
                        tokens -> NumberReader.integer(tokens, width),
                        isNo(text, type.toString())
                                + "a whole number from "
                                + range
                                + ", such as 42 or 0x2a.");
        return type instanceof PackedType ? value & (1L << width) - 1 : value;
    }

    private static String isNo(String text, String type) {
        return "\"" + text + "\" is no " + type + ": type ";
    }

    /** The bits; of an f32 as an i32 lies in a slot. */
    private static long real(String text, StorageType type, int width) {
        String shown = text.replace("Infinity", "inf").replace("NaN", "nan");
        boolean bits = shown.startsWith("nan:0x") && shown.length() == 6 + width / 4;
        if (bits && shown.substring(6).chars().allMatch(HexFormat::isHexDigit)) {
            // As a NaN is shown: all its bits, not the payload alone.
            long all = Long.parseUnsignedLong(shown, 6, shown.length(), 16);
            boolean nan =
                    width == 64
                            ? Double.isNaN(Double.longBitsToDouble(all))
                            : Float.isNaN(Float.intBitsToFloat((int) all));
            if (nan) {
                return width == 64 ? all : (int) all;
            }
        }
        return whole(
                shown,
                tokens -> NumberReader.real(tokens, width),
                isNo(text, type.toString()) + "a number, such as 1.5, -0x1p-3, inf or nan.");
    }

    private static Values vector(String text) {
        String digits = text.startsWith("0x") ? text.substring(2) : text;
        if (digits.length() == VECTOR_DIGITS && digits.chars().allMatch(HexFormat::isHexDigit)) {
            return Values.of(
                    Long.parseUnsignedLong(digits, VECTOR_DIGITS / 2, VECTOR_DIGITS, 16),
                    Long.parseUnsignedLong(digits, 0, VECTOR_DIGITS / 2, 16));
        }
        var value =
                whole(
                        text,
                        NumberReader::vector,
                        isNo(text, "v128")
                                + "a shape and its lanes, such as i32x4 1 2 3 4, or 32 hex digits.");
        return Values.of(value.low(), value.high());
    }

    private static Values bytes(String text, int count) {
        byte[] given = text.startsWith("\"") ? quoted(text) : pairs(text);
        if (given.length != count) {
            throw new RefusedEdit(
                    String.format(
                            Locale.ROOT,
                            "Type %d byte%s, not %d.",
                            count,
                            count == 1 ? "" : "s",
                            given.length));
        }
        var slots = new long[count];
        for (int i = 0; i < count; i++) {
            slots[i] = given[i] & 0xff;
        }
        return Values.of(slots);
    }

    private static byte[] quoted(String text) {
        return whole(
                text, Tokens::strings, isNo(text, "string") + "it in quotes, such as \"a\\00b\".");
    }

    private static byte[] pairs(String text) {
        var bytes = new ByteArrayOutputStream();
        for (var word : text.isEmpty() ? new String[0] : text.split("\\s+")) {
            if (word.length() % 2 != 0 || !word.chars().allMatch(HexFormat::isHexDigit)) {
                throw new RefusedEdit(
                        isNo(word, "byte")
                                + "pairs of hex digits, such as de ad, or a string in quotes.");
            }
            bytes.writeBytes(HexFormat.of().parseHex(word));
        }
        return bytes.toByteArray();
    }
}
