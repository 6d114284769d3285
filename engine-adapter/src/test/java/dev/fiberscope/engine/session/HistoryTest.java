package dev.fiberscope.engine.session;

import static dev.fiberscope.engine.session.Direction.BACKWARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.StackForest;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.event.TraceText;
import dev.fiberscope.engine.host.Answer;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.host.ImportSource;
import dev.fiberscope.engine.host.ImportSource.Provision;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The past is what the present was, at every step of every program here. */
class HistoryTest {
    private static List<TraceEvent> events(Trace trace) {
        return IntStream.range(0, trace.size()).mapToObj(trace::event).toList();
    }

    /** All states of a program that runs to its end, one a step. */
    private static List<Snapshot> steps(Conversation session) {
        var all = new ArrayList<Snapshot>();
        all.add(session.last().snapshot());
        while (!over(session.last())) {
            all.add(session.after(new Command.StepInto()));
        }
        return all;
    }

    /**
     * The same by step. What hosts do between two instructions leaves states that share a step: the
     * last is meant.
     */
    private static Map<Long, Snapshot> states(Conversation session) {
        var states = new HashMap<Long, Snapshot>();
        steps(session).forEach(each -> states.put(each.step(), each));
        return states;
    }

    private static void runToTheEnd(Conversation session) {
        while (!over(session.last())) {
            session.after(new Command.Continue());
        }
    }

    /** A trap behind a host is not the end. */
    private static boolean over(Stop stop) {
        return stop.reason() instanceof StopReason.Finished
                || (stop.reason() instanceof StopReason.Trapped
                        && stop.snapshot().activations().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generator.wat",
                "switch.wat",
                "forwarding.wat",
                "trap.wat",
                "callback.wat",
                "passing.wat",
                "script.wast"
            })
    void goingBackAndForwardGivesAnEqualSnapshotAtEveryStep(String program) {
        try (var session = on(program)) {
            var states = states(session);
            for (var step :
                    states.keySet().stream().sorted(Comparator.reverseOrder()).skip(1).toList()) {
                assertEquals(
                        states.get(step),
                        session.after(new Command.StepInto(BACKWARD)),
                        "back to " + step);
            }
            for (var step : states.keySet().stream().sorted().skip(1).toList()) {
                assertEquals(
                        states.get(step),
                        session.after(new Command.StepInto()),
                        "forward to " + step);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generator.wat",
                "switch.wat",
                "forwarding.wat",
                "trap.wat",
                "callback.wat",
                "passing.wat",
                "unanswered.wat",
                "script.wast"
            })
    void theFoldOverTheTraceIsTheStructureThatTheMachineShows(String program) {
        try (var session = on(program)) {
            var forest = new StackForest();
            int known = 0;
            for (; ; ) {
                var trace = session.session().trace();
                for (; known < trace.size(); known++) {
                    forest.apply(trace.event(known));
                }
                assertEquals(
                        StackForest.of(session.last().snapshot()),
                        forest,
                        session.last().toString());
                if (over(session.last())) {
                    break;
                }
                boolean asked = session.last().reason() instanceof StopReason.AnswerNeeded;
                session.after(
                        asked
                                ? new Command.AnswerHostCall(
                                        List.of(new WasmValue.I32(1), new WasmValue.I64(2)))
                                : new Command.StepInto());
            }
            assertTrue(known > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generator.wat",
                "switch.wat",
                "forwarding.wat",
                "callback.wat",
                "script.wast"
            })
    void anEventBelongsToTheStepWhoseStateShowsIt(String program) {
        try (var session = on(program)) {
            session.after(new Command.TravelTo(1_000_000));
            var trace = session.session().trace();
            for (long step = session.last().recordedTo() - 1; step >= 0; step--) {
                var forest = new StackForest();
                for (int i = 0; i < trace.firstFrom(step + 1); i++) {
                    forest.apply(trace.event(i));
                }
                assertEquals(StackForest.of(session.after(new Command.TravelTo(step))), forest);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generator.wat",
                "switch.wat",
                "forwarding.wat",
                "trap.wat",
                "callback.wat",
                "passing.wat",
                "script.wast"
            })
    void twoRunsLeaveEqualTraces(String program) {
        try (var one = on(program);
                var other = on(program)) {
            runToTheEnd(one);
            steps(other);
            assertEquals(
                    TraceText.of(events(one.session().trace())),
                    TraceText.of(events(other.session().trace())));
            assertEquals(events(one.session().trace()), events(other.session().trace()));
            one.after(new Command.Restart());
            runToTheEnd(one);
            assertEquals(events(other.session().trace()), events(one.session().trace()));
        }
    }

    @Test
    void hostsThatCallBackAreSteppedThrough() {
        var calls = new ArrayList<Integer>();
        try (var session =
                new Conversation(
                        Conversation.program("callback.wat"),
                        _ -> new Hosts(List.of(CallingHosts.twice(calls))))) {
            session.after(new Command.StepInto());
            assertEquals("$main S0 call $twice", session.where());
            session.after(new Command.StepInto());
            assertEquals("$step S1 global.get $count", session.where());
            assertEquals(2, session.last().snapshot().activations().size());
            session.after(new Command.StepOut());
            assertEquals("$step S2 global.get $count", session.where());
            session.after(new Command.StepOut());
            assertEquals("$main S0 i32.const 100", session.where());
            assertEquals(List.of(5), calls);
            session.after(new Command.StepOver(BACKWARD));
            assertEquals("$main S0 call $twice", session.where());
            session.after(new Command.StepOver());
            assertEquals("$main S0 i32.const 100", session.where());
            session.send(new Command.Continue());
            session.expectStop(new StopReason.Finished(List.of(new WasmValue.I32(10 + 77))));
            assertEquals(List.of(5), calls);
        }
    }

    @Test
    void steppingOverACallOfAHostSkipsWhatItCallsBack() {
        try (var session =
                new Conversation(
                        Conversation.program("callback.wat"),
                        _ -> new Hosts(List.of(CallingHosts.twice(new ArrayList<>()))))) {
            session.after(new Command.StepInto());
            session.after(new Command.StepOver());
            assertEquals("$main S0 i32.const 100", session.where());
        }
    }

    @Test
    void thePastCallsNoHostAndKnowsWhatHostsWrote() {
        var calls = new ArrayList<Integer>();
        try (var session =
                new Conversation(
                        Conversation.program("callback.wat"),
                        _ -> new Hosts(List.of(CallingHosts.twice(calls))))) {
            var there = steps(session);
            assertEquals(List.of(5), calls);
            for (int i = there.size() - 2; i >= 0; i--) {
                assertEquals(there.get(i), session.after(new Command.StepInto(BACKWARD)));
            }
            assertEquals(0, session.last().snapshot().memory(0, 0, 100, 1)[0]);
            for (int i = 1; i < there.size(); i++) {
                assertEquals(there.get(i), session.after(new Command.StepInto()));
            }
            assertEquals(77, session.last().snapshot().memory(0, 0, 100, 1)[0]);
            assertEquals(List.of(5), calls);
        }
    }

    @Test
    void aProgramCanBeGivenUpFromInsideAHost() {
        var calls = new ArrayList<Integer>();
        try (var session =
                new Conversation(
                        Conversation.program("callback.wat"),
                        _ -> new Hosts(List.of(CallingHosts.twice(calls))))) {
            session.after(new Command.TravelTo(4));
            assertEquals(2, session.last().snapshot().activations().size());
            session.send(new Command.Restart());
            session.expectStop(new StopReason.Opened());
            session.send(new Command.Continue());
            session.expectStop(new StopReason.Finished(List.of(new WasmValue.I32(87))));
            assertEquals(List.of(5, 5), calls);
        }
    }

    @Test
    void whatThePastPrintedIsNotPrintedAgain() {
        try (var session = new Conversation("printing.wat")) {
            session.after(new Command.Continue());
            assertEquals("1 : i32\n2 : i32\n", session.printed());
            session.after(new Command.TravelTo(0));
            session.after(new Command.Continue());
            assertEquals("1 : i32\n2 : i32\n", session.printed());
        }
    }

    @Test
    void longRunsAreSearchedBackThroughManyCheckpoints() {
        try (var session = new Conversation("counting.wat")) {
            var at = session.point("nop");
            session.send(new Command.SetBreakpoint(at));
            session.send(new Command.Continue());
            session.expectStop(new StopReason.BreakpointHit(at));
            var hit = session.last().snapshot();
            session.send(new Command.Continue());
            session.expectStop(stop -> assertTrue(stop.reason() instanceof StopReason.Finished));
            assertTrue(session.last().snapshot().step() > 10_000_000);
            session.send(new Command.Continue(BACKWARD));
            session.expectStop(new StopReason.BreakpointHit(at));
            assertEquals(hit, session.last().snapshot());
            session.send(new Command.TravelTo(session.last().recordedTo()));
            session.expectStop(stop -> assertTrue(stop.reason() instanceof StopReason.Finished));
            session.send(new Command.StepToSwitch(BACKWARD));
            session.expectStop(new StopReason.BeginningReached());
        }
    }

    /** With the hosts that the program needs. */
    private static Conversation on(String program) {
        return switch (program) {
            case "callback.wat" ->
                    new Conversation(
                            Conversation.program(program),
                            _ -> new Hosts(List.of(CallingHosts.twice(new ArrayList<>()))));
            case "passing.wat" ->
                    new Conversation(
                            Conversation.program(program),
                            _ -> new Hosts(List.of(CallingHosts.passing())));
            default -> new Conversation(program);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "generator.wat, 1",
        "switch.wat, 2",
        "forwarding.wat, 3",
        "trap.wat, 4",
        "callback.wat, 5",
        "passing.wat, 6"
    })
    void whoeverWandersThroughTimeFindsEachStepAsItWas(String program, long seed) {
        try (var session = on(program)) {
            var states = states(session);
            var random = new Random(seed);
            var middle = session.after(new Command.TravelTo(states.size() / 2));
            session.send(new Command.SetBreakpoint(middle.next().orElseThrow()));
            for (int i = 0; i < 400; i++) {
                var direction = random.nextBoolean() ? Direction.FORWARD : BACKWARD;
                Command command =
                        switch (random.nextInt(6)) {
                            case 0 -> new Command.StepInto(direction);
                            case 1 -> new Command.StepOver(direction);
                            case 2 -> new Command.StepOut(direction);
                            case 3 -> new Command.StepToSwitch(direction);
                            case 4 -> new Command.Continue(direction);
                            default -> new Command.TravelTo(random.nextInt(states.size()));
                        };
                if (direction == BACKWARD
                        || command instanceof Command.TravelTo
                        || session.last().inPast()) {
                    var reached = session.after(command);
                    assertEquals(states.get(reached.step()), reached, command.toString());
                }
            }
        }
    }

    @Test
    void aTrapBehindAHostIsShownWhereItIsAndWhereItGoes() {
        try (var session = on("passing.wat")) {
            session.send(new Command.Continue());
            session.expectStop(stop -> {
                var trapped = ((StopReason.Trapped) stop.reason()).trap();
                assertEquals("$trap", trapped.backtrace().getFirst().function());
                assertEquals(1, stop.snapshot().activations().size());
            });
            session.send(new Command.Continue());
            session.expectStop(stop -> {
                var trapped = ((StopReason.Trapped) stop.reason()).trap();
                assertEquals("unreachable", trapped.reason());
                assertEquals("$main", trapped.backtrace().getFirst().function());
            });
            session.send(new Command.Continue());
            assertEquals(
                    "The program has trapped: restart it, or go back.", session.expectRefusal());
        }
    }

    @Test
    void aReplayThatGoesAnotherWayIsReportedAndTheEndOfTheRunStays() {
        ImportSource secretive =
                (module, name, type) ->
                        new Provision.Provided((caller, arguments) -> {
                            caller.machine().hostAccess().writeMemory(0, 100, new byte[] {77});
                            return new Answer.Returned(Values.of(10));
                        });
        try (var session =
                new Conversation(
                        Conversation.program("callback.wat"), _ -> new Hosts(List.of(secretive)))) {
            runToTheEnd(session);
            long end = session.last().snapshot().step();
            session.after(new Command.TravelTo(0));
            session.send(new Command.Continue());
            session.expectStop(stop -> {
                var diverged = (StopReason.Diverged) stop.reason();
                assertTrue(
                        diverged.sentence()
                                .startsWith(
                                        "The replay leaves the recording at step "
                                                + end
                                                + ": recorded was a trace with the digest "),
                        diverged.sentence());
                assertEquals(end, stop.snapshot().step());
            });
            session.send(new Command.Restart());
            session.expectStop(new StopReason.Opened());
            runToTheEnd(session);
            assertEquals(
                    new StopReason.Finished(List.of(new WasmValue.I32(87))),
                    session.last().reason());
        }
    }

    @Test
    void whatTheUserLetsCollectIsCollectedInTheReplayAsWell() throws ModuleException {
        var forgetting =
                Program.read(
                        "forgetting.wat",
                        """
                        (module
                          (type $f (func))
                          (type $k (cont $f))
                          (tag $wait)
                          (func $task (suspend $wait))
                          (elem declare func $task)
                          (func (export "main")
                            (block $waiting (result (ref $k))
                              (resume $k (on $wait $waiting) (cont.new $k (ref.func $task)))
                              (return))
                            (drop)))
                        """);
        try (var session = new Conversation(forgetting)) {
            session.send(new Command.Collect());
            session.expectStop(new StopReason.Collected(0));
            session.after(new Command.Continue());
            long end = session.last().snapshot().step();
            session.after(new Command.TravelTo(1));
            session.send(new Command.Collect());
            assertEquals(
                    "Only at the end of a run can something be collected: the past stays as it was.",
                    session.expectRefusal());
            session.after(new Command.TravelTo(end));
            session.send(new Command.Collect());
            session.expectStop(new StopReason.Collected(1));
            assertTrue(session.last().snapshot().stacks().isEmpty());
            session.after(new Command.TravelTo(end - 1));
            assertEquals(2, session.last().snapshot().stacks().size());
        }
    }
}
