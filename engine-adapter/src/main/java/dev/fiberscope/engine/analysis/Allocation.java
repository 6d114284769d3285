package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.StackId;

/**
 * A piece of linear memory that a function with a known name gave out.
 *
 * @param stack the one that asked for it
 * @param step number of instructions executed when it was given
 * @param function the one that gave it, {@code $name} or index
 * @param by the call
 * @param address in the memory of the instance that {@code function} is of
 * @param bytes as many as were asked for
 */
public record Allocation(
        StackId stack, long step, String function, CodePoint by, long address, long bytes) {}
