package dev.fiberscope.ui.sentence;

import static dev.fiberscope.ui.layout.SnapshotFixture.k;
import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static dev.fiberscope.ui.layout.SnapshotFixture.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Prompt;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.StopReason;
import dev.fiberscope.engine.session.Verdict;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.ui.layout.Pictures;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.layout.SnapshotFixture;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StopSentenceTest {
    private static final At AT = new At(7, 0);
    private static final CodePoint PLACE = new CodePoint(0, 0, 47);
    private static final Chain S6 = new Chain(s(6), s(6), 1);

    private static String text(StopReason reason, Snapshot snapshot) {
        return StopSentence.of(
                        new Stop(reason, snapshot, snapshot.step()),
                        _ -> Optional.of("suspend $yield"))
                .text();
    }

    private static String text(StopReason reason) {
        return text(reason, Pictures.scheduler());
    }

    private static String idle(StopReason reason) {
        return text(reason, new SnapshotFixture());
    }

    private static String switched(TraceEvent event) {
        var whole = text(new StopReason.SwitchReached(event));
        var rest = "Stopped before suspend $yield in $lines on S6.";
        assertTrue(whole.endsWith(rest), whole);
        return whole.substring(0, whole.length() - rest.length());
    }

    @Test
    void whereItStandsIsTheInstructionTheFunctionAndTheStack() {
        assertEquals(
                "Opened: stopped before suspend $yield in $lines on S6.",
                text(new StopReason.Opened()));
        assertEquals(
                "Stopped before suspend $yield in $lines on S6.", text(new StopReason.Stepped()));
        assertEquals(
                "Breakpoint: stopped before suspend $yield in $lines on S6.",
                text(new StopReason.BreakpointHit(PLACE)));
        assertEquals(
                "You stopped it before suspend $yield in $lines on S6.",
                text(new StopReason.StoppedByUser()));
        assertEquals(
                "Went to step 48,213: stopped before suspend $yield in $lines on S6.",
                text(new StopReason.Travelled()));
        assertEquals(
                "Back at the beginning, before suspend $yield in $lines on S6.",
                text(new StopReason.BeginningReached()));
    }

    @Test
    void whereNothingRunsItSaysSo() {
        assertEquals("Opened: nothing runs yet.", idle(new StopReason.Opened()));
        assertEquals("Stopped: nothing runs now.", idle(new StopReason.Stepped()));
        assertEquals("Breakpoint: nothing runs now.", idle(new StopReason.BreakpointHit(PLACE)));
        assertEquals("You stopped it; nothing runs now.", idle(new StopReason.StoppedByUser()));
        assertEquals("Nothing runs at this step.", idle(new StopReason.Travelled()));
        assertEquals(
                "Back at the beginning; nothing runs yet.",
                idle(new StopReason.BeginningReached()));
    }

    @Test
    void namesSelectWhatTheyName() {
        var phrases =
                StopSentence.of(
                                new Stop(new StopReason.Stepped(), Pictures.scheduler(), 48_213),
                                _ -> Optional.of("suspend $yield"))
                        .phrases();
        assertTrue(
                phrases.contains(
                        new Phrase.Strong(
                                "S6", Tone.RUNNING, Optional.of(new Selected.OfStack(s(6))))));
        assertTrue(
                phrases.contains(
                        new Phrase.Strong(
                                "$lines", Tone.INK, Optional.of(new Selected.OfFrame(s(6), 0)))));
    }

    @Test
    void anInstructionWithoutWordsIsTheNextOne() {
        var stop = new Stop(new StopReason.Stepped(), Pictures.scheduler(), 48_213);
        assertEquals(
                "Stopped before the next instruction in $lines on S6.",
                StopSentence.of(stop, _ -> Optional.empty()).text());
    }

    @Test
    void aSwitchTellsWhatMadeIt() {
        var prompt = new Prompt(PLACE, List.of());
        assertEquals(
                "S4 resumed S6 by k9. ",
                switched(new TraceEvent.Resumed(AT, s(4), k(9), S6, prompt, List.of())));
        assertEquals(
                "S4 resumed S6 by k9 with the exception $stop. ",
                switched(new TraceEvent.ResumedThrowing(AT, s(4), k(9), S6, prompt, tag("$stop"))));
        assertEquals(
                "S2 suspended with $yield as k14. ",
                switched(
                        new TraceEvent.Suspended(
                                AT,
                                new Chain(s(2), s(2), 1),
                                k(14),
                                tag("$yield"),
                                List.of(),
                                s(0),
                                0)));
        assertEquals(
                "S2 and 2 more stacks suspended with $yield as k14. ",
                switched(
                        new TraceEvent.Suspended(
                                AT,
                                new Chain(s(1), s(2), 3),
                                k(14),
                                tag("$yield"),
                                List.of(),
                                s(0),
                                0)));
        assertEquals(
                "S2 switched to S6. ",
                switched(
                        new TraceEvent.Switched(
                                AT,
                                new Chain(s(2), s(2), 1),
                                k(14),
                                k(9),
                                S6,
                                tag("$yield"),
                                List.of(),
                                s(0),
                                0)));
        assertEquals(
                "S2 returned to S6. ",
                switched(new TraceEvent.Returned(AT, s(2), s(6), List.of())));
        assertEquals(
                "S2 ended by $stop, thrown on to S6. ",
                switched(new TraceEvent.Threw(AT, s(2), Optional.of(s(6)), tag("$stop"))));
        assertEquals(
                "S2 ended by $stop. ",
                switched(new TraceEvent.Threw(AT, s(2), Optional.empty(), tag("$stop"))));
        assertEquals(
                "The host called $tick on S6. ",
                switched(new TraceEvent.ActivationStarted(AT, s(6), "$tick", List.of())));
        assertEquals(
                "S2 returned to the host. ",
                switched(new TraceEvent.ActivationEnded(AT, s(2), List.of())));
    }

    private static void assertAfter(String expected, TraceEvent event) {
        var reason = new StopReason.EventMatched(event);
        assertEquals(
                "Stopped after " + expected + ", before suspend $yield in $lines on S6.",
                text(reason));
        assertEquals("Stopped after " + expected + ".", idle(reason));
    }

    @Test
    void aStopAfterAnEventTellsTheEvent() {
        var prompt = new Prompt(PLACE, List.of());
        var s3 = new Chain(s(3), s(3), 1);
        assertAfter(
                "S3 suspended with $await as k14",
                new TraceEvent.Suspended(AT, s3, k(14), tag("$await"), List.of(), s(0), 0));
        assertAfter(
                "S3 switched to S6",
                new TraceEvent.Switched(AT, s3, k(14), k(9), S6, tag("$swap"), List.of(), s(0), 0));
        assertAfter(
                "S4 resumed S6 by k9",
                new TraceEvent.Resumed(AT, s(4), k(9), S6, prompt, List.of()));
        assertAfter(
                "S4 resumed S6 by k9 with the exception $stop",
                new TraceEvent.ResumedThrowing(AT, s(4), k(9), S6, prompt, tag("$stop")));
        assertAfter(
                "S5 was made for $fetch as k13",
                new TraceEvent.ContinuationCreated(AT, k(13), s(5), "$fetch", PLACE));
        assertAfter("S3 returned to S6", new TraceEvent.Returned(AT, s(3), s(6), List.of()));
        assertAfter(
                "S3 ended by $stop, thrown on to S6",
                new TraceEvent.Threw(AT, s(3), Optional.of(s(6)), tag("$stop")));
        assertAfter("S0 returned to the host", new TraceEvent.ActivationEnded(AT, s(0), List.of()));
        assertAfter(
                "S3 threw $stop (7)",
                new TraceEvent.Thrown(AT, s(3), tag("$stop"), List.of(new WasmValue.I32(7))));
    }

    @Test
    void aTrapTellsWhyAndWhere() {
        var trap =
                new Trap(
                        "unreachable",
                        "unreachable executed.",
                        List.of(new Trap.Line(s(6), "$lines", PLACE)));
        assertEquals(
                "Trapped: unreachable executed. It happened in $lines on S6.",
                text(new StopReason.Trapped(trap)));
        assertEquals(
                "Trapped: out of fuel.",
                text(new StopReason.Trapped(new Trap("fuel", "out of fuel", List.of()))));
    }

    @Test
    void endsTellWhatCameOut() {
        assertEquals("The program is finished.", idle(new StopReason.Finished(List.of())));
        assertEquals(
                "The program is finished and returned 1 2.",
                idle(new StopReason.Finished(List.of(new WasmValue.I32(1), new WasmValue.I64(2)))));
        assertEquals(
                "The program ended by an exception that nobody caught: $stop (3).",
                idle(new StopReason.Threw(tag("$stop"), List.of(new WasmValue.I32(3)), List.of())));
        assertEquals(
                "The program ended by an exception that nobody caught: $stop. It was thrown in"
                        + " $lines on S6, on top of S4 and S0.",
                idle(
                        new StopReason.Threw(
                                tag("$stop"),
                                List.of(),
                                List.of(
                                        new Trap.Line(s(6), "$lines", PLACE),
                                        new Trap.Line(s(4), "$parser", PLACE),
                                        new Trap.Line(s(4), "$parser", PLACE),
                                        new Trap.Line(s(0), "$main", PLACE)))));
        assertEquals(
                "Failed: expected 1, got 2.", idle(new StopReason.Failed("expected 1, got 2")));
    }

    @Test
    void anAnswerIsAskedFor() {
        assertEquals(
                "Nobody provides env.poll, called with (7, 8). What does it return?",
                text(
                        new StopReason.AnswerNeeded(
                                "env.poll",
                                List.of(new WasmValue.I32(7), new WasmValue.I32(8)),
                                List.of("i32"))));
        assertEquals(
                "Nobody provides env.log. It returns nothing: answer to go on.",
                text(new StopReason.AnswerNeeded("env.log", List.of(), List.of())));
    }

    @Test
    void aTrapThatAScriptDidNotExpectIsToldAsATrap() {
        var script = new Source.Text("s.wast", "(module)\n\n  (invoke \"f\")\n");
        var trap = new Trap("unreachable", "unreachable in $f", List.of());
        var verdict =
                new Verdict.Failed(new Place(12, 24), "a result", "it trapped", Optional.of(trap));
        assertEquals(
                "Trapped: unreachable in $f. On line 3 the script expected a result.",
                idle(
                        new StopReason.Failed(
                                "3:3: ...",
                                Optional.of(new StopReason.ScriptFailure(script, verdict)))));
    }

    @Test
    void aCommandOfAScriptThatFailedIsToldWithItsLine() {
        var script = new Source.Text("s.wast", "(module)\n(invoke \"f\")\n");
        var verdict = new Verdict.Failed(new Place(9, 21), "(1 : i32)", "it gave (2 : i32)");
        assertEquals(
                "Failed: on line 2 the script expected (1 : i32), but it gave (2 : i32).",
                idle(
                        new StopReason.Failed(
                                "2:1: ...",
                                Optional.of(new StopReason.ScriptFailure(script, verdict)))));
    }
}
