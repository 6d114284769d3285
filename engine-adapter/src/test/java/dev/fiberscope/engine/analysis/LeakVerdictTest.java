package dev.fiberscope.engine.analysis;

import static dev.fiberscope.engine.analysis.Program.only;
import static dev.fiberscope.engine.analysis.Program.verdicts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.host.WasmTrap;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each verdict with modules for it, and with some that come close. */
class LeakVerdictTest {
    /**
     * {@code $wait} suspends; {@code $paused} gives a suspended one; a cell is a struct that holds one
     * continuation.
     */
    private static final String COMMON =
            """
            (type $f (func)) (type $k (cont $f))
            (type $take (func (param (ref null $k)))) (type $kt (cont $take))
            (type $cell (struct (field $held (mut (ref null $k)))))
            (type $with (func (param (ref $cell)))) (type $kw (cont $with))
            (import "host" "keep" (func $keep (param (ref null $k))))
            (import "host" "lose" (func $lose (param (ref null $k))))
            (import "host" "drop" (func $drop))
            (import "host" "look" (func $look))
            (tag $t)
            (global $g (mut (ref null $k)) (ref.null $k))
            (table $table 4 (ref null $k))
            (elem declare func $wait $nothing $holds $holds_cell)
            (func $nothing)
            (func $wait (suspend $t))
            (func $holds (param $it (ref null $k)) (suspend $t) (drop (local.get $it)))
            (func $holds_cell (param $it (ref $cell)) (suspend $t) (drop (local.get $it)))
            (func $fresh (result (ref $k)) (cont.new $k (ref.func $nothing)))
            (func $paused (result (ref $k))
              (block $h (result (ref $k))
                (resume $k (on $t $h) (cont.new $k (ref.func $wait))) (unreachable)))
            ;; a suspended stack that holds $it
            (func $holding (param $it (ref null $k)) (result (ref $k))
              (block $h (result (ref $k))
                (resume $kt (on $t $h) (local.get $it) (cont.new $kt (ref.func $holds)))
                (unreachable)))
            ;; a suspended stack that holds $cell
            (func $in_cell (param $cell (ref $cell)) (result (ref $k))
              (block $h (result (ref $k))
                (resume $kw (on $t $h) (local.get $cell) (cont.new $kw (ref.func $holds_cell)))
                (unreachable)))
            """;

    private static Program ran(String functions) throws ModuleException {
        return ran(functions, Settings.DEBUGGING);
    }

    private static Program ran(String functions, Settings settings) throws ModuleException {
        var program = new Program("(module " + COMMON + functions + ")", settings);
        program.call("main");
        return program;
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
    void whatAForgottenStackHoldsIsForgottenWithIt() throws ModuleException {
        var program =
                ran("(func (export \"main\") (drop (call $holding (call $holding (call $paused)))))");
        var leaks = program.leaks();
        assertEquals(Map.of("forgotten", "[S1, S2, S3]"), verdicts(leaks));
        var retention = Program.retention(leaks);
        var bottoms = leaks.bottoms(LeakVerdict.FORGOTTEN);
        var continuations = leaks.with(LeakVerdict.FORGOTTEN);
        assertEquals(List.of(new StackId(1), new StackId(2), new StackId(3)), bottoms);
        var first = leaks.leak(continuations.get(0), retention).orElseThrow();
        var last = leaks.leak(continuations.get(2), retention).orElseThrow();
        assertEquals(List.of(continuations.get(1)), first.keeper().stream().toList());
        assertTrue(last.keeper().isEmpty());
        assertEquals(first.bytes(), first.retained());
        // $holds has one local, $wait none; each is one frame on its stack.
        assertEquals(12, first.bytes());
        assertEquals(20, last.bytes());
        assertEquals(20 + 20 + 12, last.retained());
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
                program.looked().stream().map(Program::verdicts).toList());
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
        var leak = leaks.leak(leaks.with(LeakVerdict.CYCLE).getFirst(), Program.retention(leaks));
        assertEquals(leaks.with(LeakVerdict.CYCLE), leak.orElseThrow().cycle());
        var group = leaks.groups(Grouping.IDENTICAL_STACK, Program.retention(leaks));
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
                                Program.retention(program.leaks()))
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
                leaks.leak(leaks.with(LeakVerdict.STALE).getFirst(), Program.retention(leaks))
                        .orElseThrow();
        assertEquals(
                program.machine().step() - leak.suspended().orElseThrow().at().step(),
                leak.age().orElseThrow());
        assertEquals("global $g", leak.path().orElseThrow().toString());
        assertEquals(
                "table $table[0]",
                leaks.leak(leaks.with(LeakVerdict.STALE).getLast(), Program.retention(leaks))
                        .orElseThrow()
                        .path()
                        .orElseThrow()
                        .toString());
    }

    @Test
    void aStoryTellsWhereItWasMadeAndWhoWasToResumeIt() throws ModuleException {
        var program = ran("(func (export \"main\") (drop (call $paused)))");
        var leak = only(program.leaks(), LeakVerdict.FORGOTTEN);
        var made = leak.made().orElseThrow();
        var waiting = leak.suspended().orElseThrow();
        assertEquals(new StackId(0), waiting.handler());
        assertEquals(0, waiting.clause());
        assertEquals("$t", waiting.tag().toString());
        var prompt = waiting.prompt().orElseThrow();
        assertEquals(made.by().function(), prompt.at().function());
        assertEquals("[OnLabel[tag=$t, label=$h]]", prompt.clauses().toString());
        assertTrue(made.created().step() < waiting.at().step());
        assertEquals(leak.stack().getFirst().function(), leak.stack().getLast().function());
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
    void objectsThatNobodyHoldsMakeNoDifference() throws ModuleException {
        // The cell is garbage: whether the collector has freed it yet must not matter.
        var text =
                "(func (export \"main\") (drop (struct.new $cell (call $holding (call $paused)))))"
                        + "(func (export \"collect\") (local $i i32)"
                        + " (loop $more (drop (struct.new $cell (ref.null $k)))"
                        + " (br_if $more (i32.lt_u (local.tee $i (i32.add (local.get $i)"
                        + " (i32.const 1))) (i32.const 20000)))))";
        var program = ran(text);
        var before = program.leaks();
        var first = before.groups(Grouping.SITES, Program.retention(before));
        program.call("collect");
        var after = program.leaks();
        assertEquals(first, after.groups(Grouping.SITES, Program.retention(after)));
        assertEquals(Map.of("forgotten", "[S1, S2]"), verdicts(after));
    }

    @Test
    void whatIsCancelledIsNoLeak() throws ModuleException {
        var program =
                ran(
                        """
                        (tag $close)
                        (func $cancel (param $it (ref $k))
                          (block $closed
                            (try_table (catch $close $closed)
                              (resume_throw $k $close (local.get $it)))))
                        (func $stays
                          (block $closed
                            (try_table (catch $close $closed) (suspend $t)))
                          (suspend $t))
                        (elem declare func $stays)
                        (func (export "main")
                          (call $cancel (call $paused))
                          (call $cancel (call $fresh)))
                        (func (export "survive")
                          (block $h (result (ref $k))
                            (resume_throw $k $close (on $t $h)
                              (block $first (result (ref $k))
                                (resume $k (on $t $first) (cont.new $k (ref.func $stays)))
                                (unreachable)))
                            (unreachable))
                          (drop))
                        """);
        assertEquals(0, program.leaks().continuations());
        assertEquals(2, program.book.cancelledCount());
        assertEquals(
                List.of("S1", "S2"),
                program.book.cancelled().stream().map(each -> each.chain().toString()).toList());
        program.call("survive");
        assertEquals(2, program.book.cancelledCount());
        assertEquals(Map.of("forgotten", "[S4]"), verdicts(program.leaks()));
    }

    @Test
    void theFirstThreeFailACheck() throws ModuleException {
        var leaks = ran("(func (export \"main\") (drop (call $paused)))").leaks();
        assertTrue(leaks.has(LeakVerdict.failing()));
        assertFalse(leaks.has(EnumSet.of(LeakVerdict.CYCLE, LeakVerdict.STALE)));
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
        program.call("drop");
        assertEquals(Map.of("forgotten", "[S1]"), verdicts(program.leaks()));
    }

    @Test
    void twoPointsOfTimeAreCompared() throws ModuleException {
        var program =
                ran(
                        """
                        (func (export "main") (global.set $g (call $paused)) (drop (call $paused)))
                        (func (export "more") (global.set $g (ref.null $k)) (drop (call $fresh)))
                        """);
        var before = program.leaks();
        program.call("more");
        var after = program.leaks();
        var comparison = LeakComparison.of(before, after);
        assertEquals(List.of(), comparison.gone());
        assertEquals(
                after.with(LeakVerdict.NEVER_STARTED).getFirst(), comparison.added().getFirst());
        assertEquals(2, comparison.added().size());
        program.machine().collect();
        var collected = LeakComparison.of(after, program.leaks());
        assertEquals(3, collected.gone().size());
        assertEquals(List.of(), collected.added());
        assertEquals(new LeakComparison(List.of(), List.of()), LeakComparison.of(after, after));
    }

    @Test
    void itCanBeGivenUp() throws ModuleException {
        var program = ran("(func (export \"main\") (drop (call $paused)))");
        var snapshot = program.machine().snapshot();
        assertTrue(
                Leaks.of(snapshot, LeakQuery.OF_STATE, Progress.until(() -> true)).isEmpty());
        assertTrue(program.leaks().retention((_, _) -> false).isEmpty());
    }
}
