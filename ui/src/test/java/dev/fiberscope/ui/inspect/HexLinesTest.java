package dev.fiberscope.ui.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
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

    private static String under(char found) {
        var line =
                HexLines.line(16, "knead\nbake\nserve".getBytes(StandardCharsets.US_ASCII), 65_536);
        var marks = new StringBuilder();
        for (int column = 0; column < line.length(); column++) {
            var at = HexLines.byteAt(column, 16, 65_536);
            marks.append(at.isPresent() && at.getAsInt() == found - 'a' ? found : ' ');
        }
        return marks.toString();
    }

    @Test
    void eachDigitAndEachLetterOfALineBelongsToItsByte() {
        // 00000010  6b 6e 65 61 64 0a 62 61  6b 65 0a 73 65 72 76 65  knead.bake.serve
        assertEquals(10, under('a').indexOf("aaa"));
        assertEquals(60, under('a').lastIndexOf('a'));
        assertEquals(31, under('h').indexOf("hhh"));
        assertEquals(35, under('i').indexOf("iii"));
        assertEquals(56, under('p').indexOf("ppp"));
        assertEquals(75, under('p').lastIndexOf('p'));
        assertEquals(OptionalInt.empty(), HexLines.byteAt(3, 16, 65_536), "the address");
        assertEquals(OptionalInt.empty(), HexLines.byteAt(14, 1, 65_536), "behind the end");
    }

    private static final byte[] FOUR = {1, 2, 3, 4};

    @Test
    void onlyWhatDiffersIsChanged() {
        assertEquals("01 02 03 04", HexLines.pairs(FOUR));
        assertEquals(new HexLines.Change(1, 2, "20 30"), HexLines.change(FOUR, "01 20 30 04"));
        assertEquals(new HexLines.Change(3, 1, "ff"), HexLines.change(FOUR, "010203ff"));
    }

    @Test
    void aStringBeginsWhereTheLineDoes() {
        assertEquals(new HexLines.Change(0, 2, "\"hi\""), HexLines.change(FOUR, "\"hi\""));
        assertEquals(
                new HexLines.Change(0, 4, "\"too long\""), HexLines.change(FOUR, "\"too long\""));
    }

    @Test
    void whatIsNotUnderstoodIsLeftToTheEngine() {
        for (var typed : new String[] {"1 2", "xx", "01 02 03 04 05", "01 02", ""}) {
            assertEquals(new HexLines.Change(0, 4, typed), HexLines.change(FOUR, typed));
        }
    }
}
