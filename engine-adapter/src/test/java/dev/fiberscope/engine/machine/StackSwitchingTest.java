package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.wasm.ModuleException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules of the Explainer's "Reduction", one by one. */
class StackSwitchingTest {
    private static final String PRELUDE =
            """
            (type $f (func)) (type $k (cont $f))
            (type $fi (func (result i32))) (type $ki (cont $fi))
            (type $g (func (param i32) (result i32))) (type $kg (cont $g))
            (tag $a (param i32) (result i32)) (tag $b (param i32)) (tag $stop)
            """;

    private static Running module(String body) throws ModuleException {
        return new Running("(module " + PRELUDE + body + ")");
    }

    @Test
    void resumeOfAConsumedContinuationTraps() throws ModuleException {
        var running =
                module(
                        """
                        (elem declare func $nothing)
                        (func $nothing)
                        (func (export "twice") (local $c (ref null $k))
                          (local.set $c (cont.new $k (ref.func $nothing)))
                          (resume $k (local.get $c))
                          (resume $k (local.get $c)))
                        """);
        assertEquals(
                "continuation already consumed: resume in \"twice\" was given k0, which resume in"
                        + " \"twice\" consumed at step 4; still held by local $c of \"twice\" on S0",
                running.trap("twice").sentence());
    }

    @Test
    void nullContinuationTrapsAndLeavesItsOperands() throws ModuleException {
        var running =
                module(
                        "(func (export \"null\") (result i32) (resume $kg (i32.const 7) (ref.null"
                                + " $kg)))");
        assertEquals(
                "null continuation reference: resume in \"null\"", running.trap("null").sentence());
        var frame =
                running.machine
                        .snapshot()
                        .stack(running.machine.snapshot().stacks().getFirst())
                        .orElseThrow()
                        .frames()
                        .getFirst();
        assertEquals(
                "7 null",
                frame.operands().stream()
                        .map(cell -> cell.value().toString())
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void suspensionTakesAlongEveryStackThatItPasses() throws ModuleException {
        var running =
                module(
                        """
                        (elem declare func $inner $middle)
                        (func $inner (suspend $b (i32.const 5)))
                        (func $middle (block $stopped (result (ref $k)) (resume $k (on $stop $stopped) (cont.new $k (ref.func $inner))) (return)) (drop))
                        (func (export "outer") (result i32)
                          (block $got (result i32 (ref $k))
                            (resume $k (on $b $got) (cont.new $k (ref.func $middle)))
                            (return (i32.const -1)))
                          (resume $k))
                        """);
        running.followTheFold("outer");
        assertTrue(
                running.traceText().contains("S1..S2 suspends $b (5) to S0 clause 0 as k2"),
                running.traceText());
        assertTrue(running.traceText().contains("S0 resumes k2 S1..S2"), running.traceText());
    }

    @Test
    void handlerSearchSkipsClausesOfTheOtherKind() throws ModuleException {
        var running =
                module(
                        """
                        (tag $t)
                        (elem declare func $task $inner)
                        (func $task (suspend $t))
                        (func $inner (resume $k (on $t switch) (cont.new $k (ref.func $task))))
                        (func (export "outer") (result i32)
                          (block $got (result (ref $k))
                            (resume $k (on $t $got) (cont.new $k (ref.func $inner)))
                            (return (i32.const 0)))
                          (drop) (i32.const 1))
                        (func (export "alone") (call $inner))
                        """);
        assertEquals(1, running.result("outer"));
        assertEquals(
                "unhandled tag $t: suspend in $task finds no clause that takes it; clause 0 of the"
                        + " prompt in $inner on S4 names it, but with switch instead of a label: it"
                        + " takes no suspend",
                running.trap("alone").sentence().replaceAll("on S\\d+", "on S4"));
    }

    @Test
    void boundArgumentsArriveInOrder() throws ModuleException {
        var running =
                module(
                        """
                        (type $three (func (param i32 i32 i32) (result i32))) (type $k3 (cont $three))
                        (type $two (func (param i32 i32) (result i32))) (type $k2 (cont $two))
                        (elem declare func $digits)
                        (func $digits (param i32 i32 i32) (result i32)
                          (i32.add (i32.add (i32.mul (local.get 0) (i32.const 100)) (i32.mul (local.get 1) (i32.const 10))) (local.get 2)))
                        (func (export "bound") (result i32)
                          (resume $kg (i32.const 3)
                            (cont.bind $k2 $kg (i32.const 2)
                              (cont.bind $k3 $k2 (i32.const 1) (cont.new $k3 (ref.func $digits))))))
                        """);
        running.followTheFold("bound");
        running.trace.clear();
        assertEquals(123, running.result("bound"));
        assertTrue(running.traceText().contains("bound as k4 (1)"), running.traceText());
    }

    @Test
    void argumentsBoundToASuspendedContinuationAreWhatSuspendGives() throws ModuleException {
        var running =
                module(
                        """
                        (elem declare func $asks)
                        (func $asks (result i32) (i32.add (i32.const 1) (suspend $a (i32.const 0))))
                        (func (export "answered") (result i32) (local $c (ref null $kg))
                          (block $got (result i32 (ref $kg))
                            (resume $ki (on $a $got) (cont.new $ki (ref.func $asks)))
                            (return))
                          (drop (local.tee $c))
                          (drop)
                          (resume $ki (cont.bind $kg $ki (i32.const 41) (local.get $c))))
                        """);
        assertEquals(42, running.result("answered"));
    }

    @Test
    void switchExchangesWhatRunsOnThePrompt() throws ModuleException {
        var running =
                module(
                        """
                        (rec (type $fs (func (param (ref null $ks)))) (type $ks (cont $fs)))
                        (tag $swap)
                        (global $log (mut i32) (i32.const 0))
                        (elem declare func $one $two)
                        (func $note (param i32) (global.set $log (i32.add (i32.mul (global.get $log) (i32.const 10)) (local.get 0))))
                        (func $one (type $fs) (param (ref null $ks))
                          (call $note (i32.const 1))
                          (drop (switch $ks $swap (cont.new $ks (ref.func $two))))
                          (call $note (i32.const 3)))
                        (func $two (type $fs) (param $back (ref null $ks))
                          (call $note (i32.const 2))
                          (drop (switch $ks $swap (local.get $back))))
                        (func (export "swap") (result i32)
                          (resume $ks (on $swap switch) (ref.null $ks) (cont.new $ks (ref.func $one)))
                          (global.get $log))
                        """);
        running.followTheFold("swap");
        running.trace.clear();
        assertEquals(123123, running.result("swap"));
        assertEquals(
                2,
                running.traceText()
                        .lines()
                        .filter(line -> line.contains("switches $swap"))
                        .count());
    }

    @Test
    void resumeThrowRunsTheHandlersOfTheSuspendedStack() throws ModuleException {
        var running =
                module(
                        """
                        (elem declare func $careful)
                        (func $careful (result i32)
                          (block $caught
                            (try_table (catch $stop $caught) (suspend $b (i32.const 1)))
                            (return (i32.const 0)))
                          (i32.const 9))
                        (func (export "cancel") (result i32) (local $c (ref null $ki))
                          (block $got (result i32 (ref $ki))
                            (resume $ki (on $b $got) (cont.new $ki (ref.func $careful)))
                            (return))
                          (local.set $c) (drop)
                          (resume_throw $ki $stop (local.get $c)))
                        """);
        running.followTheFold("cancel");
        assertEquals(9, running.result("cancel"));
    }

    @Test
    void resumeThrowOnAFreshContinuationNeverEntersItsFunction() throws ModuleException {
        var running =
                module(
                        """
                        (elem declare func $never)
                        (func $never unreachable)
                        (func (export "cancel") (result i32)
                          (block $caught
                            (try_table (catch $stop $caught) (resume_throw $k $stop (cont.new $k (ref.func $never))))
                            (return (i32.const 0)))
                          (i32.const 1))
                        """);
        running.followTheFold("cancel");
        assertEquals(1, running.result("cancel"));
        assertTrue(running.traceText().contains("S1 ends by $stop to S0"), running.traceText());
    }

    @Test
    void exceptionNobodyCatchesEndsTheActivation() throws ModuleException {
        var running =
                module(
                        """
                        (elem declare func $thrower)
                        (func $thrower (throw $b (i32.const 8)))
                        (func (export "uncaught") (resume $k (cont.new $k (ref.func $thrower))))
                        """);
        var threw = assertInstanceOf(Outcome.Threw.class, running.call("uncaught"));
        assertEquals("[8]", running.machine.payload(threw.exception()).toString());
        assertEquals(Phase.IDLE, running.machine.phase());
        assertEquals(0, running.machine.snapshot().stacks().size());
    }

    @Test
    void trapNamesEveryFrameOfEveryStack() throws ModuleException {
        var running =
                module(
                        """
                        (elem declare func $bottom)
                        (func $broken unreachable)
                        (func $bottom (call $broken))
                        (func $main (export "main") (resume $k (cont.new $k (ref.func $bottom))))
                        """);
        assertEquals(
                "[$broken:0 on S1, $bottom:0 on S1, $main:2 on S0]",
                running.trap("main").backtrace().toString());
    }

    @Test
    void tailCallsNeedNoRoom() throws ModuleException {
        var running =
                module(
                        """
                        (func $down (export "down") (param i32) (result i32)
                          (if (i32.eqz (local.get 0)) (then (return (i32.const 77))))
                          (return_call $down (i32.sub (local.get 0) (i32.const 1))))
                        """);
        assertEquals(77, running.result("down", 100_000));
    }

    @Test
    void endlessRecursionIsExhaustedAndTheMachineGoesOn() throws ModuleException {
        var running =
                module(
                        "(func $r (export \"r\") (call $r)) (func (export \"ok\") (result i32)"
                                + " (i32.const 1))");
        assertEquals("call stack exhausted", running.trap("r").reason());
        assertEquals(1, running.result("ok"));
    }
}
