package dev.fiberscope.engine.model;

/** One reference to a continuation: who holds which, and whether that is used up already. */
public record Holding(Holder holder, ContinuationId continuation, boolean consumed) {}
