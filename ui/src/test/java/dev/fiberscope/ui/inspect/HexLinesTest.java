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
                HexLines.line(
                        16, "knead\nbake\nserve".getBytes(StandardCharsets.US_ASCII), 65_536));
    }

    @Test
    void aShortLineKeepsItsColumns() {
        assertEquals(
                "fffffff0  00 ff" + " ".repeat(14 * 3 + 1) + "  ..",
                HexLines.line(0xfffffff0L, new byte[] {0, -1}, 1L << 32));
    }

    @Test
    void aMemoryOfMoreThan4GibHasLongerAddresses() {
        assertEquals(
                "000100000010  07",
                HexLines.line(0x1_0000_0010L, new byte[] {7}, 1L << 33).substring(0, 16));
    }

    @Test
    void everyAddressLiesInAStretchOfLinesThatAListCanShow() {
        long address = 0x7_1234_5678L;
        var stretch = new MemoryView.Addresses(MemoryView.Addresses.first(address), 1 << 26);
        int line = (int) ((address - stretch.get(0)) / HexLines.WIDTH);
        assertEquals(address & -16, stretch.get(line));
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
