package dev.fiberscope.ui.layout;

/** Says how wide a text is: fonts in the program, an approximation in tests. */
@FunctionalInterface
public interface TextMeasure {
    /** Width of {@code text} in one line, {@code size} units high. */
    double width(String text, Face face, double size);
}
