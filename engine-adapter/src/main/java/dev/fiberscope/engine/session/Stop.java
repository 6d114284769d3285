package dev.fiberscope.engine.session;

import dev.fiberscope.engine.model.Snapshot;

/**
 * The session stands still.
 *
 * @param snapshot the program before the next instruction
 * @param recordedTo the step up to which the past is known; greater than the snapshot's when it
 *     stands in the past
 * @param course which run this is
 */
public record Stop(StopReason reason, Snapshot snapshot, long recordedTo, Course course) {
    /** Of the program itself. */
    public Stop(StopReason reason, Snapshot snapshot, long recordedTo) {
        this(reason, snapshot, recordedTo, new Course.Live());
    }

    /** True where the next instruction was executed once already. */
    public boolean inPast() {
        return snapshot.step() < recordedTo;
    }
}
