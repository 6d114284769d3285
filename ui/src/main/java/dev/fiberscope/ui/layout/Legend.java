package dev.fiberscope.ui.layout;

/** The line below the picture that says what its signs mean. */
public final class Legend {
    public static final double HEIGHT = 26;
    private static final double BASELINE = 17;
    private static final double MIDDLE = 13;
    private static final double SIZE = 10.5;
    private static final double COMPACT = 540;

    private Legend() {}

    /**
     * The signs of states, then the line styles; what does not fit into {@code width} is left out.
     */
    public static PictureScene scene(TextMeasure measure, double width) {
        var sketch = new Sketch(measure);
        double x = 18;
        x = state(sketch, Look.RUNNING, "running", x, width);
        x = state(sketch, Look.WAITING, "waiting", x, width);
        x = state(sketch, Look.SUSPENDED, "suspended", x, width);
        x = state(sketch, Look.FRESH, "fresh", x, width);
        x = state(sketch, Look.FORGOTTEN, "forgotten", x, width);
        if (fits(sketch, "consumed", x, 10, width)) {
            Glyphs.consumed(sketch, x, MIDDLE);
            x = word(sketch, "consumed", x + 9, width);
        }
        if (fits(sketch, "is will happen was", x, 120, width)) {
            sketch.line(x - 2, 6, x - 2, 20, Stroke.is(Hue.STRONG_LINE, 1));
            x = line(sketch, Stroke.is(Hue.INK, 1.8), "is", x + 8, width);
            x = line(sketch, new Stroke(Hue.INK, 1.8, Stroke.Time.WILL), "will happen", x, width);
            line(sketch, Stroke.was(Hue.INK, 1.8), "was", x, width);
        }
        return sketch.scene(width, HEIGHT);
    }

    private static double state(Sketch sketch, Look look, String word, double x, double width) {
        if (!fits(sketch, word, x, 10, width)) {
            return width;
        }
        Glyphs.state(sketch, look, x, MIDDLE, 0.85);
        return word(sketch, word, x + 9, width);
    }

    private static double line(Sketch sketch, Stroke stroke, String word, double x, double width) {
        sketch.line(x, MIDDLE, x + 22, MIDDLE, stroke);
        return word(sketch, word, x + 28, width) - 6;
    }

    private static double word(Sketch sketch, String word, double x, double width) {
        return sketch.words(x, BASELINE, width - x, SIZE, Run.words(word, Hue.INK3))
                + (width < COMPACT ? 11 : 20);
    }

    private static boolean fits(Sketch sketch, String word, double x, double sign, double width) {
        return x + sign + sketch.width(SIZE, Run.words(word, Hue.INK3)) + 8 <= width;
    }
}
