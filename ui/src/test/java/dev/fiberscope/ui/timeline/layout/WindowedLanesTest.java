package dev.fiberscope.ui.timeline.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.history.Budget;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.session.Notice;
import dev.fiberscope.engine.session.Program;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.ui.layout.TraceFacts;
import dev.fiberscope.ui.layout.TraceReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A session that keeps few events tells of them the same as one that keeps all. */
final class WindowedLanesTest {
    private static final int FEW = 8;

    static List<String> names() {
        return List.of("nested", "numbers", "ring");
    }

    private record Running(DebugSession session, BlockingQueue<Stop> stops)
            implements AutoCloseable {
        /** At the beginning of the run. */
        static Running of(String name, int events) throws ModuleException, InterruptedException {
            var program = Program.read(name + ".wat", Recorded.text(name));
            var session =
                    DebugSession.open(
                            program,
                            Settings.DEBUGGING,
                            new Budget(1 << 26, events, 10),
                            streams -> DebugSession.usualHosts(program, streams));
            var running = new Running(session, new LinkedBlockingQueue<>());
            session.listen(notice -> {
                if (notice instanceof Notice.Stopped(var stop)) {
                    running.stops.add(stop);
                }
            });
            running.next();
            return running;
        }

        private Stop next() throws InterruptedException {
            return Objects.requireNonNull(stops.poll(30, TimeUnit.SECONDS), "no stop");
        }

        Stop go(Command command) throws InterruptedException {
            session.send(command);
            return next();
        }

        Lanes lanes() {
            var lanes = new Lanes(session.trace());
            lanes.read();
            return lanes;
        }

        @Override
        public void close() {
            session.close();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void statesAndFactsAreThoseOfTheWholeRun(String name)
            throws ModuleException, InterruptedException {
        try (var whole = Running.of(name, 1_000_000);
                var part = Running.of(name, FEW)) {
            long end = whole.go(new Command.Continue()).recordedTo();
            var all = whole.lanes();
            boolean windowed = false;
            var there = LongStream.iterate(0, step -> step <= end, step -> step + 3);
            var back = LongStream.iterate(end, step -> step >= 0, step -> step - 4);
            for (long step : LongStream.concat(there, back).toArray()) {
                var stop = part.go(new Command.TravelTo(step));
                var lanes = part.lanes();
                long events = Density.of(part.session().summaries()).events();
                var known = Known.of(lanes, events, step, stop.recordedTo());
                windowed |= lanes.older();
                assertTrue(known.contains(step), known + " at " + step);
                for (long each = known.from(); each <= known.to(); each++) {
                    assertEquals(
                            states(all, lanes, each), states(lanes, lanes, each), "at " + each);
                }
                compare(
                        new TraceReader(whole.session().trace()).before(step),
                        new TraceReader(part.session().trace()).before(step));
            }
            assertTrue(windowed, "some of them began in the middle");
        }
    }

    /** What the stacks of {@code which} do at {@code step}. */
    private static Map<StackId, Optional<LaneState>> states(Lanes of, Lanes which, long step) {
        var states = new TreeMap<StackId, Optional<LaneState>>();
        for (var lane : which.all()) {
            states.put(
                    lane.stack(),
                    of.place(lane.stack())
                            .flatMap(place -> of.all().get(place).at(step))
                            .map(Change::state));
        }
        return states;
    }

    /** Less may be known, but nothing else. */
    private static void compare(TraceFacts all, TraceFacts part) {
        assertTrue(all.made().entrySet().containsAll(part.made().entrySet()));
        assertTrue(all.suspended().entrySet().containsAll(part.suspended().entrySet()));
        assertTrue(all.consumed().entrySet().containsAll(part.consumed().entrySet()));
        assertTrue(all.taken().entrySet().containsAll(part.taken().entrySet()));
        assertTrue(part.next().isEmpty() || part.next().equals(all.next()));
    }
}
