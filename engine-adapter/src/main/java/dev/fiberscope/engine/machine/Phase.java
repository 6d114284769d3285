package dev.fiberscope.engine.machine;

/** What the machine waits for. */
public enum Phase {
    /** For somebody to call a function: no activation is alive. */
    IDLE,
    /** For {@link Machine#run}. */
    READY,
    /** For the answer of a host function. */
    WAITING
}
