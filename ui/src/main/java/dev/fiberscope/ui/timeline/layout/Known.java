package dev.fiberscope.ui.timeline.layout;

/**
 * The steps, both inclusive, whose every event is among the lanes; of others there are counts
 * alone.
 */
public record Known(long from, long to) {
    public boolean contains(long step) {
        return step >= from && step <= to;
    }

    /** A whole run that is recorded to {@code step}. */
    public static Known all(long step) {
        return new Known(0, step);
    }

    /**
     * What {@code lanes} have of a run of {@code events} events that is recorded to {@code
     * recordedTo}, where the program stands at {@code present}.
     */
    public static Known of(Lanes lanes, long events, long present, long recordedTo) {
        var trace = lanes.trace();
        int size = trace.size();
        if (trace.before() + size >= events) {
            return new Known(lanes.from(), recordedTo);
        }
        long last = size == 0 ? lanes.from() : trace.event(size - 1).at().step();
        boolean ahead = present >= lanes.from() && present > last;
        return new Known(lanes.from(), Math.min(recordedTo, ahead ? present : last));
    }
}
