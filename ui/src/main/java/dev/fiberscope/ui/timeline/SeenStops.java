package dev.fiberscope.ui.timeline;

import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.StopReason;
import java.util.List;
import java.util.TreeSet;

/**
 * The steps at which a run stopped by itself: at a breakpoint, after an event, by a trap. One
 * thread.
 */
final class SeenStops {
    /** The earliest go when there are more. */
    private static final int MOST = 200;

    private final TreeSet<Long> steps = new TreeSet<>();

    void saw(Stop stop) {
        if (byItself(stop.reason()) && steps.add(stop.snapshot().step()) && steps.size() > MOST) {
            steps.removeFirst();
        }
    }

    private static boolean byItself(StopReason reason) {
        return reason instanceof StopReason.BreakpointHit
                || reason instanceof StopReason.EventMatched
                || reason instanceof StopReason.Trapped
                || reason instanceof StopReason.Threw;
    }

    void clear() {
        steps.clear();
    }

    /** In order. */
    List<Long> steps() {
        return List.copyOf(steps);
    }
}
