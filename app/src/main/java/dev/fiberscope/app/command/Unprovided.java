package dev.fiberscope.app.command;

import dev.fiberscope.engine.host.Answer;
import dev.fiberscope.engine.host.ImportSource;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;

/**
 * Takes the place of every function that nobody provides: a module may import it, and runs until it
 * calls it.
 */
final class Unprovided implements ImportSource {
    private static final String REASON = "unanswered host call";

    @Override
    public Provision function(String module, String name, FunctionType type) {
        return new Provision.Provided((caller, arguments) ->
                new Answer.Failed(
                        REASON,
                        "nobody provides the function "
                                + module
                                + "."
                                + name
                                + " that is called here"));
    }

    /** The run ended because such a function was called. */
    static boolean caused(Trap trap) {
        return trap.reason().equals(REASON);
    }
}
