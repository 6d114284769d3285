package dev.fiberscope.ui.window;

import dev.fiberscope.ui.window.FileMark.Look;
import java.util.Optional;

/**
 * Waits until a file that is written in pieces, or replaced by another, is left alone. Knows no
 * clock: the times come from its owner.
 */
final class Quiet {
    /** So long nothing may happen to the file, in nanoseconds. */
    static final long SPAN = 200_000_000;

    private Optional<Look> settled;
    private Optional<Look> seen;
    private long since;

    /** {@code settled} is how the file was when it was read. */
    Quiet(Optional<Look> settled) {
        this.settled = settled;
        this.seen = settled;
    }

    /**
     * True once for every change, when the file has looked the same for {@link #SPAN}.
     *
     * @param now how the file looks; empty where it is gone
     * @param nanoseconds the time, from anywhere on
     */
    boolean settles(Optional<Look> now, long nanoseconds) {
        if (!now.equals(seen)) {
            seen = now;
            since = nanoseconds;
            return false;
        }
        if (now.equals(settled) || nanoseconds - since < SPAN) {
            return false;
        }
        settled = now;
        return true;
    }

    /** The last answer did not hold: the file is to settle once more. */
    void again() {
        settled = Optional.empty();
        seen = Optional.empty();
    }
}
