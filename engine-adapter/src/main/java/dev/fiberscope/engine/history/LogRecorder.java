package dev.fiberscope.engine.history;

import dev.fiberscope.engine.machine.Extern;
import dev.fiberscope.engine.machine.HostActions;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.List;

/** Writes down what hosts do to a machine that it observes. One thread. */
public final class LogRecorder implements HostActions {
    private final Machine machine;
    private final Sink sink;

    /** Where it is written. */
    @FunctionalInterface
    public interface Sink {
        /** {@code crossing} when {@code step} instructions were executed. */
        void add(long step, Crossing crossing);
    }

    private LogRecorder(Machine machine, Sink sink) {
        this.machine = machine;
        this.sink = sink;
    }

    /** From now on, {@code sink} gets all that hosts do to {@code machine}. */
    public static void observe(Machine machine, Sink sink) {
        machine.observeHosts(new LogRecorder(machine, sink));
    }

    private void record(Crossing crossing) {
        sink.add(machine.step(), crossing);
    }

    @Override
    public void hostFunctionDefined(ValidModule module, int type, String name) {
        record(new Crossing.HostFunctionDefined(module, type, name));
    }

    @Override
    public void instantiated(ValidModule module, List<Extern> imports) {
        record(new Crossing.Instantiated(module, imports));
    }

    @Override
    public void entered(int function, Values arguments) {
        record(new Crossing.Entered(function, arguments));
    }

    @Override
    public void hostCalled(int function, Values arguments) {
        record(new Crossing.HostCalled(function, arguments));
    }

    @Override
    public void hostReturned(Values results) {
        record(new Crossing.HostReturned(results));
    }

    @Override
    public void hostThrew(long exception) {
        record(new Crossing.HostThrew(exception));
    }

    @Override
    public void hostFailed(String reason, String sentence) {
        record(new Crossing.HostFailed(reason, sentence));
    }

    @Override
    public void memoryWritten(int memory, long address, int count) {
        record(
                new Crossing.MemoryWritten(
                        memory,
                        address,
                        Bytes.of(machine.hostAccess().readMemory(memory, address, count))));
    }

    @Override
    public void memoryGrown(int memory, int pages) {
        record(new Crossing.MemoryGrown(memory, pages));
    }

    @Override
    public void globalSet(int global, Values value) {
        record(new Crossing.GlobalSet(global, value));
    }

    @Override
    public void exceptionMade(int tag, Values payload, long made) {
        record(new Crossing.ExceptionMade(tag, payload, made));
    }

    @Override
    public void referenceKept(long reference) {
        record(new Crossing.ReferenceKept(reference));
    }

    @Override
    public void referenceReleased(long reference) {
        record(new Crossing.ReferenceReleased(reference));
    }

    @Override
    public void collected() {
        record(new Crossing.Collected());
    }

    @Override
    public void edited(Storage storage, Values value) {
        record(new Crossing.Edited(storage, value));
    }
}
