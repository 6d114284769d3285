package dev.fiberscope.engine.history;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.wasm.ModuleException;

/** Does to a machine what a host did to another one. */
final class Replies {
    static final String AT_REST = "that no instruction is next";

    private Replies() {}

    /** The machine waits, or is idle. {@link Divergence} where it cannot be done. */
    static void apply(Machine machine, Crossing crossing) {
        var hosts = machine.hostAccess();
        switch (crossing) {
            case Crossing.HostFunctionDefined(var module, int type, var name) ->
                    machine.defineHostFunction(module, type, name);
            case Crossing.Instantiated(var module, var imports) -> {
                try {
                    machine.instantiate(module, imports);
                } catch (ModuleException refused) {
                    throw diverged(machine, crossing, "that it is refused: " + refused.sentence());
                }
            }
            case Crossing.Entered(int function, var arguments) ->
                    machine.enter(function, arguments);
            case Crossing.HostReturned(var results) -> machine.hostReturned(results);
            case Crossing.HostThrew(long exception) -> machine.hostThrew(exception);
            case Crossing.HostFailed(var reason, var sentence) ->
                    machine.hostTrapped(reason, sentence);
            case Crossing.MemoryWritten(int memory, long address, var content) ->
                    hosts.writeMemory(memory, address, content.toArray());
            case Crossing.MemoryGrown(int memory, int pages) -> hosts.growMemory(memory, pages);
            case Crossing.GlobalSet(int global, var value) -> hosts.setGlobal(global, value);
            case Crossing.ReferenceKept(long reference) -> hosts.keep(reference);
            case Crossing.ReferenceReleased(long reference) -> hosts.release(reference);
            case Crossing.ExceptionMade(int tag, var payload, long made) -> {
                if (hosts.makeException(tag, payload) != made) {
                    throw diverged(machine, crossing, "another number for it");
                }
            }
            case Crossing.Edited(var storage, var value) -> machine.edit(storage, value);
            case Crossing.Collected() -> machine.collect();
            case Crossing.HostCalled _ -> throw diverged(machine, crossing, AT_REST);
            case Crossing.Checked _ ->
                    throw new AssertionError("unreachable: a check is not done to a machine");
        }
    }

    private static Divergence diverged(Machine machine, Crossing crossing, String replayed) {
        return new Divergence(machine.step(), CrossingWords.of(machine, crossing), replayed);
    }
}
