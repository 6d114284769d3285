package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.machine.Settings.Collection;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.List;
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

    private static final String OBJECTS =
            """
            (module
              (type $list (struct (field i32) (field $next (ref null $list))))
              (type $empty (struct))
              (global $kept (mut (ref null $list)) (ref.null $list))
              (tag $oops)
              (func (export "drop") (param $n i32)
                (loop $more
                  (drop (struct.new_default $list))
                  (block $caught (try_table (catch $oops $caught) (throw $oops)))
                  (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
              (func (export "keep")
                (loop $more
                  (global.set $kept (struct.new $list (i32.const 1) (global.get $kept)))
                  (br $more)))
              (func (export "array") (param $n i32)
                (drop (array.new_default $row (local.get $n))))
              (type $row (array i64)))
            """;

    @Test
    void objectsThatNothingHoldsAreFreedEvenWhereStacksNeverAre() throws ModuleException {
        var settings = new Settings(1_000, 1_000, 100, 30_000, Collection.NEVER);
        var running = new Running(OBJECTS, settings);
        running.call("drop", 100_000);
        assertEquals(Phase.IDLE, running.machine.phase());
        assertTrue(running.machine.snapshot().trap().isEmpty());
    }

    @Test
    void tooManyObjectsAreALimitWithASentence() throws ModuleException {
        var running =
                new Running(OBJECTS, new Settings(1_000, 1_000, 100, 30_000, Collection.NEVER));
        assertEquals(
                "limit reached: struct.new in \"keep\" makes a struct too many: 15000 structs and arrays"
                        + " fill 30000 slots, and 2 more are not allowed",
                running.trap("keep").sentence());
        assertEquals(
                "limit reached: array.new_default in \"array\" makes an array too large: 15000 structs"
                        + " and arrays fill 30000 slots, and 4294967295 more are not allowed",
                running.trap("array", -1).sentence());
    }

    @Test
    void aConstantThatIsTooLargeLeavesTheMachineAsItWas() throws ModuleException {
        var running =
                new Running(OBJECTS, new Settings(1_000, 1_000, 100, 30_000, Collection.NEVER));
        var before = running.machine.snapshot();
        var large =
                TextReader.read(
                        new Source.Text(
                                "large.wat",
                                """
                                (module
                                  (type $row (array i64))
                                  (global i32 (i32.const 1))
                                  (global (ref $row) (array.new_default $row (i32.const 40000))))
                                """));
        var valid = Validator.validate(large);
        var refused =
                assertThrows(
                        ModuleException.class, () -> running.machine.instantiate(valid, List.of()));
        assertEquals(ModuleException.Phase.UNSUPPORTED, refused.phase());
        assertEquals(large.globals().getLast().place(), refused.place());
        assertEquals(1, running.machine.instanceCount());
        assertEquals(before, running.machine.snapshot());
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
