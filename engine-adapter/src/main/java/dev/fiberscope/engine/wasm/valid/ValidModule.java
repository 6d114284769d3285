package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.Module;
import java.util.List;

/**
 * A module that passed validation; {@code functions} belong to {@code module.functions()}, one
 * each.
 */
public record ValidModule(Module module, List<TypedFunction> functions) {
    public ValidModule {
        functions = List.copyOf(functions);
    }
}
