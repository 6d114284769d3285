package dev.fiberscope.engine.session;

import dev.fiberscope.engine.history.Timeline;
import java.util.function.BooleanSupplier;

/**
 * The search for a {@link TurningPoint}: each look at the past halves the steps that are left. It
 * moves the timeline; the caller goes back afterwards.
 */
record Bisection(Timeline timeline, BooleanSupplier cancelled) {
    /** Tells the point what was found, unless {@code cancelled}. */
    void find(TurningPoint point) {
        long without = 0;
        long with = point.step();
        while (with - without > 1) {
            long middle = without + (with - without) / 2;
            if (!timeline.travel(middle, cancelled)) {
                return;
            }
            if (point.holds().test(timeline.snapshot())) {
                with = middle;
            } else {
                without = middle;
            }
        }
        if (with > 0 && timeline.travel(without, cancelled)) {
            var last = timeline.snapshot();
            if (timeline.travel(with, cancelled)) {
                point.found().accept(last, timeline.snapshot());
            }
        }
    }
}
