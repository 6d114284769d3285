package dev.fiberscope.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.wasm.Place;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class SearchTest {
    private static final CodeText TEXT =
            CodeText.of(TextFixture.module(TextFixture.TWO_FUNCTIONS, 0));

    @Test
    void smallLettersFindCapitalsToo() {
        assertEquals(List.of(new Place(0, 2), new Place(3, 5)), Search.all("Ab ab", "ab"));
        assertEquals(List.of(new Place(0, 2)), Search.all("Ab ab", "Ab"));
    }

    @Test
    void occurrencesDoNotOverlapAndNoWordsFindNothing() {
        assertEquals(List.of(new Place(0, 2)), Search.all("aaa", "aa"));
        assertEquals(List.of(), Search.all("aaa", ""));
    }

    @Test
    void theNextAfterTheLastIsTheFirst() {
        var found = List.of(new Place(4, 6), new Place(9, 11));
        assertEquals(1, Search.next(found, 5));
        assertEquals(0, Search.next(found, 10));
    }

    @Test
    void aNumberIsALine() {
        assertEquals(OptionalInt.of(2), Search.line(TEXT, " 3 "));
        assertEquals(
                OptionalInt.of(TEXT.lineCount() - 1),
                Search.line(TEXT, Integer.toString(TEXT.lineCount())));
    }

    @Test
    void whatIsNoLineOrFunctionIsSaidToBeSo() {
        assertEquals(OptionalInt.empty(), Search.line(TEXT, "0"));
        assertEquals("lines count from 1", Search.complaint(TEXT, "0"));
        assertEquals(OptionalInt.empty(), Search.line(TEXT, "99999999999999999999"));
        assertEquals(
                "the last line is " + TEXT.lineCount(),
                Search.complaint(TEXT, "99999999999999999999"));
        assertEquals(
                "no function here is called or begins with $nothing",
                Search.complaint(TEXT, "$nothing"));
    }

    @Test
    void aFunctionIsFoundByItsNameOrItsBeginning() {
        assertEquals(OptionalInt.of(5), Search.line(TEXT, "$f"));
        assertEquals(OptionalInt.of(13), Search.line(TEXT, "g"));
        assertEquals(OptionalInt.of(2), Search.line(TEXT, "lo"));
        assertEquals(OptionalInt.empty(), Search.line(TEXT, "$nothing"));
    }
}
