package dev.fiberscope.ui.leaks.layout;

import dev.fiberscope.engine.analysis.StoryBook;
import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import java.util.EnumSet;
import java.util.List;

/**
 * The older part of a run as far as somebody looked for it, beside the events that are at hand.
 *
 * @param found in order
 * @param upTo what was looked for are the events up to this step; -1 where nothing was
 */
public record PastEvents(List<TraceEvent> found, long upTo) {
    /** Nothing was looked for. */
    public static final PastEvents NONE = new PastEvents(List.of(), -1);

    /** What stories are made of. */
    public static final EventQuery TELLING =
            EventQuery.of(
                    EnumSet.of(
                            EventType.CONTINUATION_CREATED,
                            EventType.RESUMED,
                            EventType.RESUMED_THROWING,
                            EventType.SUSPENDED,
                            EventType.SWITCHED,
                            EventType.RETURNED,
                            EventType.THREW,
                            EventType.COLLECTED,
                            EventType.ACTIVATION_ENDED));

    /** As many are looked for at most, the latest. */
    public static final int MOST = 1_000_000;

    public PastEvents {
        found = List.copyOf(found);
    }

    /** Together with {@code trace} these are all events: none is missing between them. */
    public boolean complete(Trace trace) {
        return trace.before() == 0
                || (upTo >= 0 && (trace.size() == 0 || trace.event(0).at().step() <= upTo));
    }

    /** The stories as far as {@code step}. */
    public StoryBook book(Trace trace, long step) {
        var book = new StoryBook();
        long first = trace.size() == 0 ? Long.MAX_VALUE : trace.event(0).at().step();
        for (var event : trace.before() == 0 ? List.<TraceEvent>of() : found) {
            if (event.at().step() < first && event.at().step() <= step) {
                book.apply(event);
            }
        }
        for (int i = 0, end = trace.firstFrom(step + 1); i < end; i++) {
            book.apply(trace.event(i));
        }
        return book;
    }
}
