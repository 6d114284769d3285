package dev.fiberscope.ui.console;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.history.Reach;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a search of the whole run has found so far, the newest first.
 *
 * @param more older ones may be there
 */
record FoundEvents(EventQuery query, long from, long to, List<TraceEvent> events, boolean more) {
    /** As many are looked for at a time. */
    static final int PAGE = 200;

    FoundEvents {
        events = List.copyOf(events);
    }

    /** Nothing is found yet of the events of {@code query} between two steps, both inclusive. */
    static FoundEvents none(EventQuery query, long from, long to) {
        return new FoundEvents(query, from, to, List.of(), true);
    }

    private Optional<TraceEvent> oldest() {
        return events.isEmpty() ? Optional.empty() : Optional.of(events.getLast());
    }

    /** Those of the oldest step: the next search finds them again. */
    private long again() {
        return oldest().map(last ->
                        events.stream()
                                .filter(each -> each.at().step() == last.at().step())
                                .count())
                .orElse(0L);
    }

    /** Where the next ones are. */
    Reach next() {
        long up = oldest().map(last -> last.at().step()).orElse(to);
        return new Reach(from, up, true, (int) (PAGE + again()));
    }

    /** With what {@link #next()} found. */
    FoundEvents with(List<TraceEvent> older) {
        boolean full = older.size() == PAGE + again();
        var fresh =
                older.stream()
                        .filter(each ->
                                oldest().map(last -> each.at().compareTo(last.at()) < 0)
                                        .orElse(true));
        return new FoundEvents(
                query, from, to, Stream.concat(events.stream(), fresh).toList(), full);
    }
}
