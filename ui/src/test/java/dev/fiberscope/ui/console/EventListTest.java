package dev.fiberscope.ui.console;

import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

final class EventListTest {
    private final Events trace = new Events();

    private static final class Events implements Trace {
        private final List<TraceEvent> all = new ArrayList<>();

        void add(long step, int stack) {
            all.add(new TraceEvent.Collected(new At(step, 0), s(stack)));
        }

        @Override
        public int size() {
            return all.size();
        }

        @Override
        public TraceEvent event(int index) {
            return all.get(index);
        }
    }

    EventListTest() {
        trace.add(5, 1);
        trace.add(9, 2);
        trace.add(9, 12);
    }

    @Test
    void growsWithTheTraceAndTellsSo() {
        var list = new EventList(trace);
        var told = new ArrayList<String>();
        list.addListener(
                (ListChangeListener<TraceEvent>)
                        change -> {
                            while (change.next()) {
                                told.add(change.getFrom() + " to " + change.getTo());
                            }
                        });
        trace.add(20, 3);
        assertEquals(3, list.size(), "not before it is told to");
        assertTrue(list.grow(trace));
        assertEquals(4, list.size());
        assertEquals(List.of("3 to 4"), told);
        assertTrue(list.grow(trace));
        assertEquals(1, told.size());
    }

    @Test
    void aTraceThatBeganAnewWantsANewList() {
        var list = new EventList(trace);
        trace.all.removeLast();
        assertFalse(list.grow(trace));
        assertFalse(new EventList(trace).grow(new Events()));
    }

    @Test
    void searchFindsWordsInTheLines() {
        assertArrayEquals(new int[] {0, 2}, EventList.search(trace, "s1"));
        assertArrayEquals(new int[] {1}, EventList.search(trace, "S2 COLLECTED"));
        assertArrayEquals(new int[] {1}, EventList.search(trace, "collected  s2"));
        assertArrayEquals(new int[0], EventList.search(trace, "$yield"));
    }

    @Test
    void theFirstEventFromAStepIsFoundInAPart() {
        var all = new EventList(trace);
        assertEquals(
                List.of(0, 1, 1, 3),
                List.of(all.firstFrom(5), all.firstFrom(6), all.firstFrom(9), all.firstFrom(10)));
        var part = new EventList(trace, new int[] {0, 2});
        assertEquals(2, part.size());
        assertEquals(new At(9, 0), part.get(1).at());
        assertEquals(
                List.of(0, 1, 2),
                List.of(part.firstFrom(1), part.firstFrom(7), part.firstFrom(10)));
    }
}
