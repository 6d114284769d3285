package dev.fiberscope.ui.leaks.layout;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.layout.Selected;
import java.util.List;
import java.util.stream.Collectors;

/** A part of a line: words, or a name that leads somewhere. */
public sealed interface Bit {
    /** As it is read. */
    String text();

    record Words(String text) implements Bit {}

    /** {@code target} is selected, in all panes. */
    record Chosen(String text, Selected target) implements Bit {}

    /** The session goes to the state at {@code step}. */
    record Step(long step) implements Bit {
        @Override
        public String text() {
            return Amounts.count(step);
        }
    }

    /** Another page is opened. */
    record Page(String text, LeakPage page) implements Bit {}

    static Bit of(String text) {
        return new Words(text);
    }

    static Bit of(StackId stack) {
        return new Chosen(stack.toString(), new Selected.OfStack(stack));
    }

    static Bit of(ContinuationId continuation) {
        return new Chosen(continuation.toString(), new Selected.OfContinuation(continuation));
    }

    /** A place in the code, as people see it. */
    static Bit of(CodePoint at, CodeWords code) {
        return new Chosen(code.where(at), new Selected.OfPlace(at));
    }

    /** The whole line. */
    static String text(List<Bit> bits) {
        return bits.stream().map(Bit::text).collect(Collectors.joining());
    }
}
