package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fused instructions do what their instructions do one by one, and stop at each of them. */
class FusionTest {
    /**
     * A function body with locals $i $n $h (i32), $p $q (i64) and $d (f64), in a module with a
     * memory.
     */
    private static Running module(String body) throws ModuleException {
        return new Running(
                """
                (module (memory 1)
                  (func (export "main") (result i32)
                    (local $i i32) (local $n i32) (local $h i32) (local $p i64) (local $q i64)
                    (local $d f64)
                    (local.set $n (i32.const 9)) (local.set $q (i64.const -7))
                    (local.set $d (f64.const -nan:0x123))
                    %s
                    (local.get $h)))
                """
                        .formatted(body));
    }

    private static final String ARITHMETIC =
            """
            (loop $again
              (local.set $h (i32.add (i32.mul (local.get $h) (i32.const 31)) (local.get $i)))
              (local.set $h (i32.xor (i32.const 0x1234) (i32.shl (local.get $h) (local.get $n))))
              (local.set $h (i32.sub (local.get $h) (i32.shr_u (local.get $h) (i32.const 3))))
              (local.set $h (i32.or (i32.and (local.get $h) (i32.const -6)) (i32.const 1)))
              (local.set $h (i32.shr_s (i32.shl (local.get $h) (i32.const 2)) (i32.const 1)))
              (local.set $p (i64.add (local.get $p) (i64.mul (local.get $q) (i64.const 3))))
              (local.set $p (i64.sub (local.get $p) (i64.const -2147483648)))
              (local.set $p (i64.xor (i64.shl (local.get $p) (i64.const 65)) (local.get $q)))
              (local.set $q (i64.shr_u (local.get $q) (i64.const 1)))
              (local.set $p (i64.and (local.get $p) (i64.const -256)))
              (local.set $h (i32.or (local.get $h) (i32.and (local.get $i) (local.get $n))))
              (local.set $h (i32.xor (local.get $h) (i32.sub (local.get $n) (local.get $i))))
              (local.set $h (i32.mul (local.get $h) (i32.shl (local.get $n) (local.get $i))))
              (local.set $h (i32.or (i32.shr_s (local.get $h) (local.get $i)) (i32.const 5)))
              (local.set $h (i32.xor (i32.shr_u (local.get $h) (local.get $i)) (i32.const 5)))
              (local.set $q (i64.and (i64.sub (local.get $q) (local.get $p)) (local.get $q)))
              (local.set $q (i64.mul (local.get $q) (local.get $p)))
              (local.set $i (local.get $i)) (local.set $p (i64.const 12))
              (drop (i32.div_s (local.get $h) (local.get $n)))
              (local.set $d (f64.add (local.get $d) (f64.mul (local.get $d) (local.get $d))))
              (br_if $again (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                (local.get $n))))
            """;

    private static final String BRANCHES =
            """
            (loop $again
              (if (i32.lt_s (local.get $i) (i32.const 3)) (then (local.set $h (i32.const 1))))
              (if (i32.gt_s (local.get $i) (i32.const -1)) (then (nop)) (else (nop) (nop)))
              (if (i32.le_u (i32.const 4) (local.get $i)) (then (nop)))
              (if (i32.ge_s (local.get $n) (local.get $i))
                (then (local.set $h (i32.add (local.get $h) (local.get $i)))))
              (block $out (br_if $out (i32.eqz (i32.eq (local.get $i) (local.get $h)))) (nop))
              (block $out (br_if $out (i32.gt_u (local.get $i) (i32.const -1))) (nop))
              (block $out (br_if $out (i32.le_s (local.get $i) (i32.const 2147483647))) (nop))
              (block $out (br_if $out (i32.eq (local.get $i) (local.get $n))) (nop))
              (block $out (br_if $out (i32.eq (local.get $i) (i32.const 2))) (nop))
              (block $out (br_if $out (i32.lt_s (local.get $i) (local.get $n))) (nop))
              (block $out (br_if $out (i32.lt_u (local.get $i) (local.get $n))) (nop))
              (block $out (br_if $out (i32.ge_u (local.get $i) (local.get $n))) (nop))
              (block $out (br_if $out (i32.lt_u (local.get $i) (i32.const 5))) (nop))
              (block $out (br_if $out (i32.ge_u (local.get $i) (i32.const 5))) (nop))
              (if (i64.eqz (local.get $q)) (then (nop)))
              (block $out (br_if $out (i64.eqz (local.get $p))) (nop))
              (block $out (br_if $out (local.get $i)) (nop))
              (local.set $i (i32.add (local.get $i) (i32.const 1)))
              (br_if $again (i32.ne (local.get $i) (i32.const 7))))
            (loop $down (br_if $down (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
            (drop (local.tee $i (i32.add (local.get $i) (i32.const 1))))
            (local.set $i (i32.const 1))
            (loop $up (br_if $up (i32.lt_s (local.tee $i (i32.add (local.get $i) (i32.const 2)))
              (local.get $n))))
            (loop $up (br_if $up (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 2)))
              (i32.const 20))))
            (loop $up (br_if $up (i32.lt_s (local.tee $i (i32.add (local.get $i) (i32.const 2)))
              (i32.const 9))))
            """;

    private static final String MEMORY =
            """
            (loop $again
              (i32.store (local.get $i) (i32.add (i32.load offset=4 (local.get $i)) (local.get $n)))
              (i32.store8 (local.get $i) (i32.const -3))
              (i32.store offset=40 (local.get $n) (local.get $h))
              (i32.store8 offset=41 (local.get $i) (local.get $n))
              (local.set $q (i64.add (local.get $q) (i64.const 5)))
              (if (i32.ge_s (local.get $i) (i32.const 3)) (then (nop)))
              (i32.store offset=100 (local.get $i) (i32.const 77))
              (local.set $h (i32.load8_u (local.get $i)))
              (local.set $h (i32.add (local.get $h) (i32.load (local.get $i))))
              (local.set $n (i32.load (local.get $i)))
              (local.set $h (i32.add (i32.const 1) (i32.load (i32.const 4))))
              (drop (i32.add (local.get $h) (i32.load (i32.const 4))))
              (i64.store offset=4094 (local.get $i) (local.get $q))
              (local.set $p (i64.load offset=4092 (local.get $i)))
              (br_if $again (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 4)))
                (i32.const 16))))
            """;

    private static final String TRAP =
            """
            (local.set $i (i32.const 65528))
            (loop $again
              (local.set $h (i32.add (local.get $h) (i32.load (local.get $i))))
              (local.set $i (i32.add (local.get $i) (i32.const 4)))
              (br $again))
            """;

    /** The states of a run, one for each step, and of its end. */
    private static List<Store> oneByOne(String body) throws ModuleException {
        var running = module(body);
        running.enter("main");
        var states = new ArrayList<Store>();
        do {
            states.add(store(running));
        } while (running.machine.run(RunLimit.to(running.machine.step() + 1))
                instanceof Outcome.StepReached);
        states.add(store(running));
        return states;
    }

    private static Store store(Running running) {
        return ((Machine.Saved) running.machine.checkpoint()).store();
    }

    @ParameterizedTest
    @ValueSource(strings = {ARITHMETIC, BRANCHES, MEMORY, TRAP})
    void everyStateIsThatOfSingleSteps(String body) throws ModuleException {
        var expected = oneByOne(body);
        for (int begin = 0; begin < expected.size() - 1; begin += begin < 40 ? 1 : 17) {
            for (int end = begin; end < expected.size(); end += end < begin + 40 ? 1 : 23) {
                var running = module(body);
                running.enter("main");
                running.machine.run(RunLimit.to(begin));
                assertTrue(expected.get(begin).sameAs(store(running)), "at step " + begin);
                running.machine.run(RunLimit.to(end));
                assertTrue(
                        expected.get(end).sameAs(store(running)),
                        "at step " + end + " from " + begin);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ARITHMETIC, BRANCHES, MEMORY})
    void breakpointsInsideStopThere(String body) throws ModuleException {
        var expected = oneByOne(body);
        var places = new ArrayList<CodePoint>();
        for (int step = 0; step < Math.min(60, expected.size() - 1); step++) {
            var stack = expected.get(step).current();
            places.add(Pictures.next(expected.get(step), stack, stack.top));
        }
        for (int step = 1; step < places.size(); step++) {
            var running = module(body);
            running.enter("main");
            if (!running.machine.executed(places.get(step)).equals(places.get(step))) {
                continue;
            }
            running.machine.setBreakpoint(places.get(step));
            var limit = new RunLimit(Long.MAX_VALUE, true, false, Optional.empty());
            assertInstanceOf(Outcome.BreakpointReached.class, running.machine.run(limit));
            assertEquals(places.indexOf(places.get(step)), running.machine.step());
            assertTrue(expected.get((int) running.machine.step()).sameAs(store(running)));
        }
    }

    @Test
    void theProgramsOfThisTestHaveEveryFusedInstruction() throws ModuleException {
        var code = store(module(ARITHMETIC + BRANCHES + MEMORY)).function(0).code().fused();
        var found = new TreeSet<Integer>();
        for (int pc = 0; pc < code.numbers.length; pc++) {
            int op = code.numbers[pc] & FusedOp.MASK;
            if (code.begins(pc) && FusedOp.is(op)) {
                found.add(op);
            }
        }
        assertEquals(
                IntStream.rangeClosed(FusedOp.FIRST, FusedOp.LAST)
                        .mapToObj(Integer::toHexString)
                        .toList(),
                found.stream().map(Integer::toHexString).toList());
    }
}
