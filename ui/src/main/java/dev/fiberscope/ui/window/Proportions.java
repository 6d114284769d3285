package dev.fiberscope.ui.window;

/**
 * How wide and high the panes are when nobody has moved their edges, in pixels. The picture gets
 * what is left: 40 percent of a narrow window, half of a wide one.
 *
 * @param left pane of functions; 0 when it is folded away
 */
record Proportions(double left, double code, double inspector, double bottom) {
    private static final double NARROW = 1_024;
    private static final double WIDE = 1_440;

    /** Of the window, in ordinary sizes of the font: below it the left pane goes by itself. */
    private static final double LEAST_WITH_LEFT = 1_000 / 12.0;

    /** Whether there is room for the left pane beside the others. */
    static boolean haveRoomForLeft(double width, double scale) {
        return width >= LEAST_WITH_LEFT * 12 * scale;
    }

    /** For a window of {@code width} by {@code height}; {@code scale} is that of the font. */
    static Proportions of(double width, double height, double scale, boolean withLeft) {
        double share = Math.clamp((width / scale - NARROW) / (WIDE - NARROW), 0, 1);
        double left = withLeft ? Math.min((172 + 24 * share) * scale, width * 0.2) : 0;
        double picture = (withLeft ? 0.4 : 0.44) + 0.12 * share;
        double bottom =
                Math.clamp(
                        height * 0.245,
                        Math.min(125 * scale, height * 0.34),
                        Math.max(240 * scale, height * 0.34));
        return new Proportions(
                left,
                width * (1 - picture) - left,
                Math.min(
                        (height - bottom) * 0.45,
                        Math.clamp(145 + (height / scale - 600) * 0.24, 110, 320) * scale),
                bottom);
    }
}
