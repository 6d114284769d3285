package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.Segment;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;

/** How many bytes a stack takes: a policy of stack memory answers for the target it simulates. */
@FunctionalInterface
public interface StackBytes {
    /**
     * What this machine keeps of a stack: 8 bytes for each slot of locals, operands and bound
     * arguments that is in use, 12 for each frame's record. Room that was reserved and is not used
     * does not count: it is no part of the state.
     */
    StackBytes IN_USE = (_, slots, frames) -> 8L * slots + 12L * frames;

    /**
     * What the segments of stacks take on the simulated target: bytes with memory behind them.
     * Nothing where the run of {@code snapshot} simulates no stack memory, and of stacks without a
     * segment.
     */
    static StackBytes committed(Snapshot snapshot) {
        return (stack, _, _) ->
                snapshot.segments(stack).stream()
                        .filter(segment -> segment.use() != Segment.Use.SHARED)
                        .mapToLong(Segment::committed)
                        .sum();
    }

    /** {@code slots} in use, on {@code frames} frames; a fresh stack has no frame. */
    long of(StackId stack, int slots, int frames);
}
