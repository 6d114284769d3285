package dev.fiberscope.ui.window;

/**
 * How wide and high the panes are when nobody has moved their edges, in pixels. The picture gets what is left, at least 40
 * percent of the window.
 *
 * @param left pane of functions; 0 when it is folded away
 */
record Proportions(double left, double code, double inspector, double bottom) {
    private static final double NARROW = 1_200;
    private static final double PICTURE = 0.4;

    /** For a window of {@code width} by {@code height}; {@code scale} is that of the font. */
    static Proportions of(double width, double height, double scale, boolean withLeft) {
        double left = withLeft ? Math.min(width < NARROW ? 172 : 196, width * 0.19) * scale : 0;
        double code = Math.min(495 * scale, width * (1 - PICTURE) - left);
        return new Proportions(
                left, Math.max(code, width * 0.3), Math.clamp(height * 0.235, 150, 260), Math.clamp(height * 0.2, 120, 220));
    }
}
