package dev.fiberscope.engine.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.EventNames;
import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.history.Budget;
import dev.fiberscope.engine.history.Reach;
import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.proof.program.SwitchingProgram;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random travels in random programs, with a budget so small that checkpoints are thinned, events
 * forgotten and summaries needed: the state and the events at a step are the same whatever way one
 * came, and those of a run that keeps everything.
 */
class TravelTest {
    private static final int PROGRAMS = 100;
    private static final int TRAVELS = 100;
    private static final int STEPS_A_CALL = 1_500;
    private static final int ROUNDS = 4;
    private static final Settings SETTINGS =
            new Settings(
                    2_000_000, 20_000, 100, 20_000_000, Settings.Collection.AT_EVERY_ALLOCATION);
    private static final Budget SMALL = new Budget(150_000, 64, 40);

    @Test
    void theStateAtAStepIsTheSameWhateverWayOneCame() {
        IntStream.range(0, PROGRAMS).parallel().forEach(i -> travel(Counts.SEED + i));
    }

    private static void travel(long seed) {
        var program = new SwitchingProgram(seed, true);
        var module = ReductionTest.valid(seed, program.text());
        var random = new Random(seed);
        var events = new ArrayList<TraceEvent>();
        long end = whole(module, program.exports(), new TreeSet<>(), new HashMap<>(), events);
        var wanted = new TreeSet<Long>();
        for (int i = 0; i < TRAVELS; i++) {
            wanted.add(random.nextLong(end + 1));
        }
        var states = new HashMap<Long, Snapshot>();
        whole(module, program.exports(), wanted, states, new ArrayList<>());
        var timeline = recorded(module, program.exports());
        assertEquals(end, timeline.recordedTo());
        assertTrue(timeline.checkpointBytes() <= SMALL.checkpoints(), "the budget is kept");
        var steps = new ArrayList<>(wanted);
        for (int i = 0; i < TRAVELS; i++) {
            long step = steps.get(random.nextInt(steps.size()));
            visit(
                    timeline,
                    step,
                    random,
                    Optional.ofNullable(states.get(step)),
                    events,
                    "seed " + seed);
        }
        search(timeline, events, random, "seed " + seed);
    }

    private static void visit(
            Timeline timeline,
            long step,
            Random random,
            Optional<Snapshot> state,
            List<TraceEvent> events,
            String where) {
        boolean forward = random.nextBoolean();
        long from = forward ? Math.max(0, step - random.nextInt(200)) : step;
        timeline.travel(from, () -> false);
        while (timeline.inPast() && timeline.step() < step) {
            timeline.runInPast(RunLimit.to(step));
        }
        if (step < timeline.recordedTo()) {
            assertEquals(state, Optional.of(timeline.snapshot()), where + ", step " + step);
        }
        if (random.nextInt(4) == 0) {
            timeline.gather(() -> false);
            assertEquals(step, timeline.step());
            var trace = timeline.trace();
            int first = (int) trace.before();
            var expected = events.subList(first, first + trace.size());
            for (int i = 0; i < trace.size(); i++) {
                assertEquals(expected.get(i), trace.event(i), where);
            }
            trace.start()
                    .ifPresent(start -> {
                        assertTrue(start.step() < step, where + ", step " + step);
                        assertTrue(events.get(first - 1).at().step() <= start.step(), where);
                    });
            assertTrue(
                    first + trace.size() == events.size()
                            || events.get(first + trace.size()).at().step() > step,
                    where + ", step " + step);
        }
    }

    /**
     * The last events that name a stack, and the first: found in what was kept, summarised,
     * forgotten.
     */
    private static void search(
            Timeline timeline, List<TraceEvent> events, Random random, String where) {
        for (int i = 0; i < 10; i++) {
            var stack = new StackId(random.nextInt(20));
            long to = random.nextLong(timeline.recordedTo() + 1);
            boolean backward = random.nextBoolean();
            var found =
                    timeline.search(() -> false)
                            .events(EventQuery.ALL.naming(stack), new Reach(0, to, backward, 5));
            var expected =
                    events.stream()
                            .filter(event -> EventNames.stacks(event).contains(stack))
                            .filter(event -> event.at().step() <= to)
                            .toList();
            assertEquals(
                    (backward ? expected.reversed() : expected).stream().limit(5).toList(),
                    found,
                    where + ", " + stack + " up to " + to);
        }
    }

    /** Runs everything; fills in the states at the wanted steps, and the events. */
    private static long whole(
            ValidModule module,
            int exports,
            NavigableSet<Long> wanted,
            Map<Long, Snapshot> states,
            List<TraceEvent> events) {
        var machine = new Machine(SETTINGS, events::add);
        instantiate(machine, module);
        for (int call = 0; call < exports * ROUNDS; call++) {
            machine.enter(machine.functionAddress(0, call % exports), Values.NONE);
            long limit = machine.step() + STEPS_A_CALL;
            Outcome outcome = new Outcome.StepReached();
            while (outcome instanceof Outcome.StepReached && machine.step() < limit) {
                if (wanted.contains(machine.step())) {
                    states.put(machine.step(), machine.snapshot());
                }
                var next = wanted.higher(machine.step());
                outcome = machine.run(RunLimit.to(next == null ? limit : Math.min(limit, next)));
            }
            if (outcome instanceof Outcome.StepReached) {
                break;
            }
        }
        return machine.step();
    }

    private static Timeline recorded(ValidModule module, int exports) {
        var timeline = new Timeline(SETTINGS, SMALL);
        instantiate(timeline.live(), module);
        for (int call = 0; call < exports * ROUNDS; call++) {
            timeline.enter(timeline.live().functionAddress(0, call % exports), Values.NONE);
            long limit = timeline.step() + STEPS_A_CALL;
            Outcome outcome = new Outcome.StepReached();
            while (outcome instanceof Outcome.StepReached && timeline.step() < limit) {
                outcome = timeline.run(RunLimit.to(Math.min(limit, timeline.step() + 30)));
            }
            if (outcome instanceof Outcome.StepReached) {
                break;
            }
        }
        return timeline;
    }

    private static void instantiate(Machine machine, ValidModule module) {
        try {
            machine.instantiate(module, List.of());
        } catch (ModuleException refused) {
            throw new AssertionError("unreachable: it imports nothing", refused);
        }
    }
}
