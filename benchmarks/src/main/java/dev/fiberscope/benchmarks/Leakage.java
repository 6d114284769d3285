package dev.fiberscope.benchmarks;

import dev.fiberscope.engine.analysis.Grouping;
import dev.fiberscope.engine.analysis.LeakQuery;
import dev.fiberscope.engine.analysis.LeakVerdict;
import dev.fiberscope.engine.analysis.Leaks;
import dev.fiberscope.engine.machine.HeapGraph;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How long it takes to judge 1,000,000 suspended continuations with 5,000,000 references between them,
 * of which one in a thousand is kept by a table. The references lead to stacks made before, so that
 * ways are long and cross each other: the dominators have work to do.
 *
 * <p>Run it with {@code -Xmx3g}; the stacks themselves take a third of that. Prints seconds for each
 * part, the first time and the second, when Java has compiled what it needs.
 */
public final class Leakage {
    private static final int STACKS = 1_000_000;
    private static final int KEEP = 1_000;

    private Leakage() {}

    public static void main(String[] arguments) throws ModuleException {
        var machine = new Machine(Settings.DEBUGGING);
        machine.instantiate(Validator.validate(Programs.module("tangle")), List.of());
        machine.enter(
                machine.export(0, "tangle").orElseThrow().address(), Values.of(STACKS, KEEP));
        if (!(machine.run(RunLimit.to(Long.MAX_VALUE)) instanceof Outcome.Ended)) {
            throw new AssertionError("unreachable: the program did not end");
        }
        System.out.printf(
                Locale.ROOT,
                "%,d stacks alive, %,d references%n",
                machine.statistics().stacksAlive(),
                HeapGraph.of(machine.snapshot(), Progress.UNWATCHED).edges());
        measure(machine, "first");
        measure(machine, "again");
    }

    private static void measure(Machine machine, String time) {
        Snapshot snapshot = timed(time + ", snapshot", machine::snapshot);
        Leaks leaks =
                timed(
                        time + ", verdicts",
                        () ->
                                Leaks.of(snapshot, LeakQuery.OF_STATE, Progress.UNWATCHED)
                                        .orElseThrow());
        var retention =
                timed(
                        time + ", bytes retained",
                        () -> leaks.retention(Progress.UNWATCHED).orElseThrow());
        for (var grouping : Grouping.values()) {
            var groups = timed(time + ", " + grouping, () -> leaks.groups(grouping, retention));
            for (var group : groups) {
                System.out.printf(
                        Locale.ROOT,
                        "    %,d %s, %,d bytes, %,d retained%n",
                        group.count(),
                        group.key().verdict().word(),
                        group.bytes(),
                        group.retained());
            }
        }
        if (leaks.continuations() != STACKS || leaks.count(LeakVerdict.FORGOTTEN) == 0) {
            throw new AssertionError(leaks.continuations() + " continuations");
        }
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        System.out.printf(
                Locale.ROOT,
                "%s, in use with all results: %,d MB%n",
                time,
                memory.getHeapMemoryUsage().getUsed() >> 20);
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        System.out.printf(
                Locale.ROOT, "%-28s %.2f s%n", what, (System.nanoTime() - begin) / 1e9);
        return result;
    }
}
