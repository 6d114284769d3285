package dev.fiberscope.engine.session;

import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.history.Writes;
import dev.fiberscope.engine.history.Written;
import dev.fiberscope.engine.machine.RefusedEdit;
import dev.fiberscope.engine.model.Storage;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The searches for single moments: when a place was written, and when a condition held first. They
 * move the timeline; the caller travels afterwards.
 */
record Moments(Timeline timeline, BooleanSupplier cancelled) {
    /** {@code Search = Found | Nothing}. */
    sealed interface Search {
        /** Before instruction {@code step}; {@code sentence} says what happens there. */
        record Found(long step, String sentence) implements Search {}

        /** {@code sentence} says so. Not told where the search was cancelled. */
        record Nothing(String sentence) implements Search {}
    }

    /** Why there is no such place at the present position, if there is none. */
    Optional<String> missing(Storage storage) {
        var editing = timeline.present().editing();
        if (editing.describe(storage).isPresent()) {
            return Optional.empty();
        }
        try {
            editing.valueFor(storage, "");
        } catch (RefusedEdit refused) {
            return Optional.of(refused.sentence());
        }
        throw new AssertionError("unreachable: a place without a name");
    }

    /** For a place that there is at the present position. */
    WriteWords words(Storage storage) {
        return new WriteWords(
                storage,
                timeline.present().editing().describe(storage).orElseThrow(),
                timeline.live());
    }

    /**
     * The last write of a place that there is now, or the first one behind here that is recorded.
     */
    Search write(Storage storage, Direction direction) {
        var words = words(storage);
        var writes = new Writes(timeline, cancelled);
        return switch (direction) {
            case BACKWARD ->
                    found(words, writes.last(storage))
                            .orElseGet(() -> new Search.Nothing(words.never()));
            case FORWARD ->
                    found(words, writes.next(storage))
                            .orElseGet(() -> new Search.Nothing(words.noMore()));
        };
    }

    private static Optional<Search> found(WriteWords words, Optional<Written> written) {
        return written.map(it -> new Search.Found(it.step(), words.sentence(it)));
    }

    /** The first step at which the condition holds, as far as is recorded. */
    Search first(Condition condition) {
        var found = new FirstHolding(timeline, cancelled).step(condition);
        var words = ConditionWords.of(condition, timeline.present());
        return found.isPresent()
                ? new Search.Found(found.getAsLong(), "Here " + words + " for the first time.")
                : new Search.Nothing("At no recorded step " + words + ".");
    }
}
