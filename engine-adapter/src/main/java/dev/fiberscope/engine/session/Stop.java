package dev.fiberscope.engine.session;

import dev.fiberscope.engine.model.Snapshot;

/**
 * The session stands still.
 *
 * @param snapshot the program before the next instruction
 * @param recordedTo the step up to which the past is known; greater than the snapshot's when it
 *     stands in the past
 */
public record Stop(StopReason reason, Snapshot snapshot, long recordedTo) {
    /** True where the next instruction was executed once already. */
    public boolean inPast() {
        return snapshot.step() < recordedTo;
    }
}
