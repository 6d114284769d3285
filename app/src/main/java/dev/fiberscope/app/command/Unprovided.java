package dev.fiberscope.app.command;

import dev.fiberscope.engine.host.Answer;
import dev.fiberscope.engine.host.ImportSource;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;

/**
 * Takes the place of every function that nobody provides: a module may import it, and runs until it
 * calls it. For one run.
 */
final class Unprovided implements ImportSource {
    private boolean called;

    @Override
    public Provision function(String module, String name, FunctionType type) {
        return new Provision.Provided((caller, arguments) -> {
            called = true;
            return new Answer.Failed(
                    "unanswered host call",
                    "nobody provides the function " + module + "." + name + " that is called here");
        });
    }

    /** Whether such a function was called, which has ended the run by a trap. */
    boolean called() {
        return called;
    }
}
