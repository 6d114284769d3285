package dev.fiberscope.ui.timeline.layout;

/**
 * Where lanes, heads and steps are in a timeline of a given size.
 *
 * @param height of the axis and the lanes; the strip for the whole run is below that
 */
record Plan(double width, double height, double head, TimeScale time, double scrolled) {
    static final double LANE = 17.6;

    /** Height of the axis above the lanes. */
    static final double TOP = 20.6;

    /** Height of the strip for the whole run, below the lanes. */
    static final double STRIP = 34;

    static final double HEAD = 196;
    private static final double SMALL_HEAD = 112;
    private static final double ROOMY = 640;

    static Plan of(double width, double height, Showing showing) {
        double head = width < ROOMY ? SMALL_HEAD : HEAD;
        double right = Math.max(head + 40, width - 12);
        return new Plan(
                width,
                showing.overview().isPresent() ? height - STRIP : height,
                head,
                new TimeScale(showing.window(), head + 8, right),
                showing.scrolled());
    }

    /** The steps of a whole run that is recorded to {@code end}, in the strip. */
    TimeScale whole(long end) {
        return new TimeScale(
                new TimeWindow(0, Math.max(TimeWindow.SHORTEST, (double) end)),
                time.left(),
                time.right());
    }

    /** Height of all {@code lanes}, with the axis and a little room below. */
    static double height(int lanes) {
        return TOP + lanes * LANE + 4;
    }

    boolean small() {
        return head < HEAD;
    }

    double middle(int lane) {
        return TOP + (lane + 0.5) * LANE - scrolled;
    }

    double top(int lane) {
        return TOP + lane * LANE - scrolled;
    }

    /** The first of {@code lanes} that is visible. */
    int first() {
        return (int) Math.max(0, Math.floor(scrolled / LANE));
    }

    /** Behind the last of {@code lanes} that is visible. */
    int end(int lanes) {
        return (int) Math.clamp(Math.ceil((height - TOP + scrolled) / LANE), 0, lanes);
    }

    /** Index of the lane at {@code y}; may be none. */
    int lane(double y) {
        return (int) Math.floor((y - TOP + scrolled) / LANE);
    }

    /** {@code x} of a step, no further out than the edges of the time area. */
    double clamped(long step) {
        return Math.clamp(time.x(step), head, width);
    }

    boolean shows(double x) {
        return x > head && x < width;
    }
}
