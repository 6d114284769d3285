package dev.fiberscope.ui.leaks;

/** How the search of the present stop stands. */
public sealed interface Search {
    /** It is done, or there is nothing to search. */
    record Idle() implements Search {}

    /**
     * It was not begun, since so many stacks are searched only when somebody asks; or it was
     * cancelled.
     */
    record Due(int stacks) implements Search {}

    /** {@code done} of 1 is done. */
    record Going(double done) implements Search {}
}
