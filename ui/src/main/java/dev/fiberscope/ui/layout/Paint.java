package dev.fiberscope.ui.layout;

/** What an outline is filled with. */
public sealed interface Paint {
    record None() implements Paint {}

    record Plain(Hue hue) implements Paint {}

    /** Diagonal {@code stripes} on {@code ground}: trouble. */
    record Hatched(Hue ground, Hue stripes) implements Paint {}
}
