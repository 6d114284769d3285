package dev.fiberscope.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Direction;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private static String words(Command command) {
        var progress = Progress.of(command, 1_000_000_000, 512_000_000, 0);
        return progress.state() + ": " + progress.wordings().getFirst();
    }

    @Test
    void aJourneyBackSaysWhereToAndHowFar() {
        assertEquals(
                "Travelling: going back to step 900,000,000: at 512,000,000",
                words(new Command.TravelTo(900_000_000)));
        assertEquals(
                OptionalDouble.of(0.5),
                Progress.of(new Command.TravelTo(1_024), 2_000, 512, 0).share());
        assertEquals(
                OptionalDouble.empty(),
                Progress.of(new Command.TravelTo(1_024), 2_000, 1_500, 0).share(),
                "it has not turned back yet");
    }

    @Test
    void whatRunsSaysItsStepAndItsSpeed() {
        assertEquals(
                "step 48,213,000   \u00b7   143 million steps a second",
                Progress.of(new Command.Continue(), 0, 48_213_000, 143_216_331)
                        .wordings()
                        .getFirst());
        assertEquals(
                "going on to step 4,000: at 3,000",
                Progress.of(new Command.TravelTo(4_000), 2_000, 3_000, 0).wordings().getFirst());
        assertEquals(
                OptionalDouble.of(0.5),
                Progress.of(new Command.TravelTo(4_000), 2_000, 3_000, 0).share());
    }

    @Test
    void speedIsRounded() {
        assertEquals("143 million", Progress.speed(143_216_331));
        assertEquals("9.6 million", Progress.speed(9_612_000));
        assertEquals("48,000", Progress.speed(48_213));
        assertEquals("480", Progress.speed(480));
    }

    @Test
    void whatIsSearchedIsSaid() {
        assertEquals(
                "Going back: looking for the last stop condition: at step 512,000,000",
                words(new Command.Continue(Direction.BACKWARD)));
        assertEquals(
                "Searching: looking for the last such event before here: at step 512,000,000",
                words(new Command.SeekEvent(EventQuery.ALL, Direction.BACKWARD)));
        assertEquals(
                "looking for events in the whole run: at step 7",
                Progress.searching(7).wordings().getFirst());
    }
}
