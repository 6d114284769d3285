package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.layout.Selected;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A part of a line about a stack: words, or a name that leads somewhere. */
sealed interface Piece {
    /** As it is read. */
    String text();

    record Words(String text) implements Piece {}

    /** {@code target} is selected. */
    record Chosen(String text, Selected target) implements Piece {}

    /** The session goes to the state at {@code step}. */
    record Step(long step) implements Piece {
        @Override
        public String text() {
            return String.format(Locale.ROOT, "%,d", step);
        }
    }

    /**
     * The event that made {@code stack}, which has to be looked for in the older part of the run.
     */
    record Beginning(StackId stack) implements Piece {
        @Override
        public String text() {
            return "find where";
        }
    }

    static Piece of(StackId stack) {
        return new Chosen(stack.toString(), new Selected.OfStack(stack));
    }

    static Piece of(ContinuationId continuation) {
        return new Chosen(continuation.toString(), new Selected.OfContinuation(continuation));
    }

    /** The whole line. */
    static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
