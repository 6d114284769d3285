package dev.fiberscope.engine.machine;

import java.util.Optional;

/**
 * How far {@link Machine#run} may go. It always returns at a host call and at the end of the
 * activation.
 *
 * @param step stop before executing instruction number {@code step}
 * @param breakpoints stop at breakpoints, but not at one on the very first instruction
 * @param switches stop when another stack runs than the one that began
 * @param frame stop when control is in this frame, or in one below it, or when its stack is over
 */
public record RunLimit(
        long step, boolean breakpoints, boolean switches, Optional<FrameWatch> frame) {
    /** To before instruction {@code step}, whatever lies between. */
    public static RunLimit to(long step) {
        return new RunLimit(step, false, false, Optional.empty());
    }

    /** The same, but at most to before instruction {@code last}. */
    public RunLimit upTo(long last) {
        return last >= step ? this : new RunLimit(last, breakpoints, switches, frame);
    }
}
