package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A chain of 64,000 processes, each of which makes the next one and waits: who can have it, and
 * where the others end.
 */
class SpawnChainTest {
    private static final int PROCESSES = 64_000;

    private static final String CHAIN =
            """
            (module
              (type $f (func))
              (type $k (cont $f))
              (tag $wait)
              (table $all %1$d (ref null $k))
              (global $next (mut (ref null $k)) (ref.null $k))
              (global $ended (mut i32) (i32.const 0))
              (elem declare func $process)
              (func $process
                (global.set $next (cont.new $k (ref.func $process)))
                (suspend $wait)
                (global.set $ended (i32.add (global.get $ended) (i32.const 1))))
              (func (export "run") (result i32)
                (local $i i32)
                (global.set $next (cont.new $k (ref.func $process)))
                (loop $again
                  (table.set $all (local.get $i)
                    (block $waits (result (ref $k))
                      (resume $k (on $wait $waits) (global.get $next))
                      (unreachable)))
                  (local.set $i (i32.add (local.get $i) (i32.const 1)))
                  (br_if $again (i32.lt_u (local.get $i) (i32.const %1$d))))
                (loop $back
                  (local.set $i (i32.sub (local.get $i) (i32.const 1)))
                  (resume $k (table.get $all (local.get $i)))
                  (br_if $back (local.get $i)))
                (global.get $ended)))
            """
                    .formatted(PROCESSES);

    private static Machine started(String policy) throws ModuleException {
        var machine =
                new Machine(Settings.RUNNING.with(Optional.of(StackMemoryTest.policy(policy))));
        machine.instantiate(
                Validator.validate(TextReader.read(new Source.Text("chain.wat", CHAIN))),
                List.of());
        machine.enter(machine.export(0, "run").orElseThrow().address(), Values.NONE);
        return machine;
    }

    /**
     * A block of the heap for the root, for each process, and for the one that is made and never
     * begins.
     */
    @ParameterizedTest
    @CsvSource({"go,2048", "ocaml,512", "erlang,1872"})
    void stacksOnTheHeapAreAllThere(String policy, long bytes) throws ModuleException {
        var machine = started(policy);
        assertEquals(
                new Outcome.Ended(Values.of(PROCESSES)), machine.run(RunLimit.to(Long.MAX_VALUE)));
        var cost = machine.memoryStatistics().orElseThrow();
        assertEquals((PROCESSES + 2) * bytes, cost.peakCommitted());
        assertEquals(0, cost.peakMaps());
    }

    /** 65,530 maps, two of them for the main stack: 32,764 stacks. */
    @ParameterizedTest
    @CsvSource({"v8-fixed", "v8-growable", "spidermonkey", "wasmtime"})
    void mappedStacksEndWithTheMaps(String policy) throws ModuleException {
        var machine = started(policy);
        var end = assertInstanceOf(Outcome.Trapped.class, machine.run(RunLimit.to(Long.MAX_VALUE)));
        assertTrue(end.trap().sentence().contains("two more memory maps"), end::toString);
        var cost = machine.memoryStatistics().orElseThrow();
        assertEquals(65_530, cost.peakMaps());
        assertEquals(32_764 + 1, cost.segments());
    }

    /**
     * 3 GiB of addresses: a segment of 984 KB and its guard are 992 KB; below lies what the process
     * itself has.
     */
    @Test
    void largeStacksEndWithTheAddresses() throws ModuleException {
        var machine = started("v8-fixed,platform=desktop32");
        var end = assertInstanceOf(Outcome.Trapped.class, machine.run(RunLimit.to(Long.MAX_VALUE)));
        assertTrue(end.trap().sentence().contains("address"), end::toString);
        long room = (3L << 30) - 0x1000_0000L;
        assertEquals(room / (992 * 1024), machine.memoryStatistics().orElseThrow().segments());
    }
}
