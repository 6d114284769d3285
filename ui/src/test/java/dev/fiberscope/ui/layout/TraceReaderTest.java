package dev.fiberscope.ui.layout;

import static dev.fiberscope.ui.layout.SnapshotFixture.k;
import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static dev.fiberscope.ui.layout.SnapshotFixture.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.Clause;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Prompt;
import dev.fiberscope.engine.model.WasmValue;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class TraceReaderTest {
    private static final CodePoint RESUME = new CodePoint(0, 1, 7);
    private static final Prompt PROMPT =
            new Prompt(RESUME, List.of(new Clause.OnLabel(tag("$yield"), "$on_yield")));
    private static final Chain TASK = new Chain(s(1), s(1), 1);

    private static final List<TraceEvent> EVENTS =
            List.of(
                    new TraceEvent.ContinuationCreated(new At(5, 0), k(0), s(1), "$task", RESUME),
                    new TraceEvent.Resumed(new At(8, 0), s(0), k(0), TASK, PROMPT, List.of()),
                    suspended(12, 1, 40),
                    new TraceEvent.Resumed(new At(20, 0), s(0), k(1), TASK, PROMPT, List.of()),
                    suspended(25, 2, 41));

    private static TraceEvent suspended(long step, int made, int payload) {
        return new TraceEvent.Suspended(
                new At(step, 0),
                TASK,
                k(made),
                tag("$yield"),
                List.of(new WasmValue.I32(payload)),
                s(0),
                0);
    }

    private static TraceReader reader() {
        return new TraceReader(
                new Trace() {
                    @Override
                    public int size() {
                        return EVENTS.size();
                    }

                    @Override
                    public TraceEvent event(int index) {
                        return EVENTS.get(index);
                    }
                });
    }

    @Test
    void factsAreThoseOfTheStepsBefore() {
        var facts = reader().before(25);
        assertEquals(Map.of(s(1), 5L), facts.made());
        assertEquals(Map.of(s(1), 25L), facts.suspended());
        assertEquals(Map.of(k(0), 8L, k(1), 20L), facts.consumed());
        assertEquals(
                Map.of(
                        new TraceFacts.ClauseAt(s(0), RESUME, 0),
                        new TraceFacts.Taken(25, List.of(new WasmValue.I32(41)))),
                facts.taken());
        assertEquals(OptionalLong.of(3), facts.next());
    }

    @Test
    void goingBackGivesTheSameAsNeverHavingBeenThere() {
        for (long late = 0; late <= 30; late++) {
            var reader = reader();
            for (long step = late; step >= 0; step--) {
                assertEquals(reader().before(step), reader.before(step));
            }
        }
    }
}
