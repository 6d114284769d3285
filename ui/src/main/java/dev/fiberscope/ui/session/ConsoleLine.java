package dev.fiberscope.ui.session;

/**
 * A piece of what the console shows, in the order of its coming; {@code text} may be part of a
 * line, or several.
 */
public record ConsoleLine(Kind kind, String text) {
    /** Who says it. */
    public enum Kind {
        /** The program, to its standard output. */
        PRINTED,
        /** The program, to its standard error. */
        PRINTED_ERROR,
        /** Fiberscope: something worth knowing. */
        NOTICE,
        /** Fiberscope: something went wrong. */
        FAULT
    }
}
