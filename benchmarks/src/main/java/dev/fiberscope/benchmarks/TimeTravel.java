package dev.fiberscope.benchmarks;

import dev.fiberscope.engine.history.Budget;
import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What the past costs: recording beside bare running, and travelling after a thousand million steps.
 *
 * <p>Arguments: names of programs; without any, the four that the goals name. Run it with {@code -Xmx4g}.
 */
public final class TimeTravel {
    private static final long STEPS = 1_000_000_000;
    private static final int PAIRS = 9;
    private static final int TRAVELS = 200;
    private static final long PAIR_STEPS = 200_000_000;

    private TimeTravel() {}

    public static void main(String[] arguments) throws ModuleException {
        var programs =
                arguments.length > 0
                        ? List.of(arguments)
                        : List.of("fib", "sieve", "generator", "memory");
        for (var program : programs) {
            cost(program);
        }
        for (var program : programs) {
            travel(program);
        }
        checkpoint();
    }

    // ---- recording beside bare running

    private static void cost(String program) throws ModuleException {
        var ratios = new double[PAIRS];
        for (int pair = -3; pair < PAIRS; pair++) {
            double bare = bare(program);
            double recorded = recorded(program, PAIR_STEPS).nanoseconds;
            if (pair >= 0) {
                ratios[pair] = recorded / bare;
            }
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "recording %s costs %.1f %% (median of %d pairs, %.1f to %.1f)%n",
                program,
                percent(ratios[PAIRS / 2]),
                PAIRS,
                percent(ratios[0]),
                percent(ratios[PAIRS - 1]));
    }

    private static double percent(double ratio) {
        return (ratio - 1) * 100;
    }

    private static double bare(String program) throws ModuleException {
        var machine = new Machine(Settings.DEBUGGING);
        machine.instantiate(Validator.validate(Programs.module(program)), List.of());
        int function = machine.export(0, "run").orElseThrow().address();
        long begin = System.nanoTime();
        while (machine.step() < PAIR_STEPS) {
            machine.enter(function, Values.of(Programs.times(program)));
            while (machine.run(RunLimit.to(machine.step() + Timeline.SLICE))
                    instanceof Outcome.StepReached) {
                Thread.onSpinWait();
            }
            machine.collect();
        }
        return (double) (System.nanoTime() - begin) / machine.step();
    }

    private record Run(Timeline timeline, double nanoseconds) {}

    private static Run recorded(String program, long steps) throws ModuleException {
        var timeline = new Timeline(Settings.DEBUGGING, Budget.ofBytes(1L << 30));
        var live = timeline.live();
        live.instantiate(Validator.validate(Programs.module(program)), List.of());
        int function = live.export(0, "run").orElseThrow().address();
        long begin = System.nanoTime();
        while (live.step() < steps) {
            timeline.enter(function, Values.of(Programs.times(program)));
            while (timeline.run(RunLimit.to(Long.MAX_VALUE)) instanceof Outcome.StepReached) {
                Thread.onSpinWait();
            }
        }
        return new Run(timeline, (double) (System.nanoTime() - begin) / live.step());
    }

    // ---- after many steps

    private static void travel(String program) throws ModuleException {
        long before = used();
        var timeline = recorded(program, STEPS).timeline;
        var random = new Random(1);
        var far = new double[TRAVELS];
        var first = new double[TRAVELS];
        var next = new double[TRAVELS];
        for (int i = 0; i < TRAVELS; i++) {
            long step = random.nextLong(2, timeline.recordedTo());
            far[i] = milliseconds(timeline, step);
            first[i] = milliseconds(timeline, step - 1);
            next[i] = milliseconds(timeline, step - 2);
        }
        var fresh = new double[TRAVELS];
        for (int i = 0; i < TRAVELS; i++) {
            timeline.toLive();
            fresh[i] = milliseconds(timeline, timeline.recordedTo() - 1 - i);
        }
        System.out.printf(
                Locale.ROOT,
                "%s after %,d steps: travel to a random step %s, then one step back %s, and another %s;"
                        + " back from the end %s; heap %,d MB more, of these checkpoints %,d MB%n",
                program,
                timeline.recordedTo(),
                spread(far),
                spread(first),
                spread(next),
                spread(fresh),
                (used() - before) >> 20,
                timeline.checkpointBytes() >> 20);
    }

    private static double milliseconds(Timeline timeline, long step) {
        long begin = System.nanoTime();
        timeline.travel(step, () -> false);
        timeline.snapshot();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static String spread(double[] times) {
        Arrays.sort(times);
        return String.format(
                Locale.ROOT,
                "%.1f ms (95 %%: %.1f, most %.1f)",
                times[times.length / 2],
                times[times.length * 95 / 100],
                times[times.length - 1]);
    }

    private static long used() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < 3; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }

    // ---- many idle stacks

    private static void checkpoint() throws ModuleException {
        int count = 64_000;
        var machine = new Machine(Settings.DEBUGGING);
        machine.instantiate(Validator.validate(Programs.module("idle")), List.of());
        run(machine, "keep", count);
        var times = new double[1_000];
        for (int i = 0; i < times.length; i++) {
            run(machine, "keep", 1);
            long begin = System.nanoTime();
            machine.checkpoint();
            times[i] = (System.nanoTime() - begin) / 1e6;
        }
        System.out.printf(
                Locale.ROOT, "a checkpoint with %,d stacks alive: %s%n", count, spread(times));
    }

    private static void run(Machine machine, String export, int times) {
        machine.enter(machine.export(0, export).orElseThrow().address(), Values.of(times));
        if (!(machine.run(RunLimit.to(Long.MAX_VALUE)) instanceof Outcome.Ended)) {
            throw new AssertionError("unreachable: the program did not end");
        }
    }
}
