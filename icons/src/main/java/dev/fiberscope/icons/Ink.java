package dev.fiberscope.icons;

/** How a path is painted. */
public enum Ink {
    /** Its inside. */
    FILLED,
    /** Its line, {@link Glyph#STROKE_WIDTH} wide, with round caps and joins. */
    STROKED
}
