package dev.fiberscope.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which memory cancelled stacks leave behind, with an allocator that never uses any twice. */
class AllocationAuditTest {
    private static final StackId FIRST = new StackId(1);
    private static final StackId SECOND = new StackId(2);

    private static final String ALLOCATOR =
            """
            (memory 1)
            (global $free_from (mut i32) (i32.const 1024))
            (global $frees (mut i32) (i32.const 0))
            ;; begins with a loop, whose first instruction is executed several times
            (func $malloc (export "malloc") (param $bytes i32) (result i32)
              (local $turns i32)
              (loop $again
                (local.set $turns (i32.add (local.get $turns) (i32.const 1)))
                (br_if $again (i32.lt_u (local.get $turns) (i32.const 3))))
              (if (i32.gt_u (local.get $bytes) (i32.const 60000))
                (then (return (i32.const 0))))
              (global.get $free_from)
              (global.set $free_from (i32.add (global.get $free_from) (local.get $bytes))))
            (func $calloc (param $count i32) (param $bytes i32) (result i32)
              (call $malloc (i32.mul (local.get $count) (local.get $bytes))))
            (func $free (param $at i32)
              (global.set $frees (i32.add (global.get $frees) (i32.const 1))))
            (func $realloc (param $at i32) (param $bytes i32) (result i32)
              (call $malloc (local.get $bytes))
              (call $free (local.get $at)))
            """;

    private static final String COMMON =
            ALLOCATOR
                    + """
                    (type $f (func)) (type $k (cont $f))
                    (tag $t) (tag $close)
                    (global $at (mut i32) (i32.const 0))
                    (func $started (param $it (ref $k)) (result (ref $k))
                      (block $h (result (ref $k))
                        (resume $k (on $t $h) (local.get $it)) (unreachable)))
                    (func $cancel (param $it (ref $k))
                      (block $closed
                        (try_table (catch $close $closed)
                          (resume_throw $k $close (local.get $it)))))
                    """;

    private static LoggedRun ran(String functions) throws ModuleException {
        return LoggedRun.of("(module " + COMMON + functions + ")");
    }

    private static List<String> words(List<Allocation> kept) {
        return kept.stream()
                .map(each ->
                        each.stack()
                                + " "
                                + each.bytes()
                                + " by "
                                + each.function()
                                + " at "
                                + each.address())
                .toList();
    }

    /** A stack that does {@code before}, suspends, and is cancelled. */
    private static LoggedRun cancelled(String body) throws ModuleException {
        return ran(
                "(func $task (local $p i32) "
                        + body
                        + """
                        )
                        (elem declare func $task)
                        (func (export "main")
                          (call $cancel (call $started (cont.new $k (ref.func $task))))
                          (nop))
                        """);
    }

    @Test
    void whatIsNotGivenBackIsKept() throws ModuleException {
        var run =
                cancelled(
                        "(local.set $p (call $malloc (i32.const 24))) (suspend $t) (call $free (local.get $p))");
        var kept = run.kept(FIRST);
        assertEquals(List.of("S1 24 by $malloc at 1024"), words(kept));
        var body =
                run.machine()
                        .module(0)
                        .module()
                        .functions()
                        .get(kept.getFirst().by().function())
                        .body();
        assertEquals(
                "call",
                body.instructions().get(kept.getFirst().by().instruction()).opcode().mnemonic());
        assertEquals(List.of(FIRST), run.book().cancelled().getFirst().stacks());
        assertTrue(kept.getFirst().step() < run.book().cancelled().getFirst().thrown().step());
    }

    @Test
    void beforeItIsAskedForItIsNotThere() throws ModuleException {
        var run = cancelled("(local.set $p (call $malloc (i32.const 24))) (suspend $t)");
        long given = run.kept(FIRST).getFirst().step();
        assertEquals(1, run.kept(given, FIRST).size());
        assertEquals(List.of(), run.kept(given - 1, FIRST));
    }

    @Test
    void aCatchThatGivesItBackLeavesNothing() throws ModuleException {
        var run =
                cancelled(
                        """
                        (local.set $p (call $malloc (i32.const 24)))
                        (block $h (result exnref)
                          (try_table (catch_all_ref $h) (suspend $t)) (return))
                        (call $free (local.get $p))
                        (throw_ref)
                        """);
        assertEquals(1, run.book().cancelledCount());
        assertEquals(1, run.book().cancelled().getFirst().catches().size());
        assertEquals(List.of(), run.kept(FIRST));
    }

    @Test
    void whoeverGivesItBack() throws ModuleException {
        var run =
                ran(
                        """
                        (func $task
                          (global.set $at (call $malloc (i32.const 8)))
                          (drop (call $malloc (i32.const 16)))
                          (suspend $t))
                        (elem declare func $task)
                        (func (export "main")
                          (call $cancel (call $started (cont.new $k (ref.func $task))))
                          (call $free (global.get $at)))
                        """);
        assertEquals(List.of("S1 16 by $malloc at 1032"), words(run.kept(FIRST)));
    }

    @Test
    void eachStackHasItsOwn() throws ModuleException {
        var run =
                ran(
                        """
                        (func $small (drop (call $malloc (i32.const 8))) (suspend $t))
                        (func $large (drop (call $malloc (i32.const 800))) (suspend $t))
                        (elem declare func $small $large)
                        (func (export "main")
                          (drop (call $malloc (i32.const 1)))
                          (call $cancel (call $started (cont.new $k (ref.func $small))))
                          (call $cancel (call $started (cont.new $k (ref.func $large)))))
                        """);
        assertEquals(List.of("S1 8 by $malloc at 1025"), words(run.kept(FIRST)));
        assertEquals(List.of("S2 800 by $malloc at 1033"), words(run.kept(SECOND)));
        long made = run.book().cancelled().get(1).story().orElseThrow().created().step();
        long end = run.machine().step();
        assertEquals(run.kept(SECOND), run.kept(made, end, SECOND));
        assertEquals(List.of(), run.kept(made, end, FIRST));
        assertEquals(2, run.kept(FIRST, SECOND).size());
        assertEquals(List.of(), run.kept());
    }

    @Test
    void theOutermostCallCounts() throws ModuleException {
        var run = cancelled("(drop (call $calloc (i32.const 3) (i32.const 5))) (suspend $t)");
        assertEquals(List.of("S1 15 by $calloc at 1024"), words(run.kept(FIRST)));
    }

    @Test
    void anExchangeGivesTheOldBack() throws ModuleException {
        var run =
                cancelled(
                        """
                        (local.set $p (call $malloc (i32.const 8)))
                        (local.set $p (call $realloc (local.get $p) (i32.const 40)))
                        (suspend $t)
                        """);
        assertEquals(List.of("S1 40 by $realloc at 1032"), words(run.kept(FIRST)));
    }

    @Test
    void aFailedExchangeLeavesTheOld() throws ModuleException {
        var run =
                cancelled(
                        """
                        (local.set $p (call $malloc (i32.const 8)))
                        (drop (call $realloc (local.get $p) (i32.const 60001)))
                        (drop (call $malloc (i32.const 60001)))
                        (suspend $t)
                        """);
        assertEquals(List.of("S1 8 by $malloc at 1024"), words(run.kept(FIRST)));
    }

    @Test
    void aCallInPlaceOfTheLastOneCounts() throws ModuleException {
        var run =
                ran(
                        """
                        (func $wrapped (param i32) (result i32) (return_call $malloc (local.get 0)))
                        (func $task (drop (call $wrapped (i32.const 7))) (suspend $t))
                        (elem declare func $task)
                        (func (export "main")
                          (call $cancel (call $started (cont.new $k (ref.func $task)))))
                        """);
        assertEquals(List.of("S1 7 by $malloc at 1024"), words(run.kept(FIRST)));
    }

    @Test
    void aCallThatThrowsGivesNothing() throws ModuleException {
        var run =
                LoggedRun.of(
                        "(module "
                                + COMMON.replace(
                                        "(then (return (i32.const 0)))", "(then (throw $t))")
                                + """
                                (func $task
                                  (drop (call $malloc (i32.const 3)))
                                  (block $h
                                    (try_table (catch $t $h)
                                      (drop (call $malloc (i32.const 60001)))))
                                  (drop (call $malloc (i32.const 4)))
                                  (suspend $t))
                                (elem declare func $task)
                                (func (export "main")
                                  (call $cancel (call $started (cont.new $k (ref.func $task))))))
                                """);
        assertEquals(
                List.of("S1 3 by $malloc at 1024", "S1 4 by $malloc at 1027"),
                words(run.kept(FIRST)));
    }

    @Test
    void memoryOnAStackOnTopIsThatStacksOwn() throws ModuleException {
        var run =
                ran(
                        """
                        (func $inner (drop (call $malloc (i32.const 5))) (suspend $t))
                        (func $outer
                          (drop (call $malloc (i32.const 6)))
                          (resume $k (cont.new $k (ref.func $inner))))
                        (elem declare func $inner $outer)
                        (func (export "main")
                          (call $cancel (call $started (cont.new $k (ref.func $outer)))))
                        """);
        assertEquals(List.of(FIRST, SECOND), run.book().cancelled().getFirst().stacks());
        assertEquals(
                List.of("S1 6 by $malloc at 1024", "S2 5 by $malloc at 1030"),
                words(run.kept(FIRST, SECOND)));
    }

    @Test
    void anExportIsANameToo() throws ModuleException {
        var run =
                LoggedRun.of(
                        "(module "
                                + COMMON.replace("$malloc", "$m")
                                + """
                                (func $task (drop (call $m (i32.const 9))) (suspend $t))
                                (elem declare func $task)
                                (func (export "main")
                                  (call $cancel (call $started (cont.new $k (ref.func $task))))))
                                """);
        assertTrue(AllocationAudit.hasAllocators(run.machine()));
        assertEquals(List.of("S1 9 by $m at 1024"), words(run.kept(FIRST)));
    }

    @Test
    void aNameWithAnotherShapeIsNone() throws ModuleException {
        var run =
                LoggedRun.of(
                        """
                        (module
                          (func $malloc (param f64) (result i32) (i32.const 8))
                          (func $free (param i32))
                          (func (export "calloc") (param i32 i32))
                          (func (export "main")
                            (drop (call $malloc (f64.const 1)))))
                        """);
        assertFalse(AllocationAudit.hasAllocators(run.machine()));
    }

    @Test
    void itCanBeGivenUp() throws ModuleException {
        var run = cancelled("(drop (call $malloc (i32.const 24))) (suspend $t)");
        assertEquals(
                Optional.empty(),
                AllocationAudit.kept(
                        Settings.DEBUGGING,
                        run.log(),
                        0,
                        run.machine().step(),
                        Set.of(FIRST),
                        (_, _) -> false));
    }
}
