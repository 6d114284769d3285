package dev.fiberscope.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the fold over the trace remembers of stacks, and what it forgets. */
class StoryBookTest {
    private static final String COMMON =
            """
            (type $f (func)) (type $k (cont $f))
            (tag $t) (tag $close)
            (global $g (mut (ref null $k)) (ref.null $k))
            (func $started (param $it (ref $k)) (result (ref $k))
              (block $h (result (ref $k))
                (resume $k (on $t $h) (local.get $it)) (unreachable)))
            (func $cancel (param $it (ref $k))
              (block $closed
                (try_table (catch $close $closed)
                  (block $h (result (ref $k))
                    (resume_throw $k $close (on $t $h) (local.get $it)) (return))
                  (global.set $g))))
            """;

    private static LeakProgram ran(String functions) throws ModuleException {
        var program = new LeakProgram("(module " + COMMON + functions + ")");
        program.call("main");
        return program;
    }

    private static List<String> cancelled(LeakProgram program) {
        return program.book.cancelled().stream()
                .map(each -> each.chain() + " by " + each.by() + " with " + each.tag())
                .toList();
    }

    @Test
    void aWholeChainIsCancelled() throws ModuleException {
        var program =
                ran(
                        """
                        (func $inner (suspend $t))
                        (func $outer (resume $k (cont.new $k (ref.func $inner))))
                        (elem declare func $inner $outer)
                        (func (export "main")
                          (call $cancel (call $started (cont.new $k (ref.func $outer)))))
                        """);
        assertEquals(List.of("S1..S2 by S0 with $close"), cancelled(program));
        assertEquals(1, program.book.cancelledCount());
        assertEquals(List.of(), program.book.cancelled().getFirst().catches());
        var story = program.book.cancelled().getFirst().story().orElseThrow();
        assertTrue(story.created().step() < program.book.cancelled().getFirst().thrown().step());
        assertEquals(Optional.empty(), program.book.of(new StackId(1)));
        assertEquals(Optional.empty(), program.book.of(new StackId(2)));
    }

    @Test
    void cleanupThatThrowsOnIsCancelled() throws ModuleException {
        var program =
                ran(
                        """
                        (func $cleans
                          (block $h (result exnref)
                            (try_table (catch_all_ref $h) (suspend $t)) (return))
                          (throw_ref))
                        (elem declare func $cleans)
                        (func (export "main")
                          (call $cancel (call $started (cont.new $k (ref.func $cleans)))))
                        """);
        assertEquals(List.of("S1 by S0 with $close"), cancelled(program));
        var catches = program.book.cancelled().getFirst().catches();
        assertEquals(1, catches.size());
        assertEquals("$cleans", catches.getFirst().function());
        assertEquals(new StackId(1), catches.getFirst().stack());
    }

    @Test
    void whatCatchesAndReturnsIsNot() throws ModuleException {
        var program =
                ran(
                        """
                        (func $catches
                          (block $h (try_table (catch_all $h) (suspend $t))))
                        (elem declare func $catches)
                        (func (export "main")
                          (call $cancel (call $started (cont.new $k (ref.func $catches)))))
                        """);
        assertEquals(List.of(), cancelled(program));
        assertEquals(Optional.empty(), program.book.of(new StackId(1)));
    }

    @Test
    void whatSuspendsInBetweenIsNotEvenInALongerChain() throws ModuleException {
        var program =
                ran(
                        """
                        (func $stays
                          (block $h (try_table (catch_all $h) (suspend $t)))
                          (suspend $t)
                          (throw $close))
                        ;; cancels its child, whose next suspension takes this stack along
                        (func $between
                          (local $it (ref $k))
                          (local.set $it (call $started (cont.new $k (ref.func $stays))))
                          (resume_throw $k $close (local.get $it)))
                        (elem declare func $stays $between)
                        (func (export "main")
                          (local $it (ref $k))
                          (local.set $it (call $started (cont.new $k (ref.func $between))))
                          (block $closed
                            (try_table (catch $close $closed) (resume $k (local.get $it)))))
                        """);
        assertEquals(List.of(), cancelled(program));
    }

    @Test
    void aSwitchIsASuspension() throws ModuleException {
        var program =
                ran(
                        """
                        (rec (type $to (func (param (ref null $kto)))) (type $kto (cont $to)))
                        (tag $change)
                        (func $first (type $to)
                          (drop (switch $kto $change (cont.new $kto (ref.func $second)))))
                        (func $second (type $to))
                        (elem declare func $first $second)
                        (func (export "main")
                          (resume $kto (on $change switch) (ref.null $kto)
                            (cont.new $kto (ref.func $first))))
                        """);
        var story = program.book.of(new StackId(1)).orElseThrow();
        var last = story.last().orElseThrow();
        assertEquals("$change", last.tag().toString());
        assertEquals(new StackId(0), last.handler());
        assertEquals("[OnSwitch[tag=$change]]", last.prompt().orElseThrow().clauses().toString());
        var leaks = program.leaks();
        assertEquals(1, leaks.count(LeakVerdict.FORGOTTEN));
    }

    @Test
    void collectedStacksHaveNoStory() throws ModuleException {
        var program =
                ran(
                        """
                        (func $waits (suspend $t))
                        (elem declare func $waits)
                        (func (export "main")
                          (drop (call $started (cont.new $k (ref.func $waits)))))
                        """);
        assertTrue(program.book.of(new StackId(1)).isPresent());
        program.machine().collect();
        assertEquals(Optional.empty(), program.book.of(new StackId(1)));
    }
}
