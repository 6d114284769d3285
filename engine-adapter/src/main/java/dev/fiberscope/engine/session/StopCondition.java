package dev.fiberscope.engine.session;

import dev.fiberscope.engine.model.CodePoint;

/** Where the session stops by itself. */
public sealed interface StopCondition {
    /** What is off stops nothing, and is not counted. */
    boolean on();

    /**
     * How many moments of this run there are, up to the step where the session stands, at which it
     * stood here; none more when it comes there again, fewer when it goes back.
     */
    int hits();

    /** Before the instruction {@code at}. */
    record Breakpoint(CodePoint at, boolean on, int hits) implements StopCondition {}

    /** After the events that {@code event} means. */
    record AfterEvent(EventStop event, boolean on, int hits) implements StopCondition {}
}
