package dev.fiberscope.ui.layout;

/** One thing that is drawn. */
public sealed interface Mark {
    record Figure(Outline outline, Paint fill, Stroke stroke) implements Mark {}

    /**
     * One run of text.
     *
     * @param x left edge
     * @param width measured
     * @param room width that was free for it; never less than {@code width}
     */
    record Words(
            double x,
            double baseline,
            String text,
            Face face,
            double size,
            Hue hue,
            double width,
            double room)
            implements Mark {}

    /** A cubic curve with a head, pointing to the right, at its end. */
    record Arrow(
            double x1, double y1, double bend1, double bend2, double x2, double y2, Stroke stroke)
            implements Mark {}

    /** The box around it. */
    default Box bounds() {
        return switch (this) {
            case Figure(var outline, _, var stroke) -> outline.bounds().grown(stroke.width() / 2);
            case Words words ->
                    new Box(words.x, words.baseline - words.size, words.width, words.size * 1.3);
            case Arrow arrow ->
                    new Box(
                                    Math.min(arrow.x1, arrow.x2),
                                    Math.min(arrow.y1, arrow.y2),
                                    Math.abs(arrow.x2 - arrow.x1),
                                    Math.abs(arrow.y2 - arrow.y1))
                            .grown(5);
        };
    }
}
