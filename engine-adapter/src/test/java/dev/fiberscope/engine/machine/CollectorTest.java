package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.machine.Settings.Collection;
import dev.fiberscope.engine.wasm.ModuleException;
import org.junit.jupiter.api.Test;

/** What the collector frees and what it keeps. */
class CollectorTest {
    private static final String DROPS =
            """
            (module
              (type $f (func)) (type $k (cont $f))
              (tag $pause)
              (tag $carry (param (ref $k)))
              (global $kept (mut (ref null $k)) (ref.null $k))
              (table $queue 4 (ref null $k))
              (elem declare func $task $deep)
              (func $task (suspend $pause))
              (func $deep (resume $k (cont.new $k (ref.func $task))))
              (func $suspended (param $begin (ref $k)) (result (ref $k))
                (block $got (result (ref $k))
                  (resume $k (on $pause $got) (local.get $begin))
                  (unreachable)))
              (func (export "drop") (param $n i32)
                (loop $more
                  (drop (call $suspended (cont.new $k (ref.func $task))))
                  (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
              (func (export "keep")
                (global.set $kept (call $suspended (cont.new $k (ref.func $task))))
                (table.set $queue (i32.const 2) (call $suspended (cont.new $k (ref.func $deep)))))
              (func (export "use") (result i32)
                (resume $k (global.get $kept))
                (resume $k (table.get $queue (i32.const 2)))
                (i32.const 1)))
            """;

    private static Settings settings(Collection collection) {
        return new Settings(1_000_000, 1_000, 100, 1_000_000, collection);
    }

    @Test
    void droppedStacksAreFreedAndHeldOnesStay() throws ModuleException {
        var running = new Running(DROPS, settings(Collection.WHEN_NEEDED));
        running.call("keep");
        running.call("drop", 100);
        assertEquals(103, running.machine.statistics().stacksAlive());
        assertEquals(100, running.machine.collect());
        assertEquals(3, running.machine.statistics().stacksAlive());
        assertEquals(1, running.result("use"));
    }

    @Test
    void stacksInAPendingOperandStay() throws ModuleException {
        var running = new Running(DROPS, settings(Collection.AT_EVERY_ALLOCATION));
        running.call("keep");
        running.call("drop", 50);
        assertEquals(1, running.result("use"));
        assertTrue(running.traceText().contains(" collected"), "something was collected meanwhile");
    }

    @Test
    void neverMeansThatDroppedStacksPileUp() throws ModuleException {
        var running = new Running(DROPS, settings(Collection.NEVER));
        running.call("drop", 30_000);
        assertEquals(30_000, running.machine.statistics().stacksAlive());
    }

    @Test
    void whenNeededKeepsTheCountBounded() throws ModuleException {
        var running = new Running(DROPS, settings(Collection.WHEN_NEEDED));
        running.call("drop", 100_000);
        assertTrue(running.machine.statistics().stacksAlive() <= 20_001);
    }

    @Test
    void tooManyStacksAreALimitWithASentence() throws ModuleException {
        var running = new Running(DROPS, new Settings(100, 1_000, 100, 1_000, Collection.NEVER));
        assertEquals(
                "limit reached: cont.new in \"drop\" makes a stack too many: 100 are alive, and"
                        + " more are not allowed",
                running.trap("drop", 1_000).sentence());
    }
}
