package dev.fiberscope.engine.event;

/**
 * The variants of {@link TraceEvent}, for counting. Their numbers stand in recordings, and never change.
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
    COLLECTED(16);

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
        };
    }
}
