package dev.fiberscope.engine.event;

import dev.fiberscope.engine.model.Snapshot;
import java.util.Optional;

/**
 * What happened to stacks, in order: from the beginning, or a stretch of a long run; the last one
 * grows while the program runs. May be read on any thread.
 */
public interface Trace {
    /** Number of events. */
    int size();

    /** Event {@code index}, from 0 to below {@link #size()}. */
    TraceEvent event(int index);

    /** Number of events of the run in front of event 0. */
    default long before() {
        return 0;
    }

    /** The program in front of event 0; empty where the trace has everything from the beginning. */
    default Optional<Snapshot> start() {
        return Optional.empty();
    }

    /** Index of the first event at or behind {@code step}; {@link #size()} if there is none. */
    default int firstFrom(long step) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (event(middle).at().step() < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
