package dev.fiberscope.engine.host;

import com.dylibso.chicory.runtime.ImportFunction;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import java.util.List;

/**
 * Host functions written for Chicory. References reach them as the machine's numbers, declared as
 * {@code ExternRef}.
 */
public final class ChicoryFunctions implements ImportSource {
    private final List<ImportFunction> functions;

    public ChicoryFunctions(List<? extends ImportFunction> functions) {
        this.functions = List.copyOf(functions);
    }

    @Override
    public Provision function(String module, String name, FunctionType type) {
        Provision found = new Provision.Unknown();
        for (var function : functions) {
            if (function.module().equals(module) && function.name().equals(name)) {
                if (Lowering.function(type).equals(function.functionType())) {
                    return new Provision.Provided(new ChicoryCall(function, type));
                }
                found = new Provision.Misfit();
            }
        }
        return found;
    }
}
