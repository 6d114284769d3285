package dev.fiberscope.engine.model;

/** What a continuation refers to. */
public sealed interface ContinuationState {
    /** Can be consumed: refers to {@code chain}, whose top is fresh or suspended. */
    record Live(Chain chain) implements ContinuationState {}

    /** Was used up: each further use traps. */
    record Consumed() implements ContinuationState {}
}
