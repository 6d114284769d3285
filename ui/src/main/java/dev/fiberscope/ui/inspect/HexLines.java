package dev.fiberscope.ui.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Memory as text: sixteen bytes a line. */
final class HexLines {
    static final int WIDTH = 16;

    private HexLines() {}

    /**
     * {@code 00000010 6b 6e 65 61 64 0a 62 61 6b 65 0a 73 65 72 76 65 knead.bake.serve}; with more
     * digits for the address where the memory has more than 4 GiB.
     */
    static String line(long address, byte[] bytes, long size) {
        var hex = HexFormat.of();
        var text = new StringBuilder(address(address, size)).append("  ");
        for (int i = 0; i < WIDTH; i++) {
            text.append(i < bytes.length ? hex.toHexDigits(bytes[i]) : "  ")
                    .append(i == 7 ? "  " : " ");
        }
        text.append(' ');
        for (byte each : bytes) {
            text.append(each >= ' ' && each < 0x7f ? (char) each : '.');
        }
        return text.toString();
    }

    /** As it stands in front of a line of a memory of {@code size} bytes. */
    static String address(long address, long size) {
        return HexFormat.of().toHexDigits(address, size > 1L << 32 ? 12 : 8);
    }

    /**
     * Which byte of the line the character at {@code column} of {@link #line} belongs to, as digits
     * or as a letter; empty in the address and between both.
     */
    static OptionalInt byteAt(int column, int count, long size) {
        int digits = address(0, size).length() + 2;
        int letters = digits + 3 * WIDTH + 2;
        int half = digits + 3 * WIDTH / 2;
        int at =
                column >= letters
                        ? column - letters
                        : (column - digits - (column >= half ? 1 : 0)) / 3;
        return column >= digits && at < count ? OptionalInt.of(at) : OptionalInt.empty();
    }

    /** Bytes in the form in which they are typed: {@code 6b 6e 65}. */
    static String pairs(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }

    /** A stretch of a line and what to put there, in the words in which people type bytes. */
    record Change(int first, int count, String text) {}

    /**
     * What somebody means who changed {@link #pairs} of {@code now} to {@code typed}: from the
     * first byte that differs to the last one; a string without escapes begins where the line does.
     * What is understood less well is the whole line.
     */
    static Change change(byte[] now, String typed) {
        var whole = new Change(0, now.length, typed);
        if (typed.startsWith("\"")) {
            boolean plain = typed.length() > 2 && typed.endsWith("\"") && !typed.contains("\\");
            int count = typed.getBytes(StandardCharsets.UTF_8).length - 2;
            return plain && count <= now.length ? new Change(0, count, typed) : whole;
        }
        byte[] next;
        try {
            next = HexFormat.of().parseHex(typed.replaceAll("\\s+", ""));
        } catch (IllegalArgumentException noPairs) {
            return whole;
        }
        int first = Arrays.mismatch(now, next);
        if (next.length != now.length || first < 0) {
            return whole;
        }
        int end = now.length;
        while (now[end - 1] == next[end - 1]) {
            end--;
        }
        return new Change(first, end - first, pairs(Arrays.copyOfRange(next, first, end)));
    }

    /**
     * An address as people type it: {@code 1024}, {@code 0x400}, {@code 1_024}; empty when it is
     * none.
     */
    static OptionalLong address(String typed) {
        var digits = typed.strip().replace("_", "").replace(",", "");
        try {
            return OptionalLong.of(
                    digits.startsWith("0x")
                            ? Long.parseUnsignedLong(digits.substring(2), 16)
                            : Long.parseUnsignedLong(digits));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
