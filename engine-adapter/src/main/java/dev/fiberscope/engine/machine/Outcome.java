package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Trap;

/**
 * Why {@link Machine#run} returned. Values are raw: one slot each, v128 two, the lower half first.
 */
public sealed interface Outcome {
    record StepReached() implements Outcome {}

    record BreakpointReached(CodePoint at) implements Outcome {}

    /** Another stack runs. */
    record Switched() implements Outcome {}

    record FrameReached() implements Outcome {}

    /** The next instruction will write to the bytes that are watched: {@link MemoryWatch}. */
    record WriteAhead() implements Outcome {}

    /** The running stack waits for host function {@code function}. */
    record HostCalled(int function, Values arguments) implements Outcome {}

    /** The innermost activation returned. */
    record Ended(Values results) implements Outcome {}

    /** The innermost activation ended with an exception reference that nobody caught. */
    record Threw(long exception) implements Outcome {}

    /**
     * The innermost activation trapped and is over; its stacks are shown until the next one begins.
     */
    record Trapped(Trap trap) implements Outcome {}
}
