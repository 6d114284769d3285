package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.StackId;
import java.util.Optional;

/** What can be chosen in the picture. */
public sealed interface Selected {
    record OfStack(StackId stack) implements Selected {
        @Override
        public String toString() {
            return "stack " + stack;
        }
    }

    /**
     * {@code depth} counts the frames of the stack from its bottom, from 0, as {@code Holder} does.
     */
    record OfFrame(StackId stack, int depth) implements Selected {
        @Override
        public String toString() {
            return "frame " + stack + "/" + depth;
        }
    }

    record OfContinuation(ContinuationId continuation) implements Selected {
        @Override
        public String toString() {
            return "continuation " + continuation;
        }
    }

    /** The {@code resume} of a prompt. */
    record OfPlace(CodePoint at) implements Selected {
        @Override
        public String toString() {
            return "place " + at.instance() + "/" + at.function() + "/" + at.instruction();
        }
    }

    record OfHolder(Holder holder) implements Selected {
        @Override
        public String toString() {
            return "holder " + holder;
        }
    }

    /**
     * What can be opened and closed: all chains beside {@code holder}, or a {@code group} of them.
     */
    record OfFold(String holder, Optional<String> group) implements Selected {
        @Override
        public String toString() {
            return "fold " + holder + group.map(each -> " " + each).orElse("");
        }
    }
}
