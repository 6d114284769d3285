package dev.fiberscope.engine.proof;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.proof.reduction.End;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.ArrayList;
import java.util.List;

/** One module in one machine, and all that can be seen of it. */
final class MachineRun {
    final Machine machine;
    private final ValidModule module;
    private final List<TraceEvent> trace = new ArrayList<>();

    MachineRun(ValidModule module, Settings settings) throws ModuleException {
        this.module = module;
        machine = new Machine(settings, trace::add);
        machine.instantiate(module, List.of());
    }

    /** Calls function {@code index}, and stops before step {@code limit}. */
    End call(int index, long limit) {
        machine.enter(machine.functionAddress(0, index), Values.NONE);
        return end(machine.run(RunLimit.to(limit)), index);
    }

    /** Also collects after every {@code pause} steps, if that is not 0. */
    End call(int index, long limit, int pause) {
        if (pause == 0) {
            return call(index, limit);
        }
        machine.enter(machine.functionAddress(0, index), Values.NONE);
        Outcome outcome = new Outcome.StepReached();
        while (outcome instanceof Outcome.StepReached && machine.step() < limit) {
            machine.collect();
            outcome = machine.run(RunLimit.to(Math.min(limit, machine.step() + pause)));
        }
        return end(outcome, index);
    }

    private End end(Outcome outcome, int index) {
        return switch (outcome) {
            case Outcome.Ended(var results) -> {
                var types = machine.functionType(machine.functionAddress(0, index)).results();
                yield new End.Results(texts(machine.show(types, results)));
            }
            case Outcome.Threw(long exception) ->
                    new End.Threw(machine.tagId(machine.tagOf(exception)).toString());
            case Outcome.Trapped(var trap) -> new End.Trapped(trap.reason());
            case Outcome.StepReached _ -> new End.Unfinished();
            case Outcome.BreakpointReached _,
                    Outcome.FrameReached _,
                    Outcome.HostCalled _,
                    Outcome.Switched _,
                    Outcome.WriteAhead _ ->
                    throw new AssertionError("nobody asked for " + outcome);
        };
    }

    /** All events up to now but those of the collector. */
    List<String> log() {
        return trace.stream().flatMap(event -> EventText.of(event).stream()).toList();
    }

    long collected() {
        return trace.stream().filter(TraceEvent.Collected.class::isInstance).count();
    }

    List<String> globals() {
        var all = new ArrayList<String>();
        for (int i = 0; i < module.module().globals().size(); i++) {
            var type = module.module().globals().get(i).type().type();
            all.addAll(texts(machine.show(List.of(type), machine.hostAccess().global(i))));
        }
        return all;
    }

    private static List<String> texts(List<WasmValue> values) {
        return values.stream().map(WasmValue::toString).toList();
    }
}
