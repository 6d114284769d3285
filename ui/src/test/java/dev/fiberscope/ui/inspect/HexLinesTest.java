package dev.fiberscope.ui.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class HexLinesTest {
    @Test
    void aLineHasAddressBytesAndText() {
        assertEquals(
                "00000010  6b 6e 65 61 64 0a 62 61  6b 65 0a 73 65 72 76 65  knead.bake.serve",
                HexLines.line(16, "knead\nbake\nserve".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void aShortLineKeepsItsColumns() {
        assertEquals(
                "fffffff0  00 ff" + " ".repeat(14 * 3 + 1) + "  ..",
                HexLines.line(0xfffffff0L, new byte[] {0, -1}));
    }

    @Test
    void addressesAreDecimalOrHexadecimal() {
        assertEquals(OptionalLong.of(1024), HexLines.address(" 1_024 "));
        assertEquals(OptionalLong.of(1024), HexLines.address("0x400"));
        assertEquals(OptionalLong.of(48213), HexLines.address("48,213"));
        assertEquals(OptionalLong.empty(), HexLines.address("0xg"));
        assertEquals(OptionalLong.empty(), HexLines.address(""));
        assertEquals(OptionalLong.empty(), HexLines.address("-1"));
    }
}
