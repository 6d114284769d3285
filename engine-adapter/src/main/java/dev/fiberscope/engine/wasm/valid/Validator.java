package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.ArrayList;

/**
 * Says whether a module is valid, and what its operand types are. WebAssembly 3.0 with the rules of
 * the stack-switching proposal: tags may have results, and {@code throw} takes such a tag as well.
 *
 * <p>A refusal begins with the words that the specification's own tests use, and goes on with the
 * reason.
 */
public final class Validator {
    private Validator() {}

    /**
     * Checks {@code module}.
     *
     * @throws ModuleException of phase {@code INVALID} at the first instruction or definition that
     *     breaks a rule; of phase {@code MALFORMED} if a body's blocks are not closed, which no
     *     reader lets through
     */
    public static ValidModule validate(Module module) throws ModuleException {
        var registry = new TypeRegistry();
        var ids = TypeDefinitions.check(module, registry);
        var definitions = new Definitions(module, registry, ids);
        new ModuleDefinitions(definitions).check();
        var functions = new ArrayList<TypedFunction>(module.functions().size());
        for (var function : module.functions()) {
            functions.add(FunctionCheck.check(definitions, function));
        }
        return new ValidModule(module, functions);
    }
}
