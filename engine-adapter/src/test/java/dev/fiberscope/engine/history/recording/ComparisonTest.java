package dev.fiberscope.engine.history.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.history.Crossing;
import dev.fiberscope.engine.history.recording.Comparison.Moment;
import dev.fiberscope.engine.history.recording.Comparison.Result;
import dev.fiberscope.engine.host.Answer;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.WasmValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    @TempDir Path folder;

    private RecordedRun.Left run(IntUnaryOperator host, int times) throws Exception {
        return run(Settings.RUNNING, "main.wat", ReplayTest.ASKING, host, times);
    }

    private RecordedRun.Left run(
            Settings settings, String name, String text, IntUnaryOperator host, int times)
            throws Exception {
        return RecordedRun.of(
                folder,
                settings,
                name,
                text,
                _ ->
                        (_, arguments) ->
                                new Answer.Returned(
                                        Values.of(host.applyAsInt((int) arguments.at(0)))),
                new WasmValue.I32(times));
    }

    private static Result compare(Recording left, Recording right) {
        return Comparison.compare(left, right, Progress.UNWATCHED);
    }

    @Test
    void equalToTheLastEvent() throws Exception {
        var one = run(i -> i, 30);
        var other = run(i -> i, 30);
        assertEquals(
                new Result.Equal(one.events().size(), one.recording().lastStep()),
                compare(one.recording(), other.recording()));
    }

    /** A result that a host gave is part of the next event, and changes nothing else. */
    @Test
    void theFirstEventThatDiffersIsFoundEvenIfOnlyAValueDoes() throws Exception {
        var one = run(i -> i, 30);
        var other = run(i -> i == 17 ? 99 : i, 30);
        var different =
                assertInstanceOf(
                        Result.Different.class, compare(one.recording(), other.recording()));
        int index = firstDifference(one.events(), other.events());
        assertEquals(
                new Result.Different(
                        index,
                        new Moment.Happened(one.events().get(index)),
                        new Moment.Happened(other.events().get(index))),
                different);
        assertInstanceOf(TraceEvent.HostReturned.class, one.events().get(index));
    }

    private static int firstDifference(List<TraceEvent> one, List<TraceEvent> other) {
        int index = 0;
        while (one.get(index).equals(other.get(index))) {
            index++;
        }
        return index;
    }

    /** What the host writes decides which function a stack begins with, and no number else. */
    @Test
    void theFirstEventThatDiffersIsFoundEvenIfOnlyANameDoes() throws Exception {
        var text =
                """
                (module
                  (import "host" "write" (func $write))
                  (memory (export "memory") 1)
                  (type $body (func))
                  (type $task (cont $body))
                  (table (ref null $body) (elem (ref.func $one) (ref.func $two)))
                  (func $one)
                  (func $two)
                  (func (export "main")
                    (call $write)
                    (resume $task
                      (cont.new $task (table.get 0 (i32.load (i32.const 0)))))))
                """;
        var runs = new ArrayList<RecordedRun.Left>();
        for (int which : new int[] {0, 1}) {
            runs.add(
                    RecordedRun.of(
                            folder,
                            text,
                            _ ->
                                    (caller, _) -> {
                                        caller.chicory().memory().writeI32(0, which);
                                        return new Answer.Returned(Values.NONE);
                                    }));
        }
        var one = runs.getFirst();
        var other = runs.getLast();
        int index = firstDifference(one.events(), other.events());
        assertInstanceOf(TraceEvent.ContinuationCreated.class, one.events().get(index));
        assertEquals(
                new Result.Different(
                        index,
                        new Moment.Happened(one.events().get(index)),
                        new Moment.Happened(other.events().get(index))),
                compare(one.recording(), other.recording()));
    }

    @Test
    void otherArgumentsAreTheFirstEvent() throws Exception {
        var one = run(i -> i, 3);
        var other = run(i -> i, 4);
        assertEquals(
                new Result.Different(
                        0,
                        new Moment.Happened(one.events().getFirst()),
                        new Moment.Happened(other.events().getFirst())),
                compare(one.recording(), other.recording()));
    }

    @Test
    void oneThatEndsEarlier() throws Exception {
        var run = run(i -> i, 10);
        var recording = run.recording();
        var half = recording.entries().subList(0, recording.entries().size() / 2);
        var killed = new Recording(recording.header(), half, List.of(), Optional.empty());
        var different = assertInstanceOf(Result.Different.class, compare(killed, recording));
        assertEquals(new Moment.Ended(half.getLast().step()), different.left());
        assertEquals(
                new Moment.Happened(run.events().get((int) different.index())), different.right());
        var reverse = assertInstanceOf(Result.Different.class, compare(recording, killed));
        assertEquals(different.left(), reverse.right());
        assertEquals(different.right(), reverse.left());
    }

    @Test
    void anyAnswersAtRandom() throws Exception {
        var random = new Random(11);
        for (int i = 0; i < 20; i++) {
            int where = random.nextInt(12);
            int what = random.nextInt(3);
            var one = run(each -> each, 12);
            var other = run(each -> each == where ? each + what : each, 12);
            var result = compare(one.recording(), other.recording());
            if (what == 0) {
                assertInstanceOf(Result.Equal.class, result);
            } else {
                assertEquals(
                        firstDifference(one.events(), other.events()),
                        assertInstanceOf(Result.Different.class, result).index());
            }
        }
    }

    @Test
    void theNameOfTheFileDoesNotMatter() throws Exception {
        var one = run(i -> i, 5);
        var other = run(Settings.RUNNING, "/srv/main.wat", ReplayTest.ASKING, i -> i, 5);
        assertInstanceOf(Result.Equal.class, compare(one.recording(), other.recording()));
    }

    @Test
    void anotherProgramOrOtherSettings() throws Exception {
        var one = run(i -> i, 5);
        var program = run(Settings.RUNNING, "b.wat", ReplayTest.ASKING + " ;; new", i -> i, 5);
        assertEquals(
                new Result.Incomparable(
                        "These are runs of different programs, main.wat and b.wat."),
                compare(one.recording(), program.recording()));
        var settings = run(Settings.DEBUGGING, "main.wat", ReplayTest.ASKING, i -> i, 5);
        assertInstanceOf(Result.Incomparable.class, compare(one.recording(), settings.recording()));
    }

    @Test
    void oneThatIsNotWhatWasRecorded() throws Exception {
        var recording = run(i -> i, 5).recording();
        var entries =
                recording.entries().stream()
                        .filter(entry -> !(entry.crossing() instanceof Crossing.HostReturned))
                        .toList();
        var wrong = new Recording(recording.header(), entries, List.of(), recording.end());
        assertEquals(
                true, assertInstanceOf(Result.Diverged.class, compare(wrong, recording)).isLeft());
        assertEquals(
                false, assertInstanceOf(Result.Diverged.class, compare(recording, wrong)).isLeft());
    }

    @Test
    void itCanBeGivenUp() throws Exception {
        var recording = run(i -> i, 5).recording();
        assertEquals(
                new Result.GivenUp(), Comparison.compare(recording, recording, (_, _) -> false));
        assertTrue(
                Comparison.compare(recording, recording, (done, all) -> done <= all)
                        instanceof Result.Equal);
    }
}
