package dev.fiberscope.engine.proof;

import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.proof.reduction.End;
import dev.fiberscope.engine.proof.reduction.Reduction;
import dev.fiberscope.engine.proof.reduction.Rule;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One module run by the machine and by the reduction rules: each export twice, in turn, until one
 * call meets the limit of steps.
 */
final class Comparison {
    private static final int STEPS_A_CALL = 1_500;

    private final ValidModule module;
    private final int exports;
    private final Reduction reduction;

    Comparison(ValidModule module, int exports) {
        this.module = module;
        this.exports = exports;
        this.reduction = new Reduction(module.module());
    }

    Set<Rule> rules() {
        return reduction.rules();
    }

    int events() {
        return reduction.log().size();
    }

    /** The first thing that the two do not agree in. Called once. */
    Optional<String> difference() {
        try {
            return difference(new MachineRun(module, Settings.DEBUGGING));
        } catch (RuntimeException | AssertionError broken) {
            return Optional.of("the engine broke: " + broken);
        } catch (ModuleException refused) {
            return Optional.of("the machine refuses it: " + refused.getMessage());
        }
    }

    private Optional<String> difference(MachineRun run) {
        for (int call = 0; call < 2 * exports; call++) {
            int function = call % exports;
            long limit = reduction.steps() + STEPS_A_CALL;
            var expected = reduction.call(function, List.of(), limit);
            var actual = run.call(function, limit);
            var difference = difference(run, expected, actual);
            if (difference.isPresent() || actual instanceof End.Unfinished) {
                return difference;
            }
        }
        reduction.finish();
        return Optional.empty();
    }

    private Optional<String> difference(MachineRun run, End expected, End actual) {
        var log = run.log();
        for (int i = 0; i < Math.min(log.size(), reduction.log().size()); i++) {
            if (!log.get(i).equals(reduction.log().get(i))) {
                return different("event " + i, reduction.log().get(i), log.get(i));
            }
        }
        if (log.size() != reduction.log().size()) {
            return different("number of events", reduction.log().size(), log.size());
        }
        if (!expected.equals(actual)) {
            return different("end", expected, actual);
        }
        if (reduction.steps() != run.machine.step()) {
            return different("steps", reduction.steps(), run.machine.step());
        }
        return reduction.globals().equals(run.globals())
                ? Optional.empty()
                : different("globals", reduction.globals(), run.globals());
    }

    private static Optional<String> different(String what, Object expected, Object actual) {
        return Optional.of(what + "\n  rules:   " + expected + "\n  machine: " + actual);
    }
}
