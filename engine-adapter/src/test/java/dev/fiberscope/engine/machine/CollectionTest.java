package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.event.TraceText;
import dev.fiberscope.engine.machine.Settings.Collection;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * When the collector runs changes nothing but what is there afterwards: results and traces are the
 * same, without the events of collections. Each program makes objects in a loop, keeps some and
 * drops others, and works with the kept ones at the end.
 */
class CollectionTest {
    /** A named module that exports {@code main}, and what that gives. */
    record Sample(String name, String text, long result) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final String TYPES =
            """
            (type $f (func)) (type $k (cont $f))
            (type $list (struct (field $head (ref null $k)) (field $number i32) (field $tail (ref null $list))))
            (type $row (array (mut (ref null $list))))
            (tag $pause) (tag $carry (param (ref $k) (ref null $list))) (tag $give (param (ref $list)))
            (global $sum (mut i32) (i32.const 0))
            (elem declare func $task $giver $thrower $caught)
            (func $add (param $n i32) (global.set $sum (i32.add (global.get $sum) (local.get $n))))
            (func $task (suspend $pause) (call $add (i32.const 1)))
            (func $giver (suspend $give (struct.new $list (ref.null $k) (i32.const 5) (ref.null $list))))
            (func $paused (result (ref $k))
              (block $got (result (ref $k))
                (resume $k (on $pause $got) (cont.new $k (ref.func $task)))
                (unreachable)))
            (func $thrower
              (throw $carry (call $paused)
                (struct.new $list (call $paused) (i32.const 10) (ref.null $list))))
            (func $caught (param $e exnref) (result exnref)
              (suspend $pause) (local.get $e))
            """;

    private static Sample sample(String name, String main, long result) {
        return new Sample(
                name,
                "(module " + TYPES + "(func (export \"main\") (result i32) " + main + "))",
                result);
    }

    static Stream<Sample> samples() {
        return Stream.of(
                sample(
                        "continuations in a list of structs",
                        """
                        (local $i i32) (local $list (ref null $list))
                        (loop $more
                          (local.set $list
                            (struct.new $list (call $paused) (local.get $i) (local.get $list)))
                          (drop (struct.new $list (call $paused) (i32.const -1) (local.get $list)))
                          (br_if $more (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 50))))
                        (loop $next
                          (call $add (struct.get $list $number (local.get $list)))
                          (resume $k (struct.get $list $head (local.get $list)))
                          (br_if $next (i32.eqz (ref.is_null
                            (local.tee $list (struct.get $list $tail (local.get $list)))))))
                        (global.get $sum)
                        """,
                        49 * 50 / 2 + 50),
                sample(
                        "structs in an array whose elements are overwritten",
                        """
                        (local $i i32) (local $row (ref $row))
                        (local.set $row (array.new_default $row (i32.const 7)))
                        (loop $more
                          (array.set $row (local.get $row) (i32.rem_u (local.get $i) (i32.const 7))
                            (struct.new $list (call $paused) (local.get $i) (ref.null $list)))
                          (br_if $more (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 70))))
                        (loop $next
                          (local.set $i (i32.sub (local.get $i) (i32.const 10)))
                          (call $add (struct.get $list $number
                            (array.get $row (local.get $row) (i32.div_u (local.get $i) (i32.const 10)))))
                          (resume $k (struct.get $list $head
                            (array.get $row (local.get $row) (i32.div_u (local.get $i) (i32.const 10)))))
                          (br_if $next (local.get $i)))
                        (global.get $sum)
                        """,
                        63 + 64 + 65 + 66 + 67 + 68 + 69 + 7),
                sample(
                        "an exception that alone holds its payload",
                        """
                        (local $i i32) (local $e exnref)
                        (loop $more
                          (block $h (result exnref)
                            (try_table (catch_all_ref $h) (resume $k (cont.new $k (ref.func $thrower))))
                            (unreachable))
                          (local.set $e)
                          (drop (call $paused))
                          (br_if $more (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 20))))
                        (block $h (result (ref $k) (ref null $list))
                          (try_table (catch $carry $h) (throw_ref (local.get $e)))
                          (unreachable))
                        (call $add (struct.get $list $number))
                        (resume $k)
                        (global.get $sum)
                        """,
                        11),
                sample(
                        "a payload on its way through a suspended stack, and a bound argument",
                        """
                        (local $i i32) (local $c (ref null $k)) (local $kept (ref null $list))
                        (loop $more
                          (block $got (result (ref $list) (ref $k))
                            (resume $k (on $give $got) (cont.new $k (ref.func $giver)))
                            (unreachable))
                          (local.set $c)
                          (drop (call $paused))
                          (local.set $kept)
                          (local.set $c (cont.bind $k $k (local.get $c)))
                          (drop (struct.new $list (local.get $c) (i32.const 0) (local.get $kept)))
                          (call $add (struct.get $list $number (local.get $kept)))
                          (resume $k (local.get $c))
                          (br_if $more (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 20))))
                        (global.get $sum)
                        """,
                        100),
                new Sample(
                        "an exception bound to a continuation, itself in a struct",
                        "(module "
                                + TYPES
                                + """
                                (type $fe (func (param exnref) (result exnref))) (type $ke (cont $fe))
                                (type $fr (func (result exnref))) (type $kr (cont $fr))
                                (type $box (struct (field (mut (ref null $kr)))))
                                (global $box (ref $box) (struct.new_default $box))
                                (func $fill (local $e exnref)
                                  (block $h (result exnref)
                                    (try_table (catch_all_ref $h) (call $thrower)) (unreachable))
                                  (local.set $e)
                                  (struct.set $box 0 (global.get $box)
                                    (cont.bind $ke $kr (local.get $e) (cont.new $ke (ref.func $caught)))))
                                (func (export "main") (result i32) (local $i i32)
                                  (call $fill)
                                  (loop $more
                                    (drop (call $paused))
                                    (drop (struct.new_default $list))
                                    (br_if $more (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 30))))
                                  (block $h (result (ref $k) (ref null $list))
                                    (try_table (catch $carry $h)
                                      (block $paused (result (ref $kr))
                                        (resume $kr (on $pause $paused) (struct.get $box 0 (global.get $box)))
                                        (unreachable))
                                      (drop (call $paused))
                                      (resume $kr)
                                      (throw_ref))
                                    (unreachable))
                                  (call $add (struct.get $list $number))
                                  (resume $k)
                                  (global.get $sum)))
                                """,
                        11));
    }

    /** What the run gives, and its trace without collections. */
    private record Outcome(long result, String trace, long collected, int stacksAlive) {}

    private static Outcome run(Sample sample, Collection collection) throws ModuleException {
        var settings = new Settings(1_000_000, 1_000, 100, 1_000_000, collection);
        var running = new Running(sample.text, settings);
        long result = running.result("main");
        List<TraceEvent> trace = new ArrayList<>(running.trace);
        trace.removeIf(TraceEvent.Collected.class::isInstance);
        // Several events of one step are numbered; a collection takes a number of its own.
        var text = TraceText.of(trace).replaceAll("(?m)^(\\d+)\\.\\d+ ", "$1 ");
        return new Outcome(
                result,
                text,
                running.trace.size() - trace.size(),
                running.machine.statistics().stacksAlive());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void resultsAndTracesAreTheSameWheneverItRuns(Sample sample) throws ModuleException {
        var never = run(sample, Collection.NEVER);
        var needed = run(sample, Collection.WHEN_NEEDED);
        var always = run(sample, Collection.AT_EVERY_ALLOCATION);
        assertEquals(sample.result, never.result);
        assertEquals(never.result, needed.result);
        assertEquals(never.result, always.result);
        assertEquals(never.trace, needed.trace);
        assertEquals(never.trace, always.trace);
        assertEquals(0, never.collected);
        assertTrue(always.collected > 10, () -> always.collected + " stacks collected");
        assertTrue(always.stacksAlive < never.stacksAlive);
    }
}
