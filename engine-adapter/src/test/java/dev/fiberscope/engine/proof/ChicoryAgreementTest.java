package dev.fiberscope.engine.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.fiberscope.engine.proof.program.PlainProgram;
import dev.fiberscope.engine.proof.program.Shrinking;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.text.ModulePrinter;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random modules without stack switching do the same in the machine and in Chicory. */
class ChicoryAgreementTest {
    private static final int SECONDS_A_CANDIDATE = 5;

    @Test
    void machineAndChicoryAgree() {
        Map<String, Integer> ends = new ConcurrentHashMap<>();
        IntStream.range(0, Counts.MODULES)
                .parallel()
                .filter(i -> !agree(Counts.SEED + i, ends))
                .min()
                .ifPresent(i -> report(Counts.SEED + i));
        System.out.println(Counts.MODULES + " modules, calls by end: " + new TreeMap<>(ends));
        assertTrue(ends.getOrDefault("results", 0) > Counts.MODULES / 2);
    }

    private static boolean agree(long seed, Map<String, Integer> ends) {
        var program = new PlainProgram(seed);
        var module = ReductionTest.valid(seed, program.text()).module();
        var comparison = new ChicoryComparison(module, program);
        if (comparison.difference().isPresent()) {
            return false;
        }
        comparison.ends().forEach(end -> ends.merge(end, 1, Integer::sum));
        return true;
    }

    private static void report(long seed) {
        var program = new PlainProgram(seed);
        var module = ReductionTest.valid(seed, program.text()).module();
        var smallest = Shrinking.shrink(module, candidate -> differs(candidate, seed));
        var difference = new ChicoryComparison(smallest, new PlainProgram(seed)).difference();
        fail("seed " + seed + ": " + difference + "\n" + ModulePrinter.print(smallest).text());
    }

    /** A candidate that goes on for long is none: nothing but an interruption ends Chicory. */
    private static boolean differs(Module candidate, long seed) {
        var thread = Executors.newSingleThreadExecutor();
        try {
            Validator.validate(candidate);
            var comparison = new ChicoryComparison(candidate, new PlainProgram(seed));
            return thread.submit(comparison::difference)
                    .get(SECONDS_A_CANDIDATE, TimeUnit.SECONDS)
                    .isPresent();
        } catch (ModuleException | TimeoutException | ExecutionException unfit) {
            return false;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        } finally {
            thread.shutdownNow();
        }
    }
}
