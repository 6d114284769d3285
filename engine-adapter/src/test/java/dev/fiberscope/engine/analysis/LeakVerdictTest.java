package dev.fiberscope.engine.analysis;

import static dev.fiberscope.engine.analysis.LeakProgram.only;
import static dev.fiberscope.engine.analysis.LeakProgram.verdicts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.host.WasmTrap;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each verdict with modules for it, and with some that come close. */
class LeakVerdictTest {
    private static LeakProgram ran(String functions) throws ModuleException {
        return LeakProgram.ran(functions);
    }

    @Test
    void aFreshStackThatNobodyHoldsWasNeverStarted() throws ModuleException {
        var program = ran("(func (export \"main\") (drop (call $fresh)))");
        assertEquals(Map.of("never started", "[S1]"), verdicts(program.leaks()));
        var leak = only(program.leaks(), LeakVerdict.NEVER_STARTED);
        assertTrue(leak.fresh());
        assertEquals("$nothing", leak.entry());
        assertEquals(List.of(), leak.stack());
    }

    @Test
    void aBoundStackWasStillNeverStarted() throws ModuleException {
        var program =
                ran(
                        """
                        (func (export "main")
                          (drop (cont.bind $kt $k (ref.null $k) (cont.new $kt (ref.func $holds)))))
                        """);
        assertEquals(Map.of("never started", "[S1]"), verdicts(program.leaks()));
    }

    @Test
    void aSuspendedStackThatNobodyHoldsIsForgotten() throws ModuleException {
        var program = ran("(func (export \"main\") (drop (call $paused)))");
        assertEquals(Map.of("forgotten", "[S1]"), verdicts(program.leaks()));
    }

    @Test
    void everyPlaceHolds() throws ModuleException {
        var holding =
                List.of(
                        "(global.set $g (call $paused))",
                        "(table.set $table (i32.const 2) (call $paused))",
                        "(global.set $g (call $holding (call $paused)))",
                        "(global.set $g (call $in_cell (struct.new $cell (call $paused))))",
                        "(call $keep (call $paused))",
                        "(call $keep (call $in_cell (struct.new $cell (call $fresh))))");
        for (var each : holding) {
            var program = ran("(func (export \"main\") " + each + ")");
            assertTrue(program.leaks().continuations() > 0, each);
            assertEquals(Map.of(), verdicts(program.leaks()), each);
        }
    }

    @Test
    void framesOfTheRunningChainHold() throws ModuleException {
        var program =
                ran(
                        """
                        (func $looks (local $l (ref null $k))
                          (local.set $l (call $paused))
                          (call $look)
                          (local.set $l (ref.null $k))
                          (call $look))
                        (elem declare func $looks)
                        (func (export "main")
                          (call $paused)
                          (resume $k (cont.new $k (ref.func $looks)))
                          (call $look)
                          (drop)
                          (call $look))
                        """);
        assertEquals(
                List.of(
                        Map.of(),
                        Map.of("forgotten", "[S3]"),
                        Map.of("forgotten", "[S3]"),
                        Map.of("forgotten", "[S1, S3]")),
                program.looked().stream().map(LeakProgram::verdicts).toList());
    }

    @Test
    void aConsumedReferenceHoldsNothing() throws ModuleException {
        var program =
                ran(
                        """
                        (func (export "main")
                          (global.set $g (call $paused))
                          (block $h (result (ref $k))
                            (resume $k (on $t $h) (global.get $g)) (return))
                          (drop))
                        (func (export "again")
                          (block $h (result (ref $k))
                            (resume $kt (on $t $h) (ref.null $k)
                              (cont.new $kt (ref.func $holds))) (return))
                          (global.set $g)
                          (drop (cont.bind $k $k (global.get $g))))
                        """);
        assertEquals(Map.of(), verdicts(program.leaks()));
        assertEquals(1, program.leaks().consumedReferences());
        program.call("again");
        assertEquals(Map.of("forgotten", "[S3]"), verdicts(program.leaks()));
        assertEquals(1, program.leaks().consumedReferences());
    }

    @Test
    void aChainIsOneLeak() throws ModuleException {
        var program =
                ran(
                        """
                        (func $inner (suspend $t))
                        (func $outer (resume $k (cont.new $k (ref.func $inner))))
                        (elem declare func $inner $outer)
                        (func (export "main")
                          (block $h (result (ref $k))
                            (resume $k (on $t $h) (cont.new $k (ref.func $outer))) (unreachable))
                          (drop))
                        """);
        var leaks = program.leaks();
        assertEquals(Map.of("forgotten", "[S1, S2]"), verdicts(leaks));
        assertEquals(1, leaks.count(LeakVerdict.FORGOTTEN));
        var leak = only(leaks, LeakVerdict.FORGOTTEN);
        assertEquals("$outer", leak.entry());
        assertEquals(2, leak.stack().size());
        assertEquals("S1..S2", leak.chain().toString());
    }

    /** Two stacks, each with a cell that the other one lies in. */
    private static final String TWO =
            """
            (func $two (result (ref $k) (ref $k))
              (local $one (ref $cell)) (local $other (ref $cell))
              (local.set $one (struct.new $cell (ref.null $k)))
              (local.set $other (struct.new $cell (ref.null $k)))
              (struct.set $cell $held (local.get $one) (call $in_cell (local.get $other)))
              (struct.set $cell $held (local.get $other) (call $in_cell (local.get $one)))
              (ref.as_non_null (struct.get $cell $held (local.get $one)))
              (ref.as_non_null (struct.get $cell $held (local.get $other))))
            """;

    @Test
    void stacksThatOnlyHoldEachOtherAreACycle() throws ModuleException {
        var program = ran(TWO + "(func (export \"main\") (call $two) (drop) (drop))");
        var leaks = program.leaks();
        assertEquals(Map.of("cycle", "[S1, S2]"), verdicts(leaks));
        var leak =
                leaks.leak(leaks.with(LeakVerdict.CYCLE).getFirst(), LeakProgram.retention(leaks));
        assertEquals(leaks.with(LeakVerdict.CYCLE), leak.orElseThrow().cycle());
        var group = leaks.groups(Grouping.IDENTICAL_STACK, LeakProgram.retention(leaks));
        assertEquals(1, group.size());
        assertEquals(2, group.getFirst().count());
        assertEquals(40, group.getFirst().bytes());
        assertEquals(40 + 16, group.getFirst().retained(), "their cells, too");
    }

    @Test
    void aCycleThatIsHeldIsNone() throws ModuleException {
        var program = ran(TWO + "(func (export \"main\") (call $two) (drop) (global.set $g))");
        assertEquals(Map.of(), verdicts(program.leaks()));
    }

    @Test
    void aCycleThatAForgottenStackHoldsIsForgottenWithIt() throws ModuleException {
        var program =
                ran(TWO + "(func (export \"main\") (call $two) (drop) (drop (call $holding)))");
        assertEquals(Map.of("forgotten", "[S1, S2, S3]"), verdicts(program.leaks()));
    }

    @Test
    void whatACycleHoldsIsNoPartOfIt() throws ModuleException {
        var program =
                ran(
                        """
                        (type $more (struct (field $a (mut (ref null $k))) (field $b (mut (ref null $k)))
                          (field $c (mut (ref null $k)))))
                        (type $fm (func (param (ref $more)))) (type $km (cont $fm))
                        (func $holds_more (param $it (ref $more)) (suspend $t) (drop (local.get $it)))
                        (elem declare func $holds_more)
                        (func (export "main") (local $more (ref $more))
                          (local.set $more (struct.new_default $more))
                          (struct.set $more $a (local.get $more)
                            (block $h (result (ref $k))
                              (resume $km (on $t $h) (local.get $more)
                                (cont.new $km (ref.func $holds_more))) (unreachable)))
                          (struct.set $more $b (local.get $more) (call $paused))
                          (struct.set $more $c (local.get $more) (call $fresh)))
                        """);
        var leaks = program.leaks();
        assertEquals(
                Map.of("cycle", "[S1]", "forgotten", "[S2]", "never started", "[S3]"),
                verdicts(leaks));
        var cycle = only(leaks, LeakVerdict.CYCLE);
        assertEquals(List.of(cycle.continuation()), cycle.cycle());
        assertEquals(
                cycle.continuation(), only(leaks, LeakVerdict.FORGOTTEN).keeper().orElseThrow());
        // Its frame and local, the struct, the frame of $wait; a fresh stack is nothing yet.
        assertEquals(20 + 24 + 12, cycle.retained());
    }

    @Test
    void whatOnlyADeadRegistrationHoldsIsStranded() throws ModuleException {
        var program =
                ran(
                        """
                        (func (export "main") (call $lose (call $holding (call $fresh))))
                        (func (export "keep") (local $it (ref $k))
                          (local.set $it (call $paused))
                          (call $lose (local.get $it))
                          (call $keep (local.get $it)))
                        (func (export "global") (local $it (ref $k))
                          (local.set $it (call $paused))
                          (call $lose (local.get $it))
                          (global.set $g (local.get $it)))
                        (func (export "drop") (call $drop))
                        """);
        assertEquals(Map.of("stranded", "[S1, S2]"), verdicts(program.leaks()));
        var leak =
                program.leaks()
                        .leak(
                                program.leaks().with(LeakVerdict.STRANDED).getFirst(),
                                LeakProgram.retention(program.leaks()))
                        .orElseThrow();
        assertEquals(
                "host host.lose > local $it of $holds on S2", leak.path().orElseThrow().toString());
        program.call("keep");
        program.call("global");
        assertEquals(Map.of("stranded", "[S1, S2]"), verdicts(program.leaks()));
        program.call("drop");
        assertEquals(
                Map.of("never started", "[S1]", "forgotten", "[S2, S4]"),
                verdicts(program.leaks()));
    }

    @Test
    void whatHasNotRunForLongIsStale() throws ModuleException {
        var program =
                ran(
                        """
                        (func (export "main") (global.set $g (call $paused))
                          (table.set $table (i32.const 0) (call $fresh)))
                        (func (export "work") (local $i i32)
                          (local.set $i (i32.const 100))
                          (loop $more
                            (br_if $more (local.tee $i (i32.sub (local.get $i) (i32.const 1))))))
                        """);
        assertEquals(Map.of(), verdicts(program.leaks(100)));
        program.call("work");
        assertEquals(Map.of("stale", "[S1, S2]"), verdicts(program.leaks(100)));
        assertEquals(Map.of(), verdicts(program.leaks(1_000)));
        var leaks = program.leaks(100);
        var leak =
                leaks.leak(leaks.with(LeakVerdict.STALE).getFirst(), LeakProgram.retention(leaks))
                        .orElseThrow();
        assertEquals(
                program.machine().step() - leak.suspended().orElseThrow().at().step(),
                leak.age().orElseThrow());
        assertEquals("global $g", leak.path().orElseThrow().toString());
        assertEquals(
                "table $table[0]",
                leaks.leak(leaks.with(LeakVerdict.STALE).getLast(), LeakProgram.retention(leaks))
                        .orElseThrow()
                        .path()
                        .orElseThrow()
                        .toString());
    }

    @Test
    void aTrappedChainHoldsUntilSomethingElseIsCalled() throws ModuleException {
        var program =
                ran(
                        """
                        (func (export "main") (local $it (ref null $k)))
                        (func (export "trap") (local $it (ref null $k))
                          (local.set $it (call $paused))
                          (unreachable))
                        """);
        assertThrows(WasmTrap.class, () -> program.call("trap"));
        assertEquals(1, program.leaks().continuations());
        assertEquals(Map.of(), verdicts(program.leaks()));
        program.call("main");
        assertEquals(1, program.leaks().count(LeakVerdict.FORGOTTEN));
    }

    @Test
    void elementSegmentsHoldUntilTheyAreDropped() throws ModuleException {
        var program =
                ran(
                        """
                        (elem $e (ref $cell) (struct.new $cell (ref.null $k)))
                        (table $cells 1 (ref null $cell))
                        (func (export "main")
                          (table.init $cells $e (i32.const 0) (i32.const 0) (i32.const 1))
                          (struct.set $cell $held (table.get $cells (i32.const 0)) (call $paused))
                          (table.set $cells (i32.const 0) (ref.null $cell)))
                        (func (export "drop") (elem.drop $e))
                        """);
        assertEquals(Map.of(), verdicts(program.leaks()));
        var stale = program.leaks(0);
        assertEquals(
                "element segment $e[0] > field $held of struct 0 of type $cell",
                only(stale, LeakVerdict.STALE).path().orElseThrow().toString());
        assertEquals(0, program.machine().collect());
        program.call("drop");
        assertEquals(Map.of("forgotten", "[S1]"), verdicts(program.leaks()));
        assertEquals(1, program.machine().collect());
        assertEquals(0, program.leaks().continuations());
    }
}
