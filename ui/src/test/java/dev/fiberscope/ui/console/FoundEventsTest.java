package dev.fiberscope.ui.console;

import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.history.Reach;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FoundEventsTest {
    /** The newest first; two events a step. */
    private static final List<TraceEvent> ALL =
            IntStream.iterate(999, i -> i >= 0, i -> i - 1)
                    .<TraceEvent>mapToObj(i -> new TraceEvent.Collected(new At(i / 2, i % 2), s(i)))
                    .toList();

    private static List<TraceEvent> search(Reach reach) {
        return ALL.stream()
                .filter(event ->
                        reach.from() <= event.at().step() && event.at().step() <= reach.to())
                .limit(reach.most())
                .toList();
    }

    @Test
    void pagesFollowEachOtherWithoutAGapAndWithoutAnEventTwice() {
        var found = FoundEvents.none(EventQuery.ALL, 0, Long.MAX_VALUE);
        int pages = 0;
        while (found.more()) {
            found = found.with(search(found.next()));
            pages++;
            assertEquals(ALL.subList(0, found.events().size()), found.events());
        }
        assertEquals(ALL, found.events());
        assertEquals(ALL.size() / FoundEvents.PAGE + 1, pages);
    }

    @Test
    void theStepsThatWereAskedForAreKeptTo() {
        var found = FoundEvents.none(EventQuery.ALL, 100, 120);
        found = found.with(search(found.next()));
        assertFalse(found.more());
        assertEquals(42, found.events().size());
        assertEquals(
                List.of("all 42 of the whole run, back to step 100", "42 found"),
                EventCount.of(found));
    }

    @Test
    void nothingFoundIsSaid() {
        var none = FoundEvents.none(EventQuery.ALL, 0, 9).with(List.of());
        assertFalse(none.more());
        assertEquals(List.of("none found"), EventCount.of(none));
    }

    private record Some(int size, long before) implements Trace {
        @Override
        public TraceEvent event(int index) {
            return ALL.get(index);
        }
    }

    @Test
    void aWindowSaysWhichEventsItHas() {
        assertEquals("18 events", EventCount.of(new Some(18, 0), 18, 18).getFirst());
        assertEquals("1 event", EventCount.of(new Some(1, 0), 1, 1).getFirst());
        assertEquals("3 of 18 events", EventCount.of(new Some(18, 0), 3, 18).getFirst());
        var window = new Some(50_000, 12_345_000);
        assertEquals(
                "events 12,345,001 to 12,395,000 of 98,765,432",
                EventCount.of(window, 50_000, 98_765_432).getFirst());
        assertTrue(
                EventCount.of(window, 7, 98_765_432)
                        .getFirst()
                        .startsWith("7 of events 12,345,001 to"));
    }
}
