package dev.fiberscope.engine.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.Interval;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a long run leaves: no more than the budget, and everything can still be found. */
final class BudgetTest {
    /** Writes all of its 4 MiB, again and again. */
    private static final String DIRTY =
            """
            (module
              (memory 64)
              (func (export "run") (param $times i32)
                (local $at i32)
                (loop $again
                  (local.set $at (i32.const 0))
                  (loop $next
                    (i32.store (local.get $at) (local.get $times))
                    (br_if $next
                      (i32.lt_u
                        (local.tee $at (i32.add (local.get $at) (i32.const 512)))
                        (i32.const 4194304))))
                  (br_if $again
                    (local.tee $times (i32.sub (local.get $times) (i32.const 1)))))))
            """;

    /** A generator that yields as often as it is told; the last one is thrown at. */
    private static final String YIELDING =
            """
            (module
              (type $f (func))
              (type $k (cont $f))
              (tag $yield (param i32))
              (tag $stop)
              (func $numbers
                (local $i i32)
                (loop $next
                  (suspend $yield (local.get $i))
                  (local.set $i (i32.add (local.get $i) (i32.const 1)))
                  (br $next)))
              (elem declare func $numbers)
              (func (export "run") (param $times i32)
                (local $k (ref null $k))
                (local.set $k (cont.new $k (ref.func $numbers)))
                (loop $again
                  (block $yielded (result i32 (ref $k))
                    (resume $k (on $yield $yielded) (local.get $k))
                    (unreachable))
                  (local.set $k)
                  (drop)
                  (br_if $again
                    (local.tee $times (i32.sub (local.get $times) (i32.const 1)))))
                (block $caught
                  (try_table (catch $stop $caught)
                    (resume_throw $k $stop (local.get $k))))))
            """;

    private static Timeline ran(String text, Budget budget, int times) throws ModuleException {
        var timeline = new Timeline(Settings.DEBUGGING, budget);
        var live = timeline.live();
        live.instantiate(
                Validator.validate(TextReader.read(new Source.Text("test.wat", text))), List.of());
        timeline.enter(live.export(0, "run").orElseThrow().address(), Values.of(times));
        Outcome outcome = new Outcome.StepReached();
        while (outcome instanceof Outcome.StepReached) {
            outcome = timeline.run(RunLimit.to(timeline.step() + 10_000));
            assertTrue(
                    timeline.checkpointBytes() <= budget.checkpoints(),
                    () -> timeline.checkpointBytes() + " bytes");
        }
        assertTrue(outcome instanceof Outcome.Ended, outcome.toString());
        return timeline;
    }

    @Test
    void theBudgetIsKeptUnderAProgramThatDirtiesEverything() throws ModuleException {
        var small = ran(DIRTY, new Budget(24 << 20, 1_000, 50_000), 1_000);
        assertTrue(small.checkpointBytes() > 8 << 20, "it is used");
        var large = ran(DIRTY, new Budget(1 << 30, 1_000, 50_000), 1_000);
        assertTrue(large.checkpointBytes() > 32 << 20, "more is more");
        for (long step = 0; step < small.recordedTo(); step += small.recordedTo() / 11) {
            small.travel(step, () -> false);
            large.travel(step, () -> false);
            assertEquals(large.snapshot(), small.snapshot());
        }
    }

    @Test
    void ofALongRunAWindowIsKeptAndTheRestIsFound() throws ModuleException {
        int times = 20_000;
        var timeline = ran(YIELDING, new Budget(1 << 26, 1_000, 10_000), times);
        assertTrue(timeline.gather(() -> false));
        var trace = timeline.trace();
        assertEquals(7 + 2L * times, trace.before() + trace.size());
        assertTrue(trace.size() < 1_000);
        var kinds = timeline.summaries();
        assertEquals(times, sum(kinds, EventType.SUSPENDED));
        assertEquals(times, sum(kinds, EventType.RESUMED));
        assertEquals(1, sum(kinds, EventType.RESUMED_THROWING));
        assertEquals(0, kinds.getFirst().from());
        assertEquals(timeline.recordedTo(), kinds.getLast().to());

        var made = EventQuery.of(Set.of(EventType.CONTINUATION_CREATED));
        assertEquals(
                List.of(new StackId(1)),
                timeline.search(() -> false).events(made, Reach.first()).stream()
                        .map(event -> ((TraceEvent.ContinuationCreated) event).stack())
                        .toList());
        var tenth = EventQuery.ALL.naming(new ContinuationId(10));
        assertEquals(
                2,
                timeline.search(() -> false)
                        .events(tenth, new Reach(0, Long.MAX_VALUE, false, 9))
                        .size());
        var stopped = EventQuery.ALL.tagged("$stop");
        assertFalse(
                timeline.search(() -> false)
                        .events(stopped, Reach.lastUpTo(Long.MAX_VALUE))
                        .isEmpty());
        assertEquals(
                1, kinds.stream().filter(stopped::mayBeIn).count(), "only one stretch is replayed");

        long middle = timeline.recordedTo() / 2;
        timeline.travel(middle, () -> false);
        assertTrue(timeline.gather(() -> false));
        assertEquals(middle, timeline.step());
        var around = timeline.trace();
        assertTrue(around.event(0).at().step() < middle);
        assertTrue(around.event(around.size() - 1).at().step() > middle);
    }

    private static long sum(List<? extends Interval> all, EventType type) {
        return all.stream().mapToLong(each -> each.count(type)).sum();
    }

    @Test
    void aSearchOrATravelCanBeCancelledAndTheLiveMachineIsAsItWas() throws ModuleException {
        var timeline = ran(DIRTY, new Budget(1 << 24, 1_000, 1_000_000), 200);
        var end = timeline.snapshot();
        assertFalse(timeline.travel(timeline.recordedTo() - 1, () -> true));
        timeline.toLive();
        assertEquals(end, timeline.snapshot());
    }
}
