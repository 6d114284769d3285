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

    /** For a window of {@code width} by {@code height}; {@code scale} is that of the font. */
    static Proportions of(double width, double height, double scale, boolean withLeft) {
        double share = Math.clamp((width - NARROW) / (WIDE - NARROW), 0, 1);
        double left = withLeft ? Math.min((172 + 24 * share) * scale, width * 0.2) : 0;
        double picture = 0.4 + 0.12 * share;
        return new Proportions(
                left,
                width * (1 - picture) - left,
                Math.clamp(145 + (height - 600) * 0.375, 110, 320),
                Math.clamp(height * 0.2, 110, 220));
    }
}
