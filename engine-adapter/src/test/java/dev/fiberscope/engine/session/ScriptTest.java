package dev.fiberscope.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.script.Expected;
import dev.fiberscope.engine.wasm.script.Script;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scripts, played plainly and in a session. */
class ScriptTest {
    private static Script script(String resource) {
        return assertInstanceOf(Program.OfScript.class, Conversation.program(resource)).script();
    }

    private static List<String> verdicts(String resource) {
        var script = script(resource);
        var all = new ArrayList<String>();
        var embedding =
                new Embedding(Settings.RUNNING, new Hosts(List.of()), event -> {}, Long.MAX_VALUE);
        new ScriptRunner(
                        Stage.of(embedding),
                        verdict ->
                                all.add(
                                        switch (verdict) {
                                            case Verdict.Passed _ -> "passed";
                                            case Verdict.Excused _ -> "excused";
                                            case Verdict.Failed failed ->
                                                    script.source().shown(failed.place())
                                                            + " "
                                                            + failed.sentence();
                                        }))
                .run(script);
        return all;
    }

    @Test
    void everyKindOfAssertionCanPass() {
        assertEquals(Collections.nCopies(11, "passed"), verdicts("script.wast"));
        assertEquals(List.of("passed"), verdicts("exhaustion.wast"));
    }

    @Test
    void everyKindOfFailureSaysWhatWasExpectedAndWhatCame() {
        assertEquals(
                List.of(
                        "6:1 expected (2 : i32), but it gave (1 : i32)",
                        "7:1 expected a result, but it trapped: unreachable in \"fail\"; in \"fail\" on S1",
                        "8:1 expected the trap \"unreachable\", but it gave (1 : i32)",
                        "9:1 expected a result, but nothing of this kind is exported as \"missing\"",
                        "passed"),
                verdicts("failing.wast"));
    }

    @Test
    void aFailedCommandStopsASession() {
        try (var session = new Conversation("failing.wast")) {
            assertEquals("\"one\" S0 i32.const 1", session.where());
            for (var sentence : verdicts("failing.wast")) {
                if (!sentence.equals("passed")) {
                    session.send(new Command.Continue());
                    session.expectStop(stop -> {
                        var failed = assertInstanceOf(StopReason.Failed.class, stop.reason());
                        assertEquals(sentence.replaceFirst(" ", ": "), failed.sentence());
                        var verdict = failed.command().orElseThrow().verdict();
                        assertTrue(sentence.endsWith(verdict.sentence()));
                        assertEquals(sentence.contains("it trapped"), verdict.trap().isPresent());
                    });
                }
            }
            session.send(new Command.Continue());
            session.expectStop(new StopReason.Finished(List.of()));
        }
    }

    @Test
    void aScriptIsSteppedLikeAModule() {
        try (var session = new Conversation("script.wast")) {
            session.after(new Command.StepOut());
            // The next activation, in the module that imports the first one.
            assertEquals("\"twice\" S1 call $next", session.where());
            session.after(new Command.StepInto());
            assertEquals("\"next\" S1 global.get $n", session.where());
            session.send(new Command.Continue());
            session.expectStop(new StopReason.Finished(List.of()));
            session.send(new Command.TravelTo(0));
            session.expectStop(new StopReason.Travelled());
            assertEquals(
                    new WasmValue.I32(0),
                    session.last().snapshot().globals().getFirst().cell().value());
        }
    }

    @Test
    void nansAreComparedByTheirKind() {
        var canonical = new Expected.F32Nan(Expected.Nan.CANONICAL);
        var arithmetic = new Expected.F64Nan(Expected.Nan.ARITHMETIC);
        assertEquals(true, Expectation.matches(canonical, new WasmValue.F32(0xffc00000)));
        assertEquals(false, Expectation.matches(canonical, new WasmValue.F32(0x7fc00001)));
        assertEquals(false, Expectation.matches(canonical, new WasmValue.F32(0x3f800000)));
        assertEquals(true, Expectation.matches(arithmetic, new WasmValue.F64(0x7ff8000000000001L)));
        assertEquals(
                false, Expectation.matches(arithmetic, new WasmValue.F64(0x7ff0000000000001L)));
        var lanes = new Expected.Lanes(List.of(canonical, canonical, canonical, canonical));
        assertEquals(
                true,
                Expectation.matches(
                        lanes, new WasmValue.V128(0x7fc000007fc00000L, 0xffc000007fc00000L)));
        assertEquals(
                false,
                Expectation.matches(
                        lanes, new WasmValue.V128(0x7fc000007fc00000L, 0x000000007fc00000L)));
    }
}
