package dev.fiberscope.engine.session;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.TagId;
import java.util.Optional;

/**
 * The events to stop after: those of {@code kind}, and where {@code tag} is there, only those with
 * a tag that people see by this name.
 */
public record EventStop(EventKind kind, Optional<String> tag) {
    /** A tag needs a kind that has tags: else {@link IllegalArgumentException}. */
    public EventStop {
        if (tag.isPresent() && !kind.tagged()) {
            throw new IllegalArgumentException(kind + " has no tag " + tag.get());
        }
    }

    /** With whatever tag. */
    public EventStop(EventKind kind) {
        this(kind, Optional.empty());
    }

    /** True if this stops after {@code event}. */
    public boolean matches(TraceEvent event) {
        return switch (event) {
            case TraceEvent.Suspended suspended -> is(EventKind.SUSPENDED, suspended.tag());
            case TraceEvent.Switched switched -> is(EventKind.SWITCHED, switched.tag());
            case TraceEvent.Thrown thrown -> is(EventKind.THROWN, thrown.tag());
            case TraceEvent.Resumed _, TraceEvent.ResumedThrowing _ -> kind == EventKind.RESUMED;
            case TraceEvent.ContinuationCreated _ -> kind == EventKind.MADE;
            case TraceEvent.Returned _, TraceEvent.Threw _, TraceEvent.ActivationEnded _ ->
                    kind == EventKind.ENDED;
            case TraceEvent.ActivationStarted _,
                    TraceEvent.Bound _,
                    TraceEvent.Caught _,
                    TraceEvent.Trapped _,
                    TraceEvent.HostCalled _,
                    TraceEvent.HostReturned _,
                    TraceEvent.HostThrew _,
                    TraceEvent.Collected _ ->
                    false;
        };
    }

    private boolean is(EventKind its, TagId with) {
        return kind == its && tag.map(with.name()::equals).orElse(true);
    }
}
