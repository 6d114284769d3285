package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.WasmValue;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the picture tells about the past. What happened before the events that are at hand is not
 * known: then there is nothing about it.
 *
 * @param made step at which the stack was made
 * @param suspended step at which the stack, top of a chain, was suspended last
 * @param consumed step at which the continuation was used up
 * @param next the number that the next continuation gets; empty where that is not known
 * @param taken what each handler clause took last
 * @param lost what is known of continuations that nobody holds any more
 * @param memory where stacks grew, and why
 */
public record TraceFacts(
        Map<StackId, Long> made,
        Map<StackId, Long> suspended,
        Map<ContinuationId, Long> consumed,
        OptionalLong next,
        Map<ClauseAt, Taken> taken,
        Map<ContinuationId, LastHolder> lost,
        MemoryFacts memory) {
    /** Nothing is known. */
    public static final TraceFacts NONE =
            new TraceFacts(
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    OptionalLong.empty(),
                    Map.of(),
                    Map.of(),
                    MemoryFacts.NONE);

    public TraceFacts {
        made = Map.copyOf(made);
        suspended = Map.copyOf(suspended);
        consumed = Map.copyOf(consumed);
        taken = Map.copyOf(taken);
        lost = Map.copyOf(lost);
    }

    /** Facts of a run without simulated memory. */
    public TraceFacts(
            Map<StackId, Long> made,
            Map<StackId, Long> suspended,
            Map<ContinuationId, Long> consumed,
            OptionalLong next,
            Map<ClauseAt, Taken> taken,
            Map<ContinuationId, LastHolder> lost) {
        this(made, suspended, consumed, next, taken, lost, MemoryFacts.NONE);
    }

    /** The same facts, with what is known of lost continuations. */
    public TraceFacts losing(Map<ContinuationId, LastHolder> known) {
        return new TraceFacts(made, suspended, consumed, next, taken, known, memory);
    }

    /**
     * Clause {@code clause} of the prompt that {@code resume} at {@code at} makes on {@code owner}.
     */
    public record ClauseAt(StackId owner, CodePoint at, int clause) {}

    /** A suspension that was taken, with what it carried. */
    public record Taken(long step, List<WasmValue> payload) {
        public Taken {
            payload = List.copyOf(payload);
        }
    }
}
