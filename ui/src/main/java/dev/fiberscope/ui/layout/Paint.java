package dev.fiberscope.ui.layout;

/** What an outline is filled with. */
public sealed interface Paint {
    record None() implements Paint {}

    record Plain(Hue hue) implements Paint {}

    /** Diagonal {@code stripes} on {@code ground}: trouble. */
    record Hatched(Hue ground, Hue stripes) implements Paint {}

    /**
     * Lets what is below shine through.
     *
     * @param opacity from 0, nothing, to 1, as {@code Plain}
     */
    record Veil(Hue hue, double opacity) implements Paint {}
}
