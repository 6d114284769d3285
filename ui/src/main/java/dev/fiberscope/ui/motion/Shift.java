package dev.fiberscope.ui.motion;

import dev.fiberscope.ui.layout.Box;

/** How far something is from where it was, in whole units. */
record Shift(long dx, long dy) {
    static final Shift NONE = new Shift(0, 0);

    /** Of the upper left corner. */
    static Shift of(Box first, Box last) {
        return new Shift(Math.round(last.x() - first.x()), Math.round(last.y() - first.y()));
    }

    /** Of the lower right corner. */
    static Shift ofEnd(Box first, Box last) {
        return new Shift(
                Math.round(last.right() - first.right()),
                Math.round(last.bottom() - first.bottom()));
    }
}
