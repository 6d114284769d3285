package dev.fiberscope.benchmarks;

import dev.fiberscope.engine.wasm.ModuleException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Programs with stack switching, which Chicory cannot run. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(1)
public class Switching {
    @Param({"generator", "switch", "deep", "finish"})
    public String program = "generator";

    @Param({"FIBERSCOPE", "FIBERSCOPE_UNCHECKED"})
    public Engine engine = Engine.FIBERSCOPE;

    private IntUnaryOperator run = times -> times;
    private int times;

    @Setup
    public void start() throws ModuleException, ReflectiveOperationException {
        run = engine.start(program);
        times = Programs.times(program);
    }

    @Benchmark
    public int run() {
        return run.applyAsInt(times);
    }
}
