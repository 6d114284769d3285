package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.StackId;

/** Frame {@code depth} of {@code stack}, the bottom frame having depth 0. */
public record FrameWatch(StackId stack, int depth) {}
