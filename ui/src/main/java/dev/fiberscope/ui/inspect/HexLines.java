package dev.fiberscope.ui.inspect;

import java.util.HexFormat;
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
        int digits = size > 1L << 32 ? 12 : 8;
        var text = new StringBuilder(hex.toHexDigits(address, digits)).append("  ");
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
