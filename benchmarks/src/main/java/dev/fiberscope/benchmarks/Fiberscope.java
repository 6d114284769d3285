package dev.fiberscope.benchmarks;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** A program in our machine, which nobody listens to. Collects when needed. */
public final class Fiberscope implements IntUnaryOperator {
    private final Machine machine = new Machine(Settings.RUNNING);
    private final int function;

    /** Makes an instance of the program with this name. */
    public Fiberscope(String program) throws ModuleException {
        machine.instantiate(Validator.validate(Programs.module(program)), List.of());
        function = machine.export(0, "run").orElseThrow().address();
    }

    @Override
    public int applyAsInt(int times) {
        machine.enter(function, Values.of(times));
        return switch (machine.run(RunLimit.to(Long.MAX_VALUE))) {
            case Outcome.Ended(var results) -> (int) results.at(0);
            default -> throw new AssertionError("unreachable: the program did not end");
        };
    }

    /** Instructions that one run executes. */
    static long steps(String program, int times) throws ModuleException {
        var once = new Fiberscope(program);
        once.applyAsInt(times);
        return once.machine.step();
    }
}
