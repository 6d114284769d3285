package dev.fiberscope.engine.history;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Storage;
import java.util.Set;

/** What is looked for in the past. */
public sealed interface Sought {
    /**
     * A moment whose next instruction is one of these, which are the breakpoints of the timeline.
     */
    record BreakpointAhead(Set<CodePoint> breakpoints) implements Sought {
        public BreakpointAhead {
            breakpoints = Set.copyOf(breakpoints);
        }
    }

    /** A moment before which another stack ran. */
    record StackChanged() implements Sought {}

    /**
     * A moment when frame {@code depth} of {@code stack} runs, or one below it; the bottom frame
     * has depth 0.
     */
    record Control(StackId stack, int depth) implements Sought {}

    /**
     * A moment whose next instruction writes the place; the machine returns before the instructions
     * that may do so.
     */
    record Written(Storage storage) implements Sought {}
}
