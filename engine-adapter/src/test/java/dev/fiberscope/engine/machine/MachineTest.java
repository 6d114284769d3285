package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.StackForest;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.event.TraceText;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The machine run directly, without hosts. */
class MachineTest {
    private static final String GENERATOR =
            """
            (module
              (type $f (func))
              (type $k (cont $f))
              (tag $yield (param i32))
              (elem declare func $count)
              (func $count (local $i i32)
                (loop $more
                  (suspend $yield (local.get $i))
                  (local.set $i (i32.add (local.get $i) (i32.const 1)))
                  (br_if $more (i32.lt_u (local.get $i) (i32.const 3)))))
              (func (export "sum") (result i32) (local $g (ref null $k)) (local $sum i32)
                (local.set $g (cont.new $k (ref.func $count)))
                (loop $next
                  (block $got (result i32 (ref $k))
                    (resume $k (on $yield $got) (local.get $g))
                    (return (local.get $sum)))
                  (local.set $g)
                  (local.set $sum (i32.add (local.get $sum)))
                  (br $next))
                (unreachable)))
            """;

    private final List<TraceEvent> trace = new ArrayList<>();

    private Machine load(String text, Settings settings) throws ModuleException {
        var machine = new Machine(settings, trace::add);
        var module = TextReader.read(new Source.Text("test.wat", text));
        machine.instantiate(Validator.validate(module), List.of());
        return machine;
    }

    private static Outcome call(Machine machine, String name, long... arguments) {
        machine.enter(machine.export(0, name).orElseThrow().address(), Values.of(arguments));
        return machine.run(RunLimit.to(Long.MAX_VALUE));
    }

    @Test
    void generatorGivesItsValuesOneByOne() throws ModuleException {
        var machine = load(GENERATOR, Settings.DEBUGGING);
        assertEquals(new Outcome.Ended(Values.of(3)), call(machine, "sum"));
        assertEquals(
                """
                0 host calls $4 on S0
                """
                        .replace("$4", "\"sum\""),
                TraceText.line(trace.getFirst()) + "\n");
    }

    @Test
    void structureOfTheMachineFollowsFromTheTraceAtEveryStep() throws ModuleException {
        var machine = load(GENERATOR, Settings.DEBUGGING);
        machine.enter(machine.export(0, "sum").orElseThrow().address(), Values.NONE);
        var forest = new StackForest();
        int seen = 0;
        Outcome outcome = new Outcome.StepReached();
        while (outcome instanceof Outcome.StepReached) {
            while (seen < trace.size()) {
                forest.apply(trace.get(seen++));
            }
            assertEquals(forest, StackForest.of(machine.snapshot()), "at step " + machine.step());
            outcome = machine.run(RunLimit.to(machine.step() + 1));
        }
        assertTrue(machine.step() > 40);
    }

    @Test
    void restoringGivesTheSameStates() throws ModuleException {
        var machine = load(GENERATOR, Settings.DEBUGGING);
        machine.enter(machine.export(0, "sum").orElseThrow().address(), Values.NONE);
        var start = machine.checkpoint();
        machine.run(RunLimit.to(30));
        var there = machine.snapshot();
        machine.run(RunLimit.to(40));
        machine.restore(start);
        machine.run(RunLimit.to(30));
        assertEquals(there, machine.snapshot());
    }
}
