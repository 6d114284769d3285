package dev.fiberscope.ui.timeline.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ViewportTest {
    private static final double WIDTH = 1_000;

    @Test
    void zoomKeepsTheStepUnderThePointer() {
        var viewport = of(Recorded.run("scheduler"));
        for (double factor : new double[] {0.5, 0.9, 1.3, 0.2}) {
            double x = new TimeScale(viewport.window(), 0, WIDTH).x(600);
            viewport.zoom(factor, 600);
            assertEquals(x, new TimeScale(viewport.window(), 0, WIDTH).x(600), 1e-6);
        }
    }

    @Test
    void noWindowLeavesTheRecordingOrIsShorterThanTheShortest() {
        var viewport = of(Recorded.run("scheduler"));
        var whole = viewport.window();
        viewport.zoom(0.0001, 600);
        assertEquals(TimeWindow.SHORTEST, viewport.window().length());
        viewport.pan(-1e9);
        assertEquals(0, viewport.window().from());
        viewport.pan(1e9);
        assertEquals(whole.to(), viewport.window().to(), 1e-6);
        viewport.zoom(1e9, 600);
        assertEquals(whole, viewport.window());
    }

    @Test
    void aSmallRecordingIsShownWholeAndSeldomRescaled() {
        var trace = Recorded.run("numbers");
        var viewport = new Viewport();
        double before = 0;
        int changes = 0;
        for (long step = 0; step <= trace.end(); step++) {
            viewport.follow(trace.lanes(), step, step, WIDTH);
            assertTrue(viewport.window().contains(step));
            changes += viewport.window().length() == before ? 0 : 1;
            before = viewport.window().length();
        }
        assertTrue(changes < trace.end() / 3, changes + " changes");
    }

    @Test
    void aLongRecordingIsShownAroundThePresentWithRoomForItsArrows() {
        var trace = Many.events(20_000, 8);
        var lanes = trace.lanes();
        var viewport = new Viewport();
        viewport.follow(lanes, trace.end() / 2, trace.end(), WIDTH);
        var window = viewport.window();
        assertTrue(window.contains(trace.end() / 2));
        int moves = lanes.firstMove(window.to()) - lanes.firstMove(window.from());
        assertTrue(moves > 20 && moves < 110, moves + " moves");
        viewport.follow(lanes, trace.end() / 2 + 20, trace.end(), WIDTH);
        assertEquals(window, viewport.window(), "a step inside moves nothing");
    }

    @Test
    void whatSomebodyChoseStaysAndFollowsThePresent() {
        var trace = Recorded.run("scheduler");
        var lanes = trace.lanes();
        var viewport = of(trace);
        viewport.zoom(0.1, 100);
        var chosen = viewport.window();
        viewport.follow(lanes, 100, trace.end(), WIDTH);
        assertEquals(chosen, viewport.window());
        viewport.follow(lanes, 900, trace.end(), WIDTH);
        assertNotEquals(chosen, viewport.window());
        assertEquals(chosen.length(), viewport.window().length());
        assertTrue(viewport.window().contains(900));
        viewport.fit();
        viewport.follow(lanes, 900, trace.end(), WIDTH);
        assertEquals(TimeWindow.whole(trace.end()), viewport.window());
    }

    @Test
    void ticksAreRoundNumbersWithRoom() {
        for (double length = 10; length < 1e7; length *= 1.7) {
            var scale = new TimeScale(new TimeWindow(0, length), 200, 1200);
            long tick = scale.ticks(84);
            assertTrue(scale.x(tick) - scale.x(0) >= 84, tick + " of " + length);
            assertTrue(Long.toString(tick).matches("[125]0*"), Long.toString(tick));
        }
    }

    private static Viewport of(Recorded trace) {
        var viewport = new Viewport();
        viewport.follow(trace.lanes(), trace.end(), trace.end(), WIDTH);
        viewport.fit();
        return viewport;
    }
}
