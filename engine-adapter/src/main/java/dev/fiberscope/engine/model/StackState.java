package dev.fiberscope.engine.model;

import java.util.Optional;

/** Where a stack that is not over is in its life, with what is known only in that state. */
public sealed interface StackState {
    /** Made by {@code cont.new} and not yet entered; held by the continuation {@code by}. */
    record Fresh(ContinuationId by) implements StackState {}

    /** Executes the next instruction. */
    record Running() implements StackState {}

    /**
     * Waits in {@code resume} for {@code child}, whose suspensions it may handle; also inside a
     * suspended chain.
     */
    record Parent(StackId child, Prompt prompt) implements StackState {}

    /**
     * Top of a suspended chain: held by the continuation {@code by}, and going nowhere until that
     * is consumed.
     */
    record Suspended(ContinuationId by) implements StackState {}

    /** Waits for the host function {@code function}, which may meanwhile have called back. */
    record InHost(String function) implements StackState {}

    /**
     * Belonged to the running chain when that trapped; shown until the next activation. {@code
     * prompt}: of a stack that waited in {@code resume}.
     */
    record Trapped(Optional<Prompt> prompt) implements StackState {}

    /** The word that people see. */
    default String word() {
        return switch (this) {
            case Fresh _ -> "fresh";
            case Running _ -> "running";
            case Parent _ -> "waiting";
            case Suspended _ -> "suspended";
            case InHost _ -> "in host";
            case Trapped _ -> "trapped";
        };
    }
}
