package dev.fiberscope.engine.event;

/**
 * Everything that happened to stacks, in order; grows while the program runs. May be read on any
 * thread.
 */
public interface Trace {
    /** Number of events recorded so far. */
    int size();

    /** Event {@code index}, from 0 to below {@link #size()}. */
    TraceEvent event(int index);

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
