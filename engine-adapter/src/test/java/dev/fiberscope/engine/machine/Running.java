package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.fiberscope.engine.event.StackForest;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.event.TraceText;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.ArrayList;
import java.util.List;

/** One module in one machine, and what happens when its exports are called. */
final class Running {
    final List<TraceEvent> trace = new ArrayList<>();
    final Machine machine;

    Running(String text) throws ModuleException {
        this(text, Settings.DEBUGGING);
    }

    Running(String text, Settings settings) throws ModuleException {
        machine = new Machine(settings, trace::add);
        var module = TextReader.read(new Source.Text("test.wat", text));
        machine.instantiate(Validator.validate(module), List.of());
    }

    Outcome call(String name, long... arguments) {
        enter(name, arguments);
        return machine.run(RunLimit.to(Long.MAX_VALUE));
    }

    void enter(String name, long... arguments) {
        machine.enter(machine.export(0, name).orElseThrow().address(), Values.of(arguments));
    }

    /** The single result of a call. */
    long result(String name, long... arguments) {
        return assertInstanceOf(Outcome.Ended.class, call(name, arguments)).results().at(0);
    }

    /** The trap that a call ends with. */
    Trap trap(String name, long... arguments) {
        return assertInstanceOf(Outcome.Trapped.class, call(name, arguments)).trap();
    }

    /**
     * Runs a call one instruction at a time and compares the fold over the trace with the machine
     * at each.
     */
    void followTheFold(String name, long... arguments) {
        var forest = new StackForest();
        int seen = trace.size();
        trace.forEach(forest::apply);
        enter(name, arguments);
        Outcome outcome = new Outcome.StepReached();
        while (outcome instanceof Outcome.StepReached) {
            while (seen < trace.size()) {
                forest.apply(trace.get(seen++));
            }
            assertEquals(
                    forest, StackForest.of(machine.snapshot()), () -> "at step " + machine.step());
            outcome = machine.run(RunLimit.to(machine.step() + 1));
        }
    }

    String traceText() {
        return TraceText.of(trace);
    }
}
