package dev.fiberscope.engine.session;

import static dev.fiberscope.engine.session.Direction.BACKWARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.WasmValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each command, both ways. */
class SteppingTest {
    private static void until(Conversation session, String instruction) {
        while (!session.next().equals(instruction)) {
            session.after(new Command.StepInto());
        }
    }

    private static String after(Conversation session, Command command) {
        session.after(command);
        return session.where();
    }

    @Test
    void opensBeforeTheFirstInstruction() {
        try (var session = new Conversation("generator.wat")) {
            assertEquals(new StopReason.Opened(), session.last().reason());
            assertEquals(0, session.last().snapshot().step());
            assertEquals("$sum S0 ref.func $numbers", session.where());
        }
    }

    @Test
    void stepIntoGoesWhereTheNextInstructionIs() {
        try (var session = new Conversation("generator.wat")) {
            until(session, "resume $ct (on $yield $taken)");
            assertEquals("$numbers S1 i32.const 3", after(session, new Command.StepInto()));
            assertEquals(
                    "$sum S0 resume $ct (on $yield $taken)",
                    after(session, new Command.StepInto(BACKWARD)));
        }
    }

    @Test
    void stepOverACallIsOneStepBothWays() {
        try (var session = new Conversation("generator.wat")) {
            until(session, "call $add");
            long step = session.last().snapshot().step();
            assertEquals("$sum S0 local.set $sum", after(session, new Command.StepOver()));
            assertEquals(step + 5, session.last().snapshot().step());
            assertEquals("$sum S0 call $add", after(session, new Command.StepOver(BACKWARD)));
            assertEquals(step, session.last().snapshot().step());
        }
    }

    @Test
    void stepOverASuspensionFollowsTheFrameThroughItsResumption() {
        try (var session = new Conversation("generator.wat")) {
            until(session, "suspend $yield");
            assertEquals("$numbers S1 local.get $i", after(session, new Command.StepOver()));
            assertEquals(
                    "$numbers S1 suspend $yield", after(session, new Command.StepOver(BACKWARD)));
        }
    }

    @Test
    void stepOverAResumptionComesBackWithTheSuspension() {
        try (var session = new Conversation("generator.wat")) {
            until(session, "resume $ct (on $yield $taken)");
            assertEquals("$sum S0 local.set $k", after(session, new Command.StepOver()));
            assertEquals(
                    "$sum S0 resume $ct (on $yield $taken)",
                    after(session, new Command.StepOver(BACKWARD)));
        }
    }

    @Test
    void stepOverASwitchWaitsUntilItsStackRunsAgain() {
        try (var session = new Conversation("switch.wat")) {
            until(session, "switch $ct $swap");
            assertEquals("$a S1 switch $ct $swap", session.where());
            assertEquals("$a S1 drop", after(session, new Command.StepOver()));
            assertEquals("$a S1 switch $ct $swap", after(session, new Command.StepOver(BACKWARD)));
        }
    }

    @Test
    void stepOverTheLastInstructionGoesToTheCaller() {
        try (var session = new Conversation("generator.wat")) {
            until(session, "i32.add");
            session.after(new Command.StepInto());
            assertEquals("$add S0 )", session.where());
            assertEquals("$sum S0 local.set $sum", after(session, new Command.StepOver()));
        }
    }

    @Test
    void stepOverBackFromAFramesBeginningGoesToWhatBeganIt() {
        try (var session = new Conversation("generator.wat")) {
            until(session, "i32.const 3");
            assertEquals(
                    "$sum S0 resume $ct (on $yield $taken)",
                    after(session, new Command.StepOver(BACKWARD)));
            until(session, "local.get $a");
            assertEquals("$sum S0 call $add", after(session, new Command.StepOver(BACKWARD)));
        }
    }

    @Test
    void stepOutOfAFunctionAndBackIntoWhatBeganIt() {
        try (var session = new Conversation("generator.wat")) {
            until(session, "local.get $b");
            assertEquals("$sum S0 local.set $sum", after(session, new Command.StepOut()));
            session.after(new Command.StepInto(BACKWARD));
            assertEquals("$sum S0 call $add", after(session, new Command.StepOut(BACKWARD)));
        }
    }

    @Test
    void stepOutOfAStackFollowsItToItsEnd() {
        try (var session = new Conversation("generator.wat")) {
            until(session, "suspend $yield");
            assertEquals("$sum S0 local.get $sum", after(session, new Command.StepOut()));
            assertTrue(
                    session.last().snapshot().continuations().stream()
                            .allMatch(each -> each.number() < 4));
        }
    }

    @Test
    void stepOutBackFromAResumedStackGoesToItsFirstResumption() {
        try (var session = new Conversation("generator.wat")) {
            until(session, "i32.sub");
            until(session, "br_if $again");
            assertEquals(
                    "$sum S0 resume $ct (on $yield $taken)",
                    after(session, new Command.StepOut(BACKWARD)));
            assertEquals(List.of(new ContinuationId(0)), session.last().snapshot().continuations());
        }
    }

    @Test
    void stepOutBackFromAStackThatWasSwitchedToGoesToTheSwitch() {
        try (var session = new Conversation("switch.wat")) {
            until(session, "local.get $from");
            assertEquals("$b S2 local.get $from", session.where());
            assertEquals("$a S1 switch $ct $swap", after(session, new Command.StepOut(BACKWARD)));
        }
    }

    @Test
    void stepOutBackFromTheFirstFrameEndsAtTheBeginning() {
        try (var session = new Conversation("generator.wat")) {
            until(session, "cont.new $ct");
            session.send(new Command.StepOut(BACKWARD));
            session.expectStop(new StopReason.BeginningReached());
            assertEquals(0, session.last().snapshot().step());
        }
    }

    @Test
    void stepToSwitchStopsAtTheSamePlacesBothWays() {
        try (var session = new Conversation("switch.wat")) {
            var forward = new ArrayList<String>();
            session.send(new Command.StepToSwitch());
            session.expectStop(stop ->
                    assertInstanceOf(
                            TraceEvent.Resumed.class,
                            ((StopReason.SwitchReached) stop.reason()).event()));
            forward.add(session.where());
            session.send(new Command.StepToSwitch());
            session.expectStop(stop ->
                    assertInstanceOf(
                            TraceEvent.Switched.class,
                            ((StopReason.SwitchReached) stop.reason()).event()));
            forward.add(session.where());
            forward.add(after(session, new Command.StepToSwitch()));
            forward.add(after(session, new Command.StepToSwitch()));
            assertEquals(
                    List.of(
                            "$a S1 ref.func $b",
                            "$b S2 local.get $from",
                            "$a S1 drop",
                            "$main S0 )"),
                    forward);

            var backward = new ArrayList<String>();
            session.send(new Command.Continue());
            session.expectStop(new StopReason.Finished(List.of()));
            for (int i = 0; i < 4; i++) {
                session.send(new Command.StepToSwitch(BACKWARD));
                session.expectStop(
                        stop -> assertInstanceOf(StopReason.SwitchReached.class, stop.reason()));
                backward.add(session.where());
            }
            assertEquals(forward.reversed(), backward);
            session.send(new Command.StepToSwitch(BACKWARD));
            session.expectStop(new StopReason.BeginningReached());
        }
    }

    @Test
    void breakpointsStopBothWays() {
        try (var session = new Conversation("generator.wat")) {
            var at = session.point("call $add");
            session.send(new Command.SetBreakpoint(at));
            var steps = new ArrayList<Long>();
            for (int i = 0; i < 3; i++) {
                session.send(new Command.Continue());
                session.expectStop(new StopReason.BreakpointHit(at));
                steps.add(session.last().snapshot().step());
            }
            session.send(new Command.Continue());
            session.expectStop(new StopReason.Finished(List.of(new WasmValue.I32(6))));
            for (int i = 2; i >= 0; i--) {
                session.send(new Command.Continue(BACKWARD));
                session.expectStop(new StopReason.BreakpointHit(at));
                assertEquals(steps.get(i), session.last().snapshot().step());
            }
            session.send(new Command.Continue(BACKWARD));
            session.expectStop(new StopReason.BeginningReached());
            session.send(new Command.ClearBreakpoint(at));
            session.send(new Command.Continue());
            session.expectStop(new StopReason.Finished(List.of(new WasmValue.I32(6))));
            assertTrue(session.session().conditions().isEmpty());
        }
    }

    @Test
    void aBreakpointInsideStopsAStepOver() {
        try (var session = new Conversation("generator.wat")) {
            until(session, "call $add");
            var inside = session.point("local.get $b");
            session.send(new Command.SetBreakpoint(inside));
            session.send(new Command.StepOver());
            session.expectStop(new StopReason.BreakpointHit(inside));
        }
    }

    @Test
    void aBreakpointAtTheFirstInstructionDoesNotHoldTheProgram() {
        try (var session = new Conversation("generator.wat")) {
            session.send(new Command.SetBreakpoint(session.point("ref.func $numbers")));
            session.send(new Command.Continue());
            session.expectStop(new StopReason.Finished(List.of(new WasmValue.I32(6))));
        }
    }

    @Test
    void aBreakpointNeedsAnInstruction() {
        try (var session = new Conversation("generator.wat")) {
            var at = session.point("call $add");
            session.send(
                    new Command.SetBreakpoint(new CodePoint(at.instance(), at.function(), 1000)));
            assertEquals("The function has no instruction 1000.", session.expectRefusal());
        }
    }

    @Test
    void travelGoesToAnyStepThatWasOrThatWillBe() {
        try (var session = new Conversation("generator.wat")) {
            session.send(new Command.TravelTo(20));
            session.expectStop(new StopReason.Travelled());
            assertEquals(20, session.last().snapshot().step());
            assertFalse(session.last().inPast());
            session.send(new Command.TravelTo(3));
            session.expectStop(new StopReason.Travelled());
            assertEquals(3, session.last().snapshot().step());
            assertTrue(session.last().inPast());
            assertEquals(20, session.last().recordedTo());
            session.send(new Command.TravelTo(-1));
            assertEquals("There is no step before 0.", session.expectRefusal());
            session.send(new Command.TravelTo(1_000_000));
            session.expectStop(new StopReason.Finished(List.of(new WasmValue.I32(6))));
        }
    }

    @Test
    void steppingOutOfThePastGoesOnInThePresent() {
        try (var session = new Conversation("generator.wat")) {
            session.after(new Command.TravelTo(7));
            session.after(new Command.TravelTo(4));
            session.after(new Command.StepToSwitch());
            assertEquals("$numbers S1 i32.const 3", session.where());
            session.after(new Command.StepToSwitch());
            assertEquals("$sum S0 local.set $k", session.where());
            assertFalse(session.last().inPast());
        }
    }
}
