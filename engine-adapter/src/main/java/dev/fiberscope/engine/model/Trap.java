package dev.fiberscope.engine.model;

import java.util.List;

/**
 * Why execution cannot go on.
 *
 * @param reason the short form of the specification, as scripts expect it: {@code unreachable}
 * @param sentence the reason with names, for people
 * @param backtrace across stacks, from the trapping frame to the host
 */
public record Trap(String reason, String sentence, List<Line> backtrace) {
    public Trap {
        backtrace = List.copyOf(backtrace);
    }

    /** One frame of the backtrace. */
    public record Line(StackId stack, String function, CodePoint at) {
        @Override
        public String toString() {
            return function + ":" + at.instruction() + " on " + stack;
        }
    }
}
