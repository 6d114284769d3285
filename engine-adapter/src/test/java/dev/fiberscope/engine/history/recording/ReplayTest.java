package dev.fiberscope.engine.history.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.history.Crossing;
import dev.fiberscope.engine.history.Divergence;
import dev.fiberscope.engine.history.Log;
import dev.fiberscope.engine.host.Answer;
import dev.fiberscope.engine.host.HostCall;
import dev.fiberscope.engine.host.WasmThrown;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.model.WasmValue;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    /**
     * Adds up what the host answers to 0, 1, 2 ... below the argument, each asked on a stack of its
     * own.
     */
    static final String ASKING =
            """
            (module
              (import "host" "ask" (func $ask (param i32) (result i32)))
              (memory (export "memory") 1)
              (global (export "calls") (mut i32) (i32.const 0))
              (tag $stop (export "stop") (param i32))
              (tag $yield (param i32))
              (type $body (func (param i32)))
              (type $task (cont $body))
              (type $nothing (func))
              (type $rest (cont $nothing))
              (elem declare func $asks)
              (func $asks (param i32)
                (suspend $yield (call $ask (local.get 0))))
              (func (export "back") (param i32) (result i32)
                (i32.mul (local.get 0) (i32.const 3)))
              (func (export "main") (param i32) (result i32)
                (local $i i32) (local $sum i32)
                (loop $again
                  (block $yielded (result i32 (ref $rest))
                    (resume $task (on $yield $yielded)
                      (local.get $i) (cont.new $task (ref.func $asks)))
                    (unreachable))
                  (drop)
                  (local.set $sum (i32.add (local.get $sum)))
                  (local.set $i (i32.add (local.get $i) (i32.const 1)))
                  (br_if $again (i32.lt_u (local.get $i) (local.get 0))))
                (if (i32.load (i32.const 8)) (then (unreachable)))
                (i32.add (local.get $sum) (i32.load (i32.const 4)))))
            """;

    @TempDir Path folder;

    private static HostCall answering(List<Integer> calls) {
        return (_, arguments) -> {
            calls.add((int) arguments.at(0));
            return new Answer.Returned(Values.of(arguments.at(0) * 10));
        };
    }

    private RecordedRun.Left asked(HostCall call, int times) throws Exception {
        return RecordedRun.of(folder, ASKING, _ -> call, new WasmValue.I32(times));
    }

    private static List<TraceEvent> replayed(Recording recording) {
        var events = new ArrayList<TraceEvent>();
        var replay = new Replay(recording, events::add);
        replay.toEnd();
        assertTrue(replay.over());
        assertEquals(recording.lastStep(), replay.machine().step());
        return events;
    }

    @Test
    void hostsAreNotCalledAgain() throws Exception {
        var calls = new ArrayList<Integer>();
        var run = asked(answering(calls), 5);
        assertEquals(
                new Ending.Returned(List.of(new WasmValue.I32(100))),
                run.recording().end().orElseThrow().ending());
        assertEquals(run.events(), replayed(run.recording()));
        assertEquals(List.of(0, 1, 2, 3, 4), calls);
    }

    @Test
    void twoReplaysAreEqualToTheLastEvent() throws Exception {
        var run = asked(answering(new ArrayList<>()), 400);
        assertTrue(run.events().size() > 2000, "there are many events");
        assertEquals(replayed(run.recording()), replayed(run.recording()));
    }

    @Test
    void whatAHostWritesAndCallsBackComesFromTheRecording() throws Exception {
        var run =
                asked(
                        (caller, arguments) -> {
                            int back =
                                    caller.machine()
                                            .export(caller.instance(), "back")
                                            .orElseThrow()
                                            .address();
                            caller.chicory().memory().writeI32(4, 1000);
                            var result = caller.driver().call(back, arguments);
                            caller.chicory().memory().writeI32(4, 2000);
                            caller.chicory().exports().global("calls").setValue(5);
                            return new Answer.Returned(result);
                        },
                        4);
        assertEquals(
                new Ending.Returned(List.of(new WasmValue.I32(2018))),
                run.recording().end().orElseThrow().ending());
        assertEquals(run.events(), replayed(run.recording()));
    }

    @Test
    void aTrapIsRecordedUpToTheTrap() throws Exception {
        var run =
                asked(
                        (caller, arguments) -> {
                            caller.chicory().memory().writeI32(8, 1);
                            return new Answer.Returned(arguments);
                        },
                        3);
        var trapped =
                assertInstanceOf(
                        Ending.Trapped.class, run.recording().end().orElseThrow().ending());
        assertEquals("unreachable", trapped.trap().reason());
        var events = replayed(run.recording());
        assertEquals(run.events(), events);
        assertInstanceOf(TraceEvent.Trapped.class, events.getLast());
    }

    @Test
    void aHostThatFails() throws Exception {
        var run =
                asked(
                        (_, arguments) ->
                                arguments.at(0) == 2
                                        ? new Answer.Failed("broken", "It is broken.")
                                        : new Answer.Returned(arguments),
                        5);
        assertInstanceOf(Ending.Trapped.class, run.recording().end().orElseThrow().ending());
        assertEquals(run.events(), replayed(run.recording()));
    }

    @Test
    void aHostThatThrows() throws Exception {
        var run =
                asked(
                        (caller, arguments) -> {
                            int tag =
                                    caller.machine()
                                            .export(caller.instance(), "stop")
                                            .orElseThrow()
                                            .address();
                            throw new WasmThrown(
                                    caller.machine().hostAccess().makeException(tag, arguments));
                        },
                        2);
        assertInstanceOf(Ending.Threw.class, run.recording().end().orElseThrow().ending());
        assertEquals(run.events(), replayed(run.recording()));
    }

    @Test
    void aReplayCanBeGivenUpAndGoesOn() throws Exception {
        var recording = asked(answering(new ArrayList<>()), 50).recording();
        var replay = new Replay(recording);
        assertFalse(replay.to(recording.lastStep(), (done, _) -> done > recording.lastStep()));
        assertTrue(replay.to(100, Progress.UNWATCHED));
        assertEquals(100, replay.machine().step());
        assertFalse(replay.over());
        replay.toEnd();
        assertTrue(replay.over());
    }

    /** The copy that is taken while the second call waits is what a killed process leaves. */
    @Test
    void aKilledRunIsReplayedUpToWhatWasWritten() throws Exception {
        var copy = folder.resolve("copy.fscope");
        var run =
                RecordedRun.of(
                        folder,
                        ASKING,
                        writer ->
                                (_, arguments) -> {
                                    if (arguments.at(0) == 2) {
                                        writer.flush();
                                        copy(folder.resolve("run.fscope"), copy);
                                    }
                                    return new Answer.Returned(arguments);
                                },
                        new WasmValue.I32(9));
        var killed = RecordingReader.read(copy);
        assertFalse(killed.closed());
        assertTrue(killed.lastStep() > 0 && killed.lastStep() < run.recording().lastStep());
        var events = replayed(killed);
        assertEquals(run.events().subList(0, events.size()), events);
        assertInstanceOf(TraceEvent.HostCalled.class, events.getLast());
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    // ---- divergence

    private static Recording changed(Recording recording, UnaryOperator<Crossing> change) {
        return new Recording(
                recording.header(),
                recording.entries().stream()
                        .map(entry -> new Log.Entry(entry.step(), change.apply(entry.crossing())))
                        .toList(),
                recording.printed(),
                recording.end());
    }

    private static Recording unmarked(Recording recording) {
        return new Recording(
                recording.header(),
                recording.entries().stream()
                        .filter(entry -> !(entry.crossing() instanceof Crossing.Checked))
                        .toList(),
                recording.printed(),
                recording.end());
    }

    @Test
    void aHostCallWithOtherArgumentsIsNotFollowed() throws Exception {
        var run = asked(answering(new ArrayList<>()), 5);
        var changed =
                changed(
                        run.recording(),
                        crossing ->
                                crossing instanceof Crossing.HostCalled(int function, var arguments)
                                                && arguments.at(0) == 3
                                        ? new Crossing.HostCalled(function, Values.of(7))
                                        : crossing);
        var step =
                run.recording().entries().stream()
                        .filter(entry ->
                                entry.crossing() instanceof Crossing.HostCalled(_, var arguments)
                                        && arguments.at(0) == 3)
                        .findFirst()
                        .orElseThrow()
                        .step();
        var replay = new Replay(changed);
        var diverged = assertThrows(Divergence.class, replay::toEnd);
        assertEquals(step, diverged.step());
        assertTrue(diverged.recorded().contains("host.ask(7)"), diverged.recorded());
        assertTrue(diverged.replayed().contains("host.ask(3)"), diverged.replayed());
    }

    @Test
    void otherResultsAreNoticed() throws Exception {
        var run = asked(answering(new ArrayList<>()), 5);
        var changed =
                changed(
                        run.recording(),
                        crossing ->
                                crossing.equals(new Crossing.HostReturned(Values.of(30)))
                                        ? new Crossing.HostReturned(Values.of(31))
                                        : crossing);
        var replay = new Replay(unmarked(changed));
        var diverged = assertThrows(Divergence.class, replay::toEnd);
        assertEquals(run.recording().lastStep(), diverged.step());
        assertEquals("the results [100]", diverged.recorded());
        assertEquals("the results [101]", diverged.replayed());
    }

    @Test
    void anotherTraceIsNoticedAtTheNextMark() throws Exception {
        var run = asked(answering(new ArrayList<>()), 500);
        int marks =
                (int)
                        run.recording().entries().stream()
                                .filter(entry -> entry.crossing() instanceof Crossing.Checked)
                                .count();
        assertTrue(marks >= 1, () -> marks + " marks");
        var changed =
                changed(
                        run.recording(),
                        crossing ->
                                crossing instanceof Crossing.Checked(long events, long digest)
                                        ? new Crossing.Checked(events, digest + 1)
                                        : crossing);
        var replay = new Replay(changed);
        assertThrows(Divergence.class, replay::toEnd);
    }

    @Test
    void anotherEndIsNoticed() throws Exception {
        var recording = asked(answering(new ArrayList<>()), 3).recording();
        var trap = new Trap("unreachable", "It did.", List.of());
        for (var ending :
                List.of(
                        new End(recording.lastStep() + 1, new Ending.ScriptOver()),
                        new End(recording.lastStep(), new Ending.Trapped(trap)),
                        new End(recording.lastStep(), new Ending.Returned(List.of())))) {
            var replay =
                    new Replay(
                            new Recording(
                                    recording.header(),
                                    recording.entries(),
                                    List.of(),
                                    Optional.of(ending)));
            assertThrows(Divergence.class, replay::toEnd);
        }
    }

    /**
     * Entries left out, doubled, exchanged, moved: followed to an end, or refused, never a fault.
     */
    @Test
    void whateverARecordingTells() throws Exception {
        var recording =
                asked(
                                (caller, arguments) -> {
                                    int back =
                                            caller.machine()
                                                    .export(caller.instance(), "back")
                                                    .orElseThrow()
                                                    .address();
                                    caller.chicory().memory().writeI32(4, 1000);
                                    return new Answer.Returned(
                                            caller.driver().call(back, arguments));
                                },
                                4)
                        .recording();
        var random = new Random(3);
        int diverged = 0;
        for (int i = 0; i < 500; i++) {
            var entries = new ArrayList<>(recording.entries());
            for (int times = random.nextInt(3); times >= 0; times--) {
                int at = random.nextInt(entries.size());
                int other = random.nextInt(entries.size());
                switch (random.nextInt(4)) {
                    case 0 -> entries.remove(at);
                    case 1 -> entries.add(at, entries.get(other));
                    case 2 ->
                            entries.set(
                                    at,
                                    new Log.Entry(
                                            entries.get(at).step(), entries.get(other).crossing()));
                    default ->
                            entries.set(
                                    at,
                                    new Log.Entry(
                                            entries.get(at).step() + random.nextInt(5) - 2,
                                            entries.get(at).crossing()));
                }
            }
            var replay =
                    new Replay(
                            new Recording(recording.header(), entries, List.of(), recording.end()));
            try {
                replay.toEnd();
            } catch (Divergence expected) {
                diverged++;
            }
        }
        assertTrue(diverged > 300, "most of these make no sense");
    }

    @Test
    void aDiskThatIsFullLaterEndsTheRecordingAndNotTheRun() throws Exception {
        var path = folder.resolve("full.fscope");
        var open = new RandomAccessFile(path.toFile(), "rw");
        try (var writer = RecordingWriter.begin(FrameOutput.in(open), EveryKind.header())) {
            writer.add(1, new Crossing.MemoryGrown(0, 1));
            writer.flush();
            assertEquals(Optional.empty(), writer.failure());
            open.close();
            writer.add(2, new Crossing.MemoryGrown(0, 1));
            writer.flush();
            assertTrue(writer.failure().isPresent());
            writer.add(3, new Crossing.MemoryGrown(0, 1));
            writer.close(new End(3, new Ending.ScriptOver()));
        }
        var read = RecordingReader.read(path);
        assertFalse(read.closed());
        assertEquals(1, read.entries().size());
    }
}
