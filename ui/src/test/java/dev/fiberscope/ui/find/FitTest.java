package dev.fiberscope.ui.find;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FitTest {
    @ParameterizedTest
    @CsvSource({
        "Step into, STEP INTO, 0",
        "Step into, ste, 1",
        "S6 $lines suspended, lines, 2",
        "S6 $lines suspended, line sus, 4",
        "S6 $lines suspended, sus 6, 5",
        "S6 $lines suspended, pend, 3",
        "Step back into, ' into ', 2",
        "Step into, '', 0",
        "Step into, in st, 4",
        "$on_yield, yield, 2",
    })
    void theSmallerTheBetter(String text, String wanted, int fit) {
        assertEquals(OptionalInt.of(fit), Fit.of(text, wanted));
    }

    @Test
    void everyWantedWordMustBeThere() {
        assertEquals(OptionalInt.empty(), Fit.of("Step into", "step out"));
        assertEquals(OptionalInt.empty(), Fit.of("", "x"));
    }
}
