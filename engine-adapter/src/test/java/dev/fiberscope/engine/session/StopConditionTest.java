package dev.fiberscope.engine.session;

import static dev.fiberscope.engine.session.Direction.BACKWARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.WasmValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the session stops at by itself, both ways, off and on, and how often it stood there. */
class StopConditionTest {
    private static final StopReason THE_END =
            new StopReason.Finished(List.of(new WasmValue.I32(1)));

    /** Where a {@code Continue} stopped: the step, and why. */
    private record Halt(long step, StopReason reason) {}

    private static Halt goOn(Conversation session, Direction direction) {
        session.after(new Command.Continue(direction));
        return new Halt(session.last().snapshot().step(), session.last().reason());
    }

    /** All stops from the beginning to the end; the session stands at the end. */
    private static List<Halt> forward(Conversation session) {
        var halts = new ArrayList<Halt>();
        for (; ; ) {
            var halt = goOn(session, Direction.FORWARD);
            if (halt.reason() instanceof StopReason.Finished) {
                return halts;
            }
            halts.add(halt);
        }
    }

    /** All stops back to the beginning. */
    private static List<Halt> backward(Conversation session) {
        var halts = new ArrayList<Halt>();
        for (; ; ) {
            var halt = goOn(session, BACKWARD);
            if (halt.reason() instanceof StopReason.BeginningReached) {
                return halts;
            }
            halts.add(halt);
        }
    }

    private static List<Integer> hits(Conversation session) {
        return session.session().conditions().stream().map(StopCondition::hits).toList();
    }

    private static EventStop with(EventKind kind, String tag) {
        return new EventStop(kind, Optional.of(tag));
    }

    // ---- after events

    /** Those of memory have a test of their own, {@link MemoryStopTest}. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OVERFLOWED", "MIGRATED"})
    void stopsAfterEveryEventOfItsKindBothWays(EventKind kind) {
        var event = new EventStop(kind);
        try (var session = new Conversation("events.wat")) {
            session.send(new Command.SetEventStop(event));
            var there = forward(session);
            var wanted = new ArrayList<Long>();
            var trace = session.session().trace();
            for (int i = 0; i < trace.size(); i++) {
                long step = trace.event(i).at().step();
                if (event.matches(trace.event(i))
                        && step < session.last().snapshot().step()
                        && !wanted.contains(step)) {
                    wanted.add(step);
                }
            }
            assertTrue(!wanted.isEmpty(), "something of the kind happens");
            assertEquals(wanted, there.stream().map(Halt::step).toList());
            for (var halt : there) {
                var matched = assertInstanceOf(StopReason.EventMatched.class, halt.reason());
                assertTrue(event.matches(matched.event()), matched.toString());
            }
            assertEquals(there.reversed(), backward(session));
            assertEquals(there, forward(session), "in the past the same");
        }
    }

    @Test
    void aStackThatIsThrownAtBeforeItBeganEndsAtThatStep() {
        try (var session = new Conversation("events.wat")) {
            session.send(new Command.SetEventStop(new EventStop(EventKind.ENDED)));
            goOn(session, Direction.FORWARD);
            session.after(new Command.Continue());
            var matched = assertInstanceOf(StopReason.EventMatched.class, session.last().reason());
            assertInstanceOf(TraceEvent.Threw.class, matched.event());
            assertEquals("$main S0 drop", session.where());
            session.after(new Command.StepInto(BACKWARD));
            assertEquals("$main S0 resume_throw $ct $oops", session.where());
        }
    }

    @Test
    void aTagChoosesAmongTheEventsOfAKind() {
        try (var session = new Conversation("events.wat")) {
            session.send(new Command.SetEventStop(with(EventKind.SUSPENDED, "$await")));
            var there = forward(session);
            assertEquals(1, there.size());
            var matched =
                    assertInstanceOf(StopReason.EventMatched.class, there.getFirst().reason());
            var suspended = assertInstanceOf(TraceEvent.Suspended.class, matched.event());
            assertEquals("$await", suspended.tag().name());
            assertEquals(there, backward(session));
        }
    }

    @Test
    void onlyKindsWithTagsTakeOne() {
        assertThrows(IllegalArgumentException.class, () -> with(EventKind.RESUMED, "$yield"));
        assertThrows(IllegalArgumentException.class, () -> with(EventKind.MADE, "$yield"));
    }

    @Test
    void breakpointsAndEventsStopInTheOrderOfTheRun() {
        try (var session = new Conversation("events.wat")) {
            var thrower = session.point("throw $oops");
            session.send(new Command.SetBreakpoint(thrower));
            session.send(new Command.SetEventStop(new EventStop(EventKind.THROWN)));
            session.send(new Command.SetEventStop(new EventStop(EventKind.MADE)));
            var there = forward(session);
            assertEquals(
                    List.of("made", "breakpoint", "thrown", "made", "thrown", "made", "made"),
                    there.stream().map(halt -> word(halt.reason())).toList());
            assertEquals(there.reversed(), backward(session));
        }
    }

    private static String word(StopReason reason) {
        return switch (reason) {
            case StopReason.BreakpointHit _ -> "breakpoint";
            case StopReason.EventMatched(TraceEvent.ContinuationCreated _) -> "made";
            case StopReason.EventMatched(TraceEvent.Thrown _) -> "thrown";
            case StopReason other -> other.toString();
        };
    }

    @Test
    void anEventInsideStopsAStepOver() {
        try (var session = new Conversation("events.wat")) {
            while (!session.next().startsWith("resume $ct")) {
                session.after(new Command.StepInto());
            }
            session.send(new Command.SetEventStop(new EventStop(EventKind.RESUMED)));
            session.after(new Command.StepOver());
            assertInstanceOf(StopReason.EventMatched.class, session.last().reason());
            assertEquals("$task S1 suspend $yield", session.where());
        }
    }

    @Test
    void anEventStopIsSetWhileTheProgramRuns() {
        try (var session = new Conversation("endless.wat")) {
            session.send(new Command.Continue());
            session.awaitProgress(0);
            session.send(new Command.SetEventStop(new EventStop(EventKind.MADE)));
            session.send(new Command.Stop());
            session.expectStop(new StopReason.StoppedByUser());
            assertEquals(
                    List.of(new StopCondition.AfterEvent(new EventStop(EventKind.MADE), true, 0)),
                    session.session().conditions());
        }
    }

    // ---- off and on

    @Test
    void whatIsOffStopsNothingAndIsKept() {
        try (var session = new Conversation("events.wat")) {
            var thrower = session.point("throw $oops");
            var event = new EventStop(EventKind.SUSPENDED);
            session.send(new Command.SetBreakpoint(thrower, false));
            session.send(new Command.SetEventStop(event, false));
            session.send(new Command.Continue());
            session.expectStop(THE_END);
            session.send(new Command.Continue(BACKWARD));
            session.expectStop(new StopReason.BeginningReached());
            assertEquals(
                    List.of(
                            new StopCondition.Breakpoint(thrower, false, 0),
                            new StopCondition.AfterEvent(event, false, 0)),
                    session.session().conditions());
            session.send(new Command.SetBreakpoint(thrower, true));
            session.send(new Command.Continue());
            session.expectStop(new StopReason.BreakpointHit(thrower));
            session.send(new Command.SetBreakpoint(thrower, false));
            session.send(new Command.SetEventStop(event, true));
            session.after(new Command.Continue(BACKWARD));
            assertInstanceOf(StopReason.EventMatched.class, session.last().reason());
            session.send(new Command.ClearEventStop(event));
            session.send(new Command.Continue());
            session.expectStop(THE_END);
            assertEquals(
                    List.of(new StopCondition.Breakpoint(thrower, false, 1)),
                    session.session().conditions());
        }
    }

    // ---- hits

    @Test
    void hitsAreTheMomentsSoFarAndGoDownOnTheWayBack() {
        try (var session = new Conversation("generator.wat")) {
            session.send(new Command.SetBreakpoint(session.point("call $add")));
            session.send(new Command.SetEventStop(new EventStop(EventKind.SUSPENDED)));
            var seen = new ArrayList<List<Integer>>();
            for (int i = 0; i < 6; i++) {
                goOn(session, Direction.FORWARD);
                seen.add(hits(session));
            }
            assertEquals(
                    List.of(
                            List.of(0, 1),
                            List.of(1, 1),
                            List.of(1, 2),
                            List.of(2, 2),
                            List.of(2, 3),
                            List.of(3, 3)),
                    seen);
            goOn(session, Direction.FORWARD);
            assertEquals(List.of(3, 3), hits(session));
            goOn(session, BACKWARD);
            assertEquals(List.of(3, 3), hits(session), "the third again is no fourth");
            goOn(session, BACKWARD);
            assertEquals(List.of(2, 3), hits(session));
            session.after(new Command.TravelTo(0));
            assertEquals(List.of(0, 0), hits(session));
            session.after(new Command.TravelTo(session.last().recordedTo()));
            assertEquals(List.of(3, 3), hits(session));
        }
    }

    @Test
    void listenersAreToldOfEveryChangeBeforeTheStopThatMadeIt() {
        try (var session = new Conversation("generator.wat")) {
            var at = session.point("call $add");
            session.send(new Command.SetBreakpoint(at));
            goOn(session, Direction.FORWARD);
            var told = new LinkedBlockingQueue<Notice>();
            session.session().listen(told::add);
            goOn(session, Direction.FORWARD);
            session.after(new Command.Continue());
            assertEquals(
                    List.of(at, at, at),
                    told.stream()
                            .filter(Notice.Conditions.class::isInstance)
                            .map(each -> ((Notice.Conditions) each).all().getFirst())
                            .map(each -> ((StopCondition.Breakpoint) each).at())
                            .toList());
            assertEquals(
                    List.of(1, 2, 3),
                    told.stream()
                            .filter(Notice.Conditions.class::isInstance)
                            .map(each -> ((Notice.Conditions) each).all().getFirst().hits())
                            .toList());
            assertInstanceOf(Notice.Stopped.class, told.peek());
        }
    }

    @Test
    void aRestartKeepsTheConditionsAndForgetsTheHits() {
        try (var session = new Conversation("events.wat")) {
            CodePoint thrower = session.point("throw $oops");
            var event = new EventStop(EventKind.MADE);
            session.send(new Command.SetBreakpoint(thrower, false));
            session.send(new Command.SetEventStop(event));
            var before = forward(session);
            assertEquals(List.of(0, before.size()), hits(session));
            session.send(new Command.Restart());
            session.expectStop(new StopReason.Opened());
            assertEquals(
                    List.of(
                            new StopCondition.Breakpoint(thrower, false, 0),
                            new StopCondition.AfterEvent(event, true, 0)),
                    session.session().conditions());
            assertEquals(before, forward(session));
        }
    }
}
