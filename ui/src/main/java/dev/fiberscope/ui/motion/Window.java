package dev.fiberscope.ui.motion;

/** A time in a transition, in milliseconds, within which something happens. */
record Window(double begin, double end) {
    /** How much has happened at {@code time}: from 0 to 1, fast at first (cubic ease-out). */
    double done(double time) {
        if (time >= end) {
            return 1;
        }
        double left = 1 - Math.max(0, (time - begin) / (end - begin));
        return 1 - left * left * left;
    }

    /** The same in a transition of {@code length} that runs backwards. */
    Window reversed(double length) {
        return new Window(length - end, length - begin);
    }
}
