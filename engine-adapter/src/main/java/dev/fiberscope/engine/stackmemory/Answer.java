package dev.fiberscope.engine.stackmemory;

/** What the model says when a stack needs memory. */
public sealed interface Answer {
    /** The stack's memory from now on. */
    record Granted(StackSpace space) implements Answer {}

    /**
     * There is no room: the instruction traps.
     *
     * @param reason the short form, as scripts expect it
     * @param predicate goes on after the instruction and its function: names policy, limit and
     *     depth
     */
    record Refused(String reason, String predicate) implements Answer {}
}
