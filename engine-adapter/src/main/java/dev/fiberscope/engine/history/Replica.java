package dev.fiberscope.engine.history;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.event.TraceText;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Phase;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.wasm.ModuleException;

/**
 * A second machine that lives in the past: what hosts did comes from the log, and every event has
 * to be the recorded one. Engine thread only.
 */
final class Replica {
    private final Log log;
    private final RecordedTrace trace;
    private final Machine machine;
    private int entries;
    private int events;

    Replica(Settings settings, Log log, RecordedTrace trace) {
        this.log = log;
        this.trace = trace;
        machine = new Machine(settings, this::check);
    }

    Machine machine() {
        return machine;
    }

    void restore(Checkpoints.Mark mark) {
        machine.restore(mark.state());
        entries = mark.entries();
        events = mark.events();
    }

    Checkpoints.Mark mark() {
        return new Checkpoints.Mark(machine.checkpoint(), entries, events);
    }

    /** Everything the log knows has been taken in. */
    boolean atEndOfLog() {
        return entries == log.size();
    }

    /** Number of recorded events that led here. */
    int events() {
        return events;
    }

    /**
     * Goes on under {@code limit}, at most to the next thing that crossed the host boundary, and
     * takes that in. The machine is not ready afterwards only where the log ends.
     */
    void run(RunLimit limit) {
        settle();
        if (machine.phase() == Phase.READY && machine.step() < limit.step()) {
            machine.run(limit);
            settle();
        }
    }

    /** Takes in what hosts did at the present step. */
    void settle() {
        while (!atEndOfLog() && log.at(entries).step() <= machine.step()) {
            if (machine.phase() == Phase.READY) {
                unwind();
            } else {
                apply(log.at(entries++).crossing());
            }
        }
    }

    /**
     * With entries due at this very step, a machine that is ready can only be about to end an
     * activation without an instruction: an exception that a host threw leaves it.
     */
    private void unwind() {
        machine.run(RunLimit.to(machine.step()));
        if (machine.phase() == Phase.READY) {
            throw new AssertionError(
                    "unreachable: replay waits at step "
                            + machine.step()
                            + " for "
                            + log.at(entries).crossing());
        }
    }

    private void apply(Crossing crossing) {
        switch (crossing) {
            case Crossing.HostFunctionDefined(var module, int type, var name) ->
                    machine.defineHostFunction(module, type, name);
            case Crossing.Instantiated instantiated -> instantiate(instantiated);
            case Crossing.Entered(int function, var arguments) ->
                    machine.enter(function, arguments);
            case Crossing.HostReturned(var results) -> machine.hostReturned(results);
            case Crossing.HostThrew(long exception) -> machine.hostThrew(exception);
            case Crossing.HostFailed(var reason, var sentence) ->
                    machine.hostTrapped(reason, sentence);
            case Crossing.MemoryWritten(int memory, long address, var content) ->
                    machine.hostAccess().writeMemory(memory, address, content.toArray());
            case Crossing.MemoryGrown(int memory, int pages) ->
                    machine.hostAccess().growMemory(memory, pages);
            case Crossing.GlobalSet(int global, var value) ->
                    machine.hostAccess().setGlobal(global, value);
            case Crossing.ReferenceKept(long reference) -> machine.hostAccess().keep(reference);
            case Crossing.ReferenceReleased(long reference) ->
                    machine.hostAccess().release(reference);
            case Crossing.ExceptionMade(int tag, var payload, long made) -> {
                long again = machine.hostAccess().makeException(tag, payload);
                if (again != made) {
                    throw new AssertionError(
                            "unreachable: exception " + made + " became " + again + " in replay");
                }
            }
        }
    }

    private void instantiate(Crossing.Instantiated crossing) {
        try {
            machine.instantiate(crossing.module(), crossing.imports());
        } catch (ModuleException refused) {
            throw new AssertionError(
                    "unreachable: a module was linked once and not again", refused);
        }
    }

    private void check(TraceEvent replayed) {
        if (events == trace.size() || !trace.event(events).equals(replayed)) {
            String recorded =
                    events == trace.size() ? "nothing" : TraceText.line(trace.event(events));
            throw new AssertionError(
                    "unreachable: replay diverged: recorded "
                            + recorded
                            + ", replayed "
                            + TraceText.line(replayed));
        }
        events++;
    }
}
