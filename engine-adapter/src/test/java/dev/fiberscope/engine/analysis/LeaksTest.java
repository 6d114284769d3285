package dev.fiberscope.engine.analysis;

import static dev.fiberscope.engine.analysis.LeakProgram.only;
import static dev.fiberscope.engine.analysis.LeakProgram.verdicts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.StackBytes;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.stackmemory.PolicyReader;
import dev.fiberscope.engine.stackmemory.Reading;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of leaks beside their verdict. */
class LeaksTest {
    private static LeakProgram ran(String functions) throws ModuleException {
        return LeakProgram.ran(functions);
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
        var first = before.groups(Grouping.SITES, LeakProgram.retention(before));
        program.call("collect");
        var after = program.leaks();
        assertEquals(first, after.groups(Grouping.SITES, LeakProgram.retention(after)));
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
        assertTrue(Leaks.of(snapshot, LeakQuery.OF_STATE, Progress.until(() -> true)).isEmpty());
        assertTrue(program.leaks().retention((_, _) -> false).isEmpty());
    }

    @Test
    void whatAForgottenStackHoldsItKeeps() throws ModuleException {
        var program =
                ran(
                        "(func (export \"main\") (drop (call $holding (call $holding (call $paused)))))");
        var leaks = program.leaks();
        assertEquals(Map.of("forgotten", "[S1, S2, S3]"), verdicts(leaks));
        var retention = LeakProgram.retention(leaks);
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
    void bytesAreThoseOfThePolicyOfStackMemory() throws ModuleException {
        var policy =
                assertInstanceOf(
                        Reading.Chosen.class, PolicyReader.read("fixed,first=64K,memory=heap"));
        var machine = new Machine(Settings.DEBUGGING.with(policy.settings()));
        var text =
                """
                (module
                  (type $f (func)) (type $k (cont $f)) (tag $t)
                  (elem declare func $waits)
                  (func $waits (suspend $t))
                  (func (export "main")
                    (block $h (result (ref $k))
                      (resume $k (on $t $h) (cont.new $k (ref.func $waits))) (unreachable))
                    (drop)))
                """;
        machine.instantiate(Embedding.load(new Source.Text("test.wat", text)), List.of());
        machine.enter(machine.export(0, "main").orElseThrow().address(), Values.NONE);
        machine.run(RunLimit.to(Long.MAX_VALUE));
        var snapshot = machine.snapshot();
        var query =
                new LeakQuery(
                        Stories.NONE, List.of(), Long.MAX_VALUE, StackBytes.committed(snapshot));
        var leak =
                only(
                        Leaks.of(snapshot, query, Progress.UNWATCHED).orElseThrow(),
                        LeakVerdict.FORGOTTEN);
        assertEquals(64 << 10, leak.bytes());
    }
}
