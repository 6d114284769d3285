package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.StackId;

/**
 * A call that does not fit below the limit. Functions are named as people see them.
 *
 * @param used bytes of frames on the stack before it
 * @param frames their number
 * @param callerFrame of the newest one
 * @param frame what the callee needs
 */
public record Call(
        StackId stack,
        int used,
        int frames,
        String caller,
        CodePoint site,
        FrameSize callerFrame,
        String callee,
        FrameSize frame) {}
