package dev.fiberscope.app.command;

/**
 * How the process ends. A module that ends itself by WASI's {@code proc_exit} decides on its own,
 * and may give any of these numbers another meaning.
 */
public final class ExitCode {
    public static final int DONE = 0;

    /** The answer is no: an assertion failed. */
    public static final int NO = 1;

    /** Wrong use or bad input. */
    public static final int REFUSED = 2;

    /** The module trapped, let an exception out, or used up what it may execute. */
    public static final int TRAPPED = 3;

    /** A fault of the program itself: {@code EX_SOFTWARE} of BSD's {@code sysexits}. */
    public static final int FAULT = 70;

    private ExitCode() {}
}
