package dev.fiberscope.engine.session;

import static dev.fiberscope.engine.session.Direction.BACKWARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.Prompt;
import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Traps, ends, beginnings, and what waits for a person. */
class EndingTest {
    private static final StopReason ASKED =
            new StopReason.AnswerNeeded(
                    "env.ask", List.of(new WasmValue.I32(7)), List.of("i32", "i64"));

    private static Program text(String text) {
        try {
            return Program.read("test.wat", text);
        } catch (ModuleException refused) {
            throw new AssertionError(refused);
        }
    }

    @Test
    void aTrapShowsTheChainAndRefusesToGoOn() {
        try (var session = new Conversation("trap.wat")) {
            session.send(new Command.Continue());
            session.expectStop(stop -> {
                var trapped = assertInstanceOf(StopReason.Trapped.class, stop.reason());
                assertEquals("unreachable", trapped.trap().reason());
                assertEquals(
                        List.of("$child", "$main"),
                        trapped.trap().backtrace().stream().map(line -> line.function()).toList());
                var snapshot = stop.snapshot();
                assertEquals(2, snapshot.stacks().size());
                for (var id : snapshot.stacks()) {
                    assertInstanceOf(
                            StackState.Trapped.class, snapshot.stack(id).orElseThrow().state());
                }
            });
            session.send(new Command.StepInto());
            assertEquals(
                    "The program has trapped: restart it, or go back.", session.expectRefusal());
            var trapped = session.last();
            session.after(new Command.StepInto(BACKWARD));
            assertEquals("$child S1 unreachable", session.where());
            session.after(new Command.StepInto());
            assertEquals(trapped, session.last());
        }
    }

    @Test
    void aTrappedChainKeepsItsPrompts() {
        try (var session = new Conversation("trap.wat")) {
            session.send(new Command.Continue());
            session.expectStop(_ -> {});
            var trapped = session.last().snapshot();
            session.after(new Command.StepInto(BACKWARD));
            var before = session.last().snapshot();
            for (var id : before.stacks()) {
                var prompt =
                        before.stack(id).orElseThrow().state()
                                        instanceof StackState.Parent(_, var clauses)
                                ? Optional.of(clauses)
                                : Optional.<Prompt>empty();
                assertEquals(
                        new StackState.Trapped(prompt), trapped.stack(id).orElseThrow().state());
            }
        }
    }

    @Test
    void aFinishedProgramCanStillBeLookedThrough() {
        try (var session = new Conversation("generator.wat")) {
            session.send(new Command.Continue());
            session.expectStop(new StopReason.Finished(List.of(new WasmValue.I32(6))));
            session.send(new Command.StepOver());
            assertEquals("The program has ended: restart it, or go back.", session.expectRefusal());
            session.after(new Command.StepOver(BACKWARD));
            assertEquals("$sum S0 return", session.where());
            session.after(new Command.StepOut(BACKWARD));
            assertEquals(new StopReason.BeginningReached(), session.last().reason());
        }
    }

    @Test
    void anExceptionThatNobodyCatchesIsNamed() {
        var program =
                text(
                        """
                        (module (tag $oops (param i32 i64)) (func (export "main") i32.const 1 i64.const 2 throw $oops))
                        """);
        try (var session = new Conversation(program)) {
            session.send(new Command.Continue());
            session.expectStop(stop -> {
                var threw = assertInstanceOf(StopReason.Threw.class, stop.reason());
                assertEquals("$oops", threw.tag().name());
                assertEquals(List.of(new WasmValue.I32(1), new WasmValue.I64(2)), threw.payload());
            });
        }
    }

    @Test
    void anExceptionThatNobodyCatchesSaysWhereItWasThrownAcrossStacks() {
        var program =
                text(
                        """
                        (module
                          (type $f (func)) (type $k (cont $f)) (tag $oops) (elem declare func $task)
                          (func $fail (throw $oops))
                          (func $task (call $fail))
                          (func $main (export "main") (resume $k (cont.new $k (ref.func $task)))))
                        """);
        try (var session = new Conversation(program)) {
            session.send(new Command.Continue());
            session.expectStop(stop -> {
                var threw = assertInstanceOf(StopReason.Threw.class, stop.reason());
                assertEquals(
                        "[$fail:0 on S1, $task:0 on S1, $main:2 on S0]",
                        threw.backtrace().toString());
            });
        }
    }

    @Test
    void aModuleWithNothingToCallOpens() {
        try (var session = new Conversation(text("(module (func $a))"))) {
            assertEquals(new StopReason.Opened(), session.last().reason());
            assertEquals(1, session.session().modules().size());
            session.send(new Command.Continue());
            assertEquals(
                    "There is nothing to run: the module exports no function that offers itself.",
                    session.expectRefusal());
        }
    }

    @Test
    void theStartFunctionRunsFirst() {
        var program =
                text(
                        """
                        (module
                          (global $g (mut i32) (i32.const 1))
                          (start $begin)
                          (func $begin i32.const 2 global.set $g)
                          (func (export "_start"))
                          (func (export "main") (result i32) global.get $g))
                        """);
        var main = ((Program.OfModule) program).calling("main", List.of());
        try (var session = new Conversation(main)) {
            assertEquals("$begin S0 i32.const 2", session.where());
            session.send(new Command.Continue());
            session.expectStop(new StopReason.Finished(List.of(new WasmValue.I32(2))));
        }
    }

    @Test
    void argumentsHaveToFit() {
        var program = text("(module (func (export \"f\") (param i32) (result i32) local.get 0))");
        try (var session = new Conversation(program)) {
            assertEquals(
                    new StopReason.Failed("\"f\" cannot be called: 1 value is wanted, and not 0"),
                    session.last().reason());
        }
        var called = ((Program.OfModule) program).calling("f", List.of(new WasmValue.I32(4)));
        try (var session = new Conversation(called)) {
            session.send(new Command.Continue());
            session.expectStop(new StopReason.Finished(List.of(new WasmValue.I32(4))));
        }
    }

    @Test
    void aModuleThatCannotBeLinkedSaysSo() {
        try (var session =
                new Conversation(text("(module (import \"env\" \"memory\" (memory 1)))"))) {
            var failed = assertInstanceOf(StopReason.Failed.class, session.last().reason());
            assertTrue(failed.sentence().startsWith("unknown import"), failed.sentence());
            session.send(new Command.StepInto());
            assertTrue(
                    session.expectRefusal().startsWith("The program cannot run: unknown import"));
        }
    }

    @Test
    void aCallThatNobodyProvidesAsksForItsResultsAndRemembersThem() {
        try (var session = new Conversation("unanswered.wat")) {
            session.send(new Command.Continue());
            session.expectStop(ASKED);
            session.send(new Command.StepInto());
            assertEquals(
                    "The call of env.ask waits for its results: answer it, or go back.",
                    session.expectRefusal());
            session.send(new Command.AnswerHostCall(List.of(new WasmValue.I32(1))));
            assertEquals(
                    "The answer does not fit: 2 values are wanted, and not 1.",
                    session.expectRefusal());
            session.send(
                    new Command.AnswerHostCall(
                            List.of(new WasmValue.I32(1), new WasmValue.I32(41))));
            assertEquals(
                    "The answer does not fit: value 2, 41, is no i64.", session.expectRefusal());

            session.after(new Command.StepInto(BACKWARD));
            assertEquals("$main S0 call $ask", session.where());
            session.send(
                    new Command.AnswerHostCall(
                            List.of(new WasmValue.I32(1), new WasmValue.I64(41))));
            assertEquals("No host call waits for an answer here.", session.expectRefusal());
            session.send(new Command.StepInto());
            session.expectStop(ASKED);

            session.send(
                    new Command.AnswerHostCall(
                            List.of(new WasmValue.I32(1), new WasmValue.I64(41))));
            session.expectStop(new StopReason.Stepped());
            assertEquals("$main S0 i64.const 1", session.where());
            session.send(new Command.Continue());
            session.expectStop(new StopReason.Finished(List.of(new WasmValue.I64(42))));
            session.after(new Command.TravelTo(0));
            session.send(new Command.Continue());
            session.expectStop(new StopReason.Finished(List.of(new WasmValue.I64(42))));
        }
    }

    @Test
    void anEndlessLoopCanBeStopped() {
        try (var session = new Conversation("endless.wat")) {
            session.send(new Command.Continue());
            session.awaitProgress(0);
            session.send(new Command.Stop());
            session.expectStop(new StopReason.StoppedByUser());
            long first = session.last().snapshot().step();
            session.send(new Command.Continue());
            session.awaitProgress(first);
            session.send(new Command.Stop());
            session.expectStop(stop -> assertTrue(stop.snapshot().step() > first));
            long end = session.last().snapshot().step();
            session.after(new Command.StepInto(BACKWARD));
            assertEquals(end - 1, session.last().snapshot().step());
            session.after(new Command.TravelTo(first));
            assertEquals(first, session.last().snapshot().step());
        }
    }

    @Test
    void restartForgetsThePastAndKeepsBreakpoints() {
        try (var session = new Conversation("generator.wat")) {
            var opened = session.last().snapshot();
            var at = session.point("call $add");
            session.send(new Command.SetBreakpoint(at));
            session.send(new Command.Continue());
            session.expectStop(new StopReason.BreakpointHit(at));
            var hit = session.last().snapshot();
            session.send(new Command.Restart());
            session.expectStop(new StopReason.Opened());
            assertEquals(opened, session.last().snapshot());
            assertEquals(0, session.last().recordedTo());
            session.send(new Command.Continue());
            session.expectStop(new StopReason.BreakpointHit(at));
            assertEquals(hit, session.last().snapshot());
        }
    }

    @Test
    void aRunningProgramCanBeRestarted() {
        try (var session = new Conversation("endless.wat")) {
            session.send(new Command.Continue());
            session.awaitProgress(0);
            session.send(new Command.Restart());
            session.expectStop(new StopReason.StoppedByUser());
            session.expectStop(new StopReason.Opened());
        }
    }

    @Test
    void aListenerThatComesLaterIsToldThePresentStop() throws InterruptedException {
        try (var session = new Conversation("generator.wat")) {
            session.after(new Command.StepInto());
            var told = new LinkedBlockingQueue<Notice>();
            session.session().listen(told::add);
            assertEquals(new Notice.Stopped(session.last()), told.take());
        }
    }
}
