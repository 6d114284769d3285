package dev.fiberscope.engine.host;

import dev.fiberscope.engine.machine.Values;

/** How a host call ended. */
public sealed interface Answer {
    /** Normally, with raw results. */
    record Returned(Values results) implements Answer {}

    /** With an exception reference of the machine that called. */
    record Threw(long exception) implements Answer {}

    /**
     * In a way that traps the calling activation: the host failed, or let a trap of an inner
     * activation through.
     *
     * @param reason short, as in {@link dev.fiberscope.engine.model.Trap}
     * @param sentence for people
     */
    record Failed(String reason, String sentence) implements Answer {}

    /**
     * Not at all: nobody provides the function, and somebody has to say what it would have done.
     */
    record Unanswered() implements Answer {}
}
