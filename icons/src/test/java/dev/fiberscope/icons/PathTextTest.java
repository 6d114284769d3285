package dev.fiberscope.icons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checker that the other tests rely on. */
class PathTextTest {

    @Test
    void linesAreMeasured() {
        assertBounds(2, 1, 9, 13, "M2 3h7v10l-3-12z");
    }

    @Test
    void aCircleOfTwoArcsIsMeasured() {
        assertBounds(3, 4, 11, 12, "M3 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0z");
    }

    @Test
    void theFlagsOfAnArcChooseItsSide() {
        assertBounds(3, 3, 9, 9, "M3 3A6 6 0 0 0 9 9");
        assertBounds(3, 3, 9, 9, "M3 3A6 6 0 0 1 9 9");
        assertBounds(3, -3, 15, 9, "M3 3A6 6 0 1 1 9 9");
        assertBounds(-3, 3, 9, 15, "M3 3A6 6 0 1 0 9 9");
    }

    @Test
    void aCurveIsMeasuredByItsPointsAndNotItsHandles() {
        assertBounds(0, 0, 4, 3, "M0 0C0 4 4 4 4 0");
    }

    @Test
    void afterClosingAPathGoesOnFromItsStart() {
        assertBounds(1, 1, 8, 5, "M1 1h4v4zm7 0h0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "L1 1",
                "M1",
                "M1 2L",
                "M1 2 3 4",
                "M1 2Q1 2 3 4",
                "M1 2L3,4",
                "M1 2x",
                "M1 2a2 3 0 0 0 1 1",
                "M1 2a2 2 0 2 0 1 1",
                "M1 2a2 2 0 0 0 9 9",
                "M1 2a2 2 0 0 0 0 0",
                "M1. 2",
                "M1e1 2"
            })
    void malformedPathsAreRefused(String path) {
        assertThrows(IllegalArgumentException.class, () -> PathText.measure(path));
    }

    private static void assertBounds(
            double left, double top, double right, double bottom, String path) {
        var bounds = PathText.measure(path);
        assertEquals(left, bounds.left, 0.01, "left");
        assertEquals(top, bounds.top, 0.01, "top");
        assertEquals(right, bounds.right, 0.01, "right");
        assertEquals(bottom, bounds.bottom, 0.01, "bottom");
    }
}
