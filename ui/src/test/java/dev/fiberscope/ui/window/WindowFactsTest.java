package dev.fiberscope.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.StopReason;
import dev.fiberscope.ui.layout.Pictures;
import dev.fiberscope.ui.layout.SnapshotFixture;
import dev.fiberscope.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the window knows without a toolkit. */
final class WindowFactsTest {
    @Test
    void theCensusCountsStacksByState() {
        assertEquals(
                "8 stacks:  1 running, 3 suspended, 2 waiting, 1 fresh, 1 forgotten",
                Census.of(Pictures.scheduler()).words());
        assertEquals("no stacks", Census.of(new SnapshotFixture()).words());
        var one = new SnapshotFixture();
        one.stack(0, "$main").frame("$main", 1, "nop");
        assertEquals("1 stack:  1 running", Census.of(one.running("$main", 0)).words());
    }

    @ParameterizedTest
    @ValueSource(ints = {900, 1_024, 1_200, 1_440, 1_920, 2_560})
    void allPanesHaveRoom(int width) {
        var sizes = Proportions.of(width, 800, 1, true);
        double picture = width - sizes.left() - sizes.code();
        assertTrue(picture >= width * 0.39 && picture <= width * 0.53, "picture " + picture);
        assertTrue(sizes.code() >= 340, "code " + sizes.code());
        assertTrue(sizes.left() >= 170 && sizes.left() <= 196, "left " + sizes.left());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 600, 800, 1_000, 2_000})
    void textHasMostOfTheHeight(int height) {
        var sizes = Proportions.of(1_440, height, 1, true);
        assertTrue(height - sizes.inspector() - sizes.bottom() >= height * 0.5, sizes.toString());
    }

    @Test
    void aFoldedPaneTakesNoRoom() {
        assertEquals(0, Proportions.of(1_440, 900, 1, false).left());
    }

    @Test
    void settingsStayInRangeAndRememberTheLastFiles() {
        assertEquals(Theme.LARGEST, WindowSettings.FIRST.withFontSize(99).fontSize());
        assertEquals(Theme.SMALLEST, WindowSettings.FIRST.withFontSize(1).fontSize());
        assertFalse(WindowSettings.FIRST.withDark(false).dark());
        assertFalse(WindowSettings.FIRST.withMotion(false).withDark(false).motion());
        var settings = WindowSettings.FIRST;
        for (int i : IntStream.range(0, 12).toArray()) {
            settings = settings.withOpened(Path.of("f" + i));
        }
        settings = settings.withOpened(Path.of("f9"));
        assertEquals(
                List.of("f9", "f11", "f10", "f8", "f7", "f6", "f5", "f4"),
                settings.recent().stream().map(Path::toString).toList());
    }

    @Test
    void stepNumbersAreTypedAsTheyAreShown() {
        assertEquals(OptionalLong.of(48_213), StepPill.step(" 48,213 "));
        assertEquals(OptionalLong.of(0), StepPill.step("0"));
        assertEquals(OptionalLong.empty(), StepPill.step("-1"));
        assertEquals(OptionalLong.empty(), StepPill.step("99999999999999999999"));
        assertEquals(OptionalLong.empty(), StepPill.step("next"));
    }

    @Test
    void atTheEndOfAProgramOnlyThePastHasANextStep() {
        var over = new StopReason.Finished(List.of());
        var snapshot = new SnapshotFixture().step(5);
        assertFalse(WindowActions.canGoOn(new Stop(over, snapshot, 5)));
        assertTrue(WindowActions.canGoOn(new Stop(over, snapshot, 6)));
        assertTrue(WindowActions.canGoOn(new Stop(new StopReason.Stepped(), snapshot, 5)));
        assertFalse(
                WindowActions.canGoOn(
                        new Stop(
                                new StopReason.AnswerNeeded("env.f", List.of(), List.of()),
                                snapshot,
                                5)));
    }
}
