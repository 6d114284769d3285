package dev.fiberscope.engine.model;

import java.util.List;
import java.util.Optional;

/** What the next instruction will do to stacks. */
public sealed interface Forecast {
    /** Nothing: it stays on its stack. */
    record Plain() implements Forecast {}

    /**
     * {@code chain} comes back to life on top of the running stack. {@code throwing}: to take an
     * exception.
     */
    record Resumes(ContinuationId continuation, Chain chain, boolean throwing)
            implements Forecast {}

    /**
     * The suspension with {@code tag} is taken by {@code taker}, and {@code leaving} goes along as
     * one continuation.
     */
    record Suspends(TagId tag, List<Search> searched, Taker taker, Chain leaving)
            implements Forecast {
        public Suspends {
            searched = List.copyOf(searched);
        }
    }

    /** {@code leaving} is replaced by {@code arriving} on the prompt of {@code taker}. */
    record Switches(
            TagId tag,
            List<Search> searched,
            Taker taker,
            Chain leaving,
            ContinuationId continuation,
            Chain arriving)
            implements Forecast {
        public Switches {
            searched = List.copyOf(searched);
        }
    }

    /**
     * A suspension or switch with {@code tag} that no clause takes; {@code barrier} names a host
     * function in the way.
     */
    record Unhandled(TagId tag, List<Search> searched, Optional<String> barrier)
            implements Forecast {
        public Unhandled {
            searched = List.copyOf(searched);
        }
    }

    /** The instruction will trap: {@code sentence} says why. */
    record Traps(String sentence) implements Forecast {}

    /** The stack ends, and its results go to {@code parent}, or with none to the host. */
    record Ends(Optional<StackId> parent) implements Forecast {}

    /**
     * A prompt that was looked at, on {@code owner}; the nearest first. The taker's own is the
     * last.
     */
    record Search(StackId owner, Prompt prompt) {}

    /** Clause {@code clause} of the prompt on {@code owner}. */
    record Taker(StackId owner, int clause) {}
}
