package dev.fiberscope.engine.session;

import dev.fiberscope.engine.host.Answer;
import dev.fiberscope.engine.host.ImportSource;
import dev.fiberscope.engine.host.ImportSource.Provision;
import dev.fiberscope.engine.machine.Values;
import java.util.List;

/** Hosts that call back into the module that called them. */
final class CallingHosts {
    private CallingHosts() {}

    /** Every function calls the export {@code name} with its own arguments. */
    static ImportSource back(String name) {
        return (module, function, type) ->
                new Provision.Provided((caller, arguments) -> {
                    int back =
                            caller.machine()
                                    .export(caller.instance(), name)
                                    .orElseThrow()
                                    .address();
                    return new Answer.Returned(caller.driver().call(back, arguments));
                });
    }

    /**
     * {@code host.pass}: calls the export whose number it is given, and lets through whatever
     * comes.
     */
    static ImportSource passing() {
        return (module, name, type) ->
                new Provision.Provided((caller, arguments) -> {
                    var export = arguments.at(0) == 0 ? "throw" : "trap";
                    int function =
                            caller.machine()
                                    .export(caller.instance(), export)
                                    .orElseThrow()
                                    .address();
                    return new Answer.Returned(caller.driver().call(function, Values.NONE));
                });
    }

    /**
     * {@code host.twice}: calls the export {@code step} two times, writes 77 to address 100, gives
     * the last result.
     */
    static ImportSource twice(List<Integer> calls) {
        return (module, name, type) ->
                new Provision.Provided((caller, arguments) -> {
                    calls.add((int) arguments.at(0));
                    int step =
                            caller.machine()
                                    .export(caller.instance(), "step")
                                    .orElseThrow()
                                    .address();
                    caller.driver().call(step, arguments);
                    Values last = caller.driver().call(step, arguments);
                    caller.chicory().memory().writeI32(100, 77);
                    return new Answer.Returned(last);
                });
    }
}
