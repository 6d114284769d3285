package dev.fiberscope.engine.session;

import dev.fiberscope.engine.event.EventNames;
import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.history.Reach;
import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.WasmValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * When a continuation was made, handed on and consumed. The summaries know who made and consumed
 * it; whose values refer to it, that is looked for between the two alone. Moves the timeline; the
 * caller goes back afterwards.
 */
record Passing(Timeline timeline, ContinuationId continuation, BooleanSupplier cancelled) {
    /** Types whose events have values. */
    private static final Set<EventType> WITH_VALUES =
            EnumSet.of(
                    EventType.ACTIVATION_STARTED,
                    EventType.ACTIVATION_ENDED,
                    EventType.BOUND,
                    EventType.RESUMED,
                    EventType.SUSPENDED,
                    EventType.SWITCHED,
                    EventType.RETURNED,
                    EventType.THROWN,
                    EventType.HOST_CALLED,
                    EventType.HOST_RETURNED);

    /** The oldest first, at most so many; fewer if {@code cancelled}. */
    List<TraceEvent> events(int most) {
        var named =
                timeline.search(cancelled)
                        .events(
                                EventQuery.ALL.naming(continuation),
                                new Reach(0, Long.MAX_VALUE, false, 2));
        if (named.isEmpty() || cancelled.getAsBoolean()) {
            return List.of();
        }
        long made = named.getFirst().at().step();
        long over = named.size() > 1 ? named.getLast().at().step() : Long.MAX_VALUE;
        var types = EnumSet.copyOf(WITH_VALUES);
        named.forEach(event -> types.add(EventType.of(event)));
        return timeline.search(cancelled)
                .events(EventQuery.of(types), this::concerns, new Reach(made, over, false, most));
    }

    private boolean concerns(TraceEvent event) {
        return EventNames.continuations(event).contains(continuation)
                || values(event).stream()
                        .anyMatch(value ->
                                value instanceof WasmValue.Continuation(var id, _)
                                        && id.equals(continuation));
    }

    private static List<WasmValue> values(TraceEvent event) {
        return switch (event) {
            case TraceEvent.ActivationStarted it -> it.arguments();
            case TraceEvent.ActivationEnded it -> it.results();
            case TraceEvent.Bound it -> it.arguments();
            case TraceEvent.Resumed it -> it.payload();
            case TraceEvent.Suspended it -> it.payload();
            case TraceEvent.Switched it -> it.payload();
            case TraceEvent.Returned it -> it.results();
            case TraceEvent.Thrown it -> it.payload();
            case TraceEvent.HostCalled it -> it.arguments();
            case TraceEvent.HostReturned it -> it.results();
            case TraceEvent.ContinuationCreated _,
                    TraceEvent.ResumedThrowing _,
                    TraceEvent.Caught _,
                    TraceEvent.Threw _,
                    TraceEvent.Trapped _,
                    TraceEvent.HostThrew _,
                    TraceEvent.Collected _,
                    MemoryEvent _ ->
                    List.of();
        };
    }
}
