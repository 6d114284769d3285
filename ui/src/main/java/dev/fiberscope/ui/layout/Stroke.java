package dev.fiberscope.ui.layout;

/**
 * The line along an outline.
 *
 * @param width 0 for no line
 */
public record Stroke(Hue hue, double width, Time time) {
    public static final Stroke NONE = new Stroke(Hue.LINE, 0, Time.IS);

    /** Line style is time. */
    public enum Time {
        /** Solid. */
        IS,
        /** Dashed: happens when the next instruction runs. */
        WILL,
        /** Dotted. */
        WAS
    }

    /** A solid line. */
    public static Stroke is(Hue hue, double width) {
        return new Stroke(hue, width, Time.IS);
    }

    /** A dashed line. */
    public static Stroke will(double width) {
        return new Stroke(Hue.YOU, width, Time.WILL);
    }

    /** A dotted line. */
    public static Stroke was(Hue hue, double width) {
        return new Stroke(hue, width, Time.WAS);
    }
}
