package dev.fiberscope.engine.history;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.WasmValue;
import java.util.List;
import java.util.stream.Collectors;

/** What crossed the host boundary, as a part of a sentence. */
final class CrossingWords {
    private CrossingWords() {}

    /** {@code machine} stands where it crossed, or would have. */
    static String of(Machine machine, Crossing crossing) {
        return switch (crossing) {
            case Crossing.HostFunctionDefined(_, _, var name) ->
                    "that the host function " + name + " was defined";
            case Crossing.Instantiated(var module, _) ->
                    "that a module of " + module.module().source().name() + " was instantiated";
            case Crossing.Entered(int function, var arguments) ->
                    "a host's call of " + call(machine, function, arguments);
            case Crossing.HostCalled(int function, var arguments) ->
                    "the call of host function " + call(machine, function, arguments);
            case Crossing.HostReturned(var results) ->
                    "that the host function returned" + raw(results);
            case Crossing.HostThrew _ -> "that the host function threw an exception";
            case Crossing.HostFailed(_, var sentence) ->
                    "that the host function failed (" + sentence + ")";
            case Crossing.MemoryWritten(int memory, long address, var content) ->
                    "that a host wrote "
                            + content.size()
                            + " bytes at "
                            + address
                            + " of memory "
                            + memory;
            case Crossing.MemoryGrown(int memory, int pages) ->
                    "that a host grew memory " + memory + " by " + pages + " pages";
            case Crossing.GlobalSet(int global, var value) ->
                    "that a host set global " + global + " to" + raw(value);
            case Crossing.ExceptionMade(int tag, _, _) ->
                    "that a host made an exception with tag " + machine.tagId(tag);
            case Crossing.ReferenceKept _ -> "that a host kept a reference";
            case Crossing.ReferenceReleased _ -> "that a host released a reference";
            case Crossing.Edited(var storage, var value) ->
                    "that" + raw(value) + " was put into " + storage;
            case Crossing.Collected() -> "a collection";
            case Crossing.Checked(long events, _) -> events + " events";
        };
    }

    private static String call(Machine machine, int function, Values arguments) {
        return machine.functionName(function)
                + shown(machine.show(machine.functionType(function).parameters(), arguments));
    }

    private static String shown(List<WasmValue> values) {
        return values.stream().map(WasmValue::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String raw(Values values) {
        var all = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            all.append(' ').append(values.at(i));
        }
        return all.toString();
    }
}
