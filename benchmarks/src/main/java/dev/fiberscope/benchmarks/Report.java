package dev.fiberscope.benchmarks;

import dev.fiberscope.engine.wasm.ModuleException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs the benchmarks and prints a table: nanoseconds for one instruction, and for one time that the
 * program does what it does. Arguments are those of JMH.
 */
public final class Report {
    private static final int MEDIAN = 50;

    private Report() {}

    public static void main(String[] arguments)
            throws RunnerException, CommandLineOptionException, ModuleException {
        var measured = new LinkedHashMap<String, Map<Engine, Statistics>>();
        for (var result : new Runner(new CommandLineOptions(arguments)).run()) {
            measured.computeIfAbsent(parameter(result, "program"), _ -> new LinkedHashMap<>())
                    .put(
                            Engine.valueOf(parameter(result, "engine")),
                            result.getPrimaryResult().getStatistics());
        }
        System.out.println(
                "\n| program | engine | ns an instruction: median | fastest to slowest | ns a time |"
                        + " times Chicory's interpreter |\n|---|---|---|---|---|---|");
        var speedups = new LinkedHashMap<Engine, List<Double>>();
        for (var program : measured.entrySet()) {
            int times = Programs.times(program.getKey());
            long steps = Fiberscope.steps(program.getKey(), times);
            var base = program.getValue().get(Engine.CHICORY_INTERPRETER);
            for (var each : program.getValue().entrySet()) {
                var statistics = each.getValue();
                double median = statistics.getPercentile(MEDIAN);
                double speedup = base == null ? Double.NaN : base.getPercentile(MEDIAN) / median;
                if (base != null) {
                    speedups.computeIfAbsent(each.getKey(), _ -> new ArrayList<>()).add(speedup);
                }
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %s | %.2f | %.2f to %.2f | %.1f | %s |%n",
                        program.getKey(),
                        name(each.getKey()),
                        median / steps,
                        statistics.getMin() / steps,
                        statistics.getMax() / steps,
                        median / times,
                        base == null ? "" : String.format(Locale.ROOT, "%.2f", speedup));
            }
        }
        speedups.forEach(
                (engine, all) ->
                        System.out.printf(
                                Locale.ROOT,
                                "%s: %.2f times Chicory's interpreter, as a geometric mean%n",
                                name(engine),
                                Math.exp(
                                        all.stream().mapToDouble(Math::log).average().orElse(0))));
    }

    private static String name(Engine engine) {
        return engine.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String parameter(RunResult result, String name) {
        return result.getParams().getParam(name);
    }
}
