package dev.fiberscope.engine.event;

/**
 * The variants of {@link TraceEvent}, for counting. Their numbers stand in recordings, and never
 * change.
 */
public enum EventType {
    ACTIVATION_STARTED(0),
    ACTIVATION_ENDED(1),
    CONTINUATION_CREATED(2),
    BOUND(3),
    RESUMED(4),
    RESUMED_THROWING(5),
    SUSPENDED(6),
    SWITCHED(7),
    RETURNED(8),
    THROWN(9),
    CAUGHT(10),
    THREW(11),
    TRAPPED(12),
    HOST_CALLED(13),
    HOST_RETURNED(14),
    HOST_THREW(15),
    COLLECTED(16),
    SEGMENT_ALLOCATED(17),
    SEGMENT_RELEASED(18),
    COMMITTED(19),
    OVERFLOWED(20),
    FRAMES_MIGRATED(21),
    RETURNED_ACROSS(22),
    SPLIT_NOTICED(23),
    PINNED(24),
    EXHAUSTED(25);

    private final int number;

    EventType(int number) {
        this.number = number;
    }

    /** From 0, without a gap. */
    public int number() {
        return number;
    }

    /** The variant of {@code event}. */
    public static EventType of(TraceEvent event) {
        return switch (event) {
            case TraceEvent.ActivationStarted _ -> ACTIVATION_STARTED;
            case TraceEvent.ActivationEnded _ -> ACTIVATION_ENDED;
            case TraceEvent.ContinuationCreated _ -> CONTINUATION_CREATED;
            case TraceEvent.Bound _ -> BOUND;
            case TraceEvent.Resumed _ -> RESUMED;
            case TraceEvent.ResumedThrowing _ -> RESUMED_THROWING;
            case TraceEvent.Suspended _ -> SUSPENDED;
            case TraceEvent.Switched _ -> SWITCHED;
            case TraceEvent.Returned _ -> RETURNED;
            case TraceEvent.Thrown _ -> THROWN;
            case TraceEvent.Caught _ -> CAUGHT;
            case TraceEvent.Threw _ -> THREW;
            case TraceEvent.Trapped _ -> TRAPPED;
            case TraceEvent.HostCalled _ -> HOST_CALLED;
            case TraceEvent.HostReturned _ -> HOST_RETURNED;
            case TraceEvent.HostThrew _ -> HOST_THREW;
            case TraceEvent.Collected _ -> COLLECTED;
            case MemoryEvent.SegmentAllocated _ -> SEGMENT_ALLOCATED;
            case MemoryEvent.SegmentReleased _ -> SEGMENT_RELEASED;
            case MemoryEvent.Committed _ -> COMMITTED;
            case MemoryEvent.Overflowed _ -> OVERFLOWED;
            case MemoryEvent.FramesMigrated _ -> FRAMES_MIGRATED;
            case MemoryEvent.ReturnedAcross _ -> RETURNED_ACROSS;
            case MemoryEvent.SplitNoticed _ -> SPLIT_NOTICED;
            case MemoryEvent.Pinned _ -> PINNED;
            case MemoryEvent.Exhausted _ -> EXHAUSTED;
        };
    }
}
