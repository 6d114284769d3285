package dev.fiberscope.engine.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.fiberscope.engine.proof.program.Shrinking;
import dev.fiberscope.engine.proof.program.SwitchingProgram;
import dev.fiberscope.engine.proof.reduction.Rule;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.text.ModulePrinter;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The machine and the reduction rules run the same random programs, and agree in everything. */
class ReductionTest {
    /** In a thousand programs each rule is used by at least so many. */
    private static final int LEAST_OF_A_THOUSAND = 1;

    @Test
    void machineAndReductionRulesAgree() {
        var counts = new EnumMap<Rule, LongAdder>(Rule.class);
        for (var rule : Rule.values()) {
            counts.put(rule, new LongAdder());
        }
        var events = new LongAdder();
        IntStream.range(0, Counts.PROGRAMS)
                .parallel()
                .filter(i -> !agree(Counts.SEED + i, counts, events))
                .min()
                .ifPresent(i -> report(Counts.SEED + i));
        System.out.println(
                Counts.PROGRAMS
                        + " programs, "
                        + events.sum()
                        + " events; programs by rule: "
                        + counts);
        counts.forEach((rule, count) ->
                assertTrue(
                        count.sum() * 1_000 >= (long) LEAST_OF_A_THOUSAND * Counts.PROGRAMS,
                        () -> rule + " was used by " + count + " programs"));
    }

    private static boolean agree(long seed, Map<Rule, LongAdder> counts, LongAdder events) {
        var program = new SwitchingProgram(seed, false);
        var comparison = new Comparison(valid(seed, program.text()), program.exports());
        if (comparison.difference().isPresent()) {
            return false;
        }
        comparison.rules().forEach(rule -> counts.getOrDefault(rule, new LongAdder()).increment());
        events.add(comparison.events());
        return true;
    }

    static ValidModule valid(long seed, String text) {
        try {
            return Validator.validate(TextReader.read(new Source.Text("seed " + seed, text)));
        } catch (ModuleException refused) {
            throw new AssertionError(
                    "seed " + seed + " is no valid program: " + refused.getMessage() + "\n" + text,
                    refused);
        }
    }

    private static void report(long seed) {
        var program = new SwitchingProgram(seed, false);
        var failing = valid(seed, program.text());
        var smallest =
                Shrinking.shrink(
                        failing.module(),
                        candidate -> difference(candidate, program.exports()).isPresent());
        fail(
                "seed "
                        + seed
                        + ": "
                        + difference(smallest, program.exports()).orElseThrow()
                        + "\n"
                        + ModulePrinter.print(smallest).text());
    }

    /** Empty for an invalid module, too. */
    private static Optional<String> difference(Module module, int exports) {
        try {
            return new Comparison(Validator.validate(module), exports).difference();
        } catch (ModuleException refused) {
            return Optional.empty();
        }
    }
}
