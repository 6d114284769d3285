package dev.fiberscope.ui.timeline.layout;

/**
 * Which part of the axis is visible. As long as nobody chose one it is the whole recording, or,
 * when there the moves would stand too close to be told apart, the surroundings of the present;
 * after that it only follows the present. One thread.
 */
public final class Viewport {
    /** Units that a move has at least in a window that nobody chose. */
    private static final double CLOSE = 9;

    /** Units for a move in such a window when it is made. */
    private static final double EASY = 22;

    /** Where the present goes, as part of the window, when it left that. */
    private static final double PRESENT = 0.76;

    private TimeWindow window = TimeWindow.whole(0);
    private Mode mode = Mode.AUTOMATIC;
    private long end;

    private enum Mode {
        AUTOMATIC,
        /** The whole recording, as it grows. */
        WHOLE,
        /** Stays as it is, but follows the present. */
        CHOSEN
    }

    public TimeWindow window() {
        return window;
    }

    /** Another program: begins anew. */
    public void reset() {
        mode = Mode.AUTOMATIC;
        end = 0;
        window = TimeWindow.whole(0);
    }

    /**
     * The present is {@code step} of a recording to {@code recordedTo}.
     *
     * @param width of the axis, in units
     */
    public void follow(Lanes lanes, long step, long recordedTo, double width) {
        follow(lanes, Known.all(recordedTo), step, recordedTo, width);
    }

    /** The same; {@code known} are the steps of which {@code lanes} have every event. */
    public void follow(Lanes lanes, Known known, long step, long recordedTo, double width) {
        end = recordedTo;
        switch (mode) {
            case AUTOMATIC -> choose(lanes, known, step, width);
            case WHOLE -> window = TimeWindow.whole(end);
            case CHOSEN -> {}
        }
        if (!window.contains(step)) {
            double part = step > window.to() ? PRESENT : 1 - PRESENT;
            window =
                    new TimeWindow(step - part * window.length(), window.length())
                            .within(TimeWindow.whole(end));
            if (mode == Mode.AUTOMATIC) {
                choose(lanes, known, step, width);
            }
        }
    }

    private void choose(Lanes lanes, Known known, long step, double width) {
        var whole = TimeWindow.whole(end);
        if (lanes.moves().size() * CLOSE <= width) {
            window =
                    known.equals(Known.all(end))
                            ? whole
                            : TimeWindow.over(known.from(), known.to()).within(whole);
        } else if (window.equals(TimeWindow.whole(0)) || movesIn(lanes) * CLOSE > width) {
            int count = (int) (width / EASY);
            int size = lanes.moves().size();
            int first =
                    Math.clamp(
                            lanes.firstMove((double) step) - (long) (PRESENT * count),
                            0,
                            Math.max(0, size - 1 - count));
            int last = Math.min(size - 1, first + count);
            long steps = lanes.moves().get(last).step() - lanes.moves().get(first).step();
            double length = TimeWindow.round(Math.max(TimeWindow.SHORTEST, (double) steps));
            window = new TimeWindow(step - PRESENT * length, length).within(whole);
        }
    }

    private int movesIn(Lanes lanes) {
        return lanes.firstMove(window.to()) - lanes.firstMove(window.from());
    }

    /**
     * Makes the window {@code factor} times as long; {@code step} stays where it is, unless that
     * would leave the recording.
     */
    public void zoom(double factor, double step) {
        mode = Mode.CHOSEN;
        window = window.zoomed(factor, step).within(TimeWindow.whole(end));
    }

    /** Moves the window, no further than the recording. */
    public void pan(double steps) {
        mode = Mode.CHOSEN;
        window = window.moved(steps).within(TimeWindow.whole(end));
    }

    /** Shows the whole recording, and all that will be added to it. */
    public void fit() {
        mode = Mode.WHOLE;
        window = TimeWindow.whole(end);
    }
}
