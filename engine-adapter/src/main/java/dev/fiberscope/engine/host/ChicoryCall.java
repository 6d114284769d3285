package dev.fiberscope.engine.host;

import com.dylibso.chicory.runtime.ImportFunction;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import org.jspecify.annotations.Nullable;

/** A call of one host function written for Chicory, imported with {@code type}. */
record ChicoryCall(ImportFunction function, FunctionType type) implements HostCall {
    private static final long[] NONE = {};

    @Override
    public Answer answer(Caller caller, Values arguments) {
        var machine = caller.machine();
        // Chicory's handles give null for "no results".
        long @Nullable [] results =
                function.handle()
                        .apply(
                                caller.chicory(),
                                Crossing.outward(machine, type.parameters(), arguments));
        return new Answer.Returned(
                Crossing.inward(machine, type.results(), results == null ? NONE : results));
    }
}
