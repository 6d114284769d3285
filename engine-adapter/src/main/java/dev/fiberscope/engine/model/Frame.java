package dev.fiberscope.engine.model;

import java.util.List;

/**
 * An activation of one function. {@code operands} are those that are still there when the waiting
 * instruction has taken its own, bottom first; of the running frame all.
 *
 * @param at the next instruction of the running frame, the waiting one of every other
 * @param function {@code $name} or index
 */
public record Frame(CodePoint at, String function, List<Cell> locals, List<Cell> operands) {
    public Frame {
        locals = List.copyOf(locals);
        operands = List.copyOf(operands);
    }
}
