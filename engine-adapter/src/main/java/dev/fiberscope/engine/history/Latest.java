package dev.fiberscope.engine.history;

import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.event.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events of the last step at which a machine told any. */
final class Latest {
    private final List<TraceEvent> events = new ArrayList<>();

    void add(TraceEvent event) {
        if (!events.isEmpty() && events.getLast().at().step() != event.at().step()) {
            events.clear();
        }
        events.add(event);
    }

    void clear() {
        events.clear();
    }

    /** Those that belong to {@code step}. */
    List<TraceEvent> at(long step) {
        return events.isEmpty() || events.getLast().at().step() != step
                ? List.of()
                : List.copyOf(events);
    }

    /** The last of them that made another stack run. */
    Optional<TraceEvent> lastChange() {
        return events.reversed().stream().filter(Latest::changesStack).findFirst();
    }

    private static boolean changesStack(TraceEvent event) {
        return switch (event) {
            case TraceEvent.ActivationStarted _,
                    TraceEvent.ActivationEnded _,
                    TraceEvent.Resumed _,
                    TraceEvent.ResumedThrowing _,
                    TraceEvent.Suspended _,
                    TraceEvent.Switched _,
                    TraceEvent.Returned _,
                    TraceEvent.Threw _,
                    TraceEvent.Trapped _ ->
                    true;
            case TraceEvent.ContinuationCreated _,
                    TraceEvent.Bound _,
                    TraceEvent.Thrown _,
                    TraceEvent.Caught _,
                    TraceEvent.HostCalled _,
                    TraceEvent.HostReturned _,
                    TraceEvent.HostThrew _,
                    TraceEvent.Collected _,
                    MemoryEvent _ ->
                    false;
        };
    }
}
