package dev.fiberscope.icons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GlyphTest {
    /** Half a unit of the last decimal that paths are written with. */
    private static final double TOLERANCE = 0.005;

    @ParameterizedTest
    @EnumSource
    void aGlyphStaysWithinItsBoxWithItsLine(Glyph glyph) {
        var bounds = PathText.measure(glyph.path());
        var line = halfLine(glyph);
        assertTrue(bounds.left - line >= -TOLERANCE, "left " + bounds.left);
        assertTrue(bounds.top - line >= -TOLERANCE, "top " + bounds.top);
        assertTrue(bounds.right + line <= Glyph.BOX + TOLERANCE, "right " + bounds.right);
        assertTrue(bounds.bottom + line <= Glyph.BOX + TOLERANCE, "bottom " + bounds.bottom);
    }

    @ParameterizedTest
    @EnumSource
    void aGlyphIsLargeEnoughToBeSeenAndStandsInTheMiddle(Glyph glyph) {
        var bounds = PathText.measure(glyph.path());
        var line = 2 * halfLine(glyph);
        assertTrue(
                Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top) + line
                        >= Glyph.BOX / 2,
                "half the box at least");
        assertEquals(Glyph.BOX / 2, (bounds.left + bounds.right) / 2, 1.2, "middle across");
        assertEquals(Glyph.BOX / 2, (bounds.top + bounds.bottom) / 2, 1.2, "middle down");
    }

    @Test
    void noTwoGlyphsLookOrSoundTheSame() {
        var all = Arrays.asList(Glyph.values());
        assertEquals(all.size(), all.stream().map(Glyph::path).distinct().count(), "paths");
        assertEquals(all.size(), all.stream().map(Glyph::word).distinct().count(), "words");
    }

    @Test
    void wordsAreLowerCaseAndNotEmpty() {
        for (var glyph : Glyph.values()) {
            assertTrue(glyph.word().matches("[a-z][a-z ,]*[a-z]"), glyph.word());
        }
    }

    @Test
    void aCommandThatGoesBackIsTheMirrorImageOfTheOther() {
        Map.of(
                        Glyph.CONTINUE, Glyph.CONTINUE_BACK,
                        Glyph.STEP_INTO, Glyph.STEP_BACK_INTO,
                        Glyph.STEP_OVER, Glyph.STEP_BACK_OVER,
                        Glyph.STEP_OUT, Glyph.STEP_BACK_OUT,
                        Glyph.STEP_TO_SWITCH, Glyph.STEP_BACK_TO_SWITCH)
                .forEach((on, back) -> {
                    var right = PathText.measure(on.path());
                    var left = PathText.measure(back.path());
                    assertEquals(right.left, Glyph.BOX - left.right, TOLERANCE, on + " left");
                    assertEquals(right.right, Glyph.BOX - left.left, TOLERANCE, on + " right");
                    assertEquals(right.top, left.top, TOLERANCE, on + " top");
                    assertEquals(right.bottom, left.bottom, TOLERANCE, on + " bottom");
                });
    }

    @Test
    void whatIsOffIsHollow() {
        assertEquals(
                Map.of(
                        Glyph.BREAKPOINT, Ink.FILLED,
                        Glyph.BREAKPOINT_OFF, Ink.STROKED,
                        Glyph.EVENT_STOP, Ink.FILLED,
                        Glyph.EVENT_STOP_OFF, Ink.STROKED),
                Set.of(
                                Glyph.BREAKPOINT,
                                Glyph.BREAKPOINT_OFF,
                                Glyph.EVENT_STOP,
                                Glyph.EVENT_STOP_OFF)
                        .stream()
                        .collect(Collectors.toMap(glyph -> glyph, Glyph::ink)));
        assertNotEquals(Glyph.RUNNING.ink(), Glyph.WAITING.ink());
        assertNotEquals(Glyph.SUSPENDED.ink(), Glyph.FRESH.ink());
    }

    private static double halfLine(Glyph glyph) {
        return glyph.ink() == Ink.STROKED ? Glyph.STROKE_WIDTH / 2 : 0;
    }
}
