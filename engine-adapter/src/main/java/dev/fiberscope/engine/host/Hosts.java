package dev.fiberscope.engine.host;

import dev.fiberscope.engine.host.ImportSource.Provision;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.List;
import java.util.Optional;

/** Sources of imports, asked in order: the first that knows the name decides. */
public record Hosts(List<ImportSource> sources) {
    /**
     * Provides every function and never answers: last of the sources where somebody can be asked
     * for the results.
     */
    public static final ImportSource NOBODY =
            (module, name, type) ->
                    new Provision.Provided((caller, arguments) -> new Answer.Unanswered());

    public Hosts {
        sources = List.copyOf(sources);
    }

    Provision function(String module, String name, FunctionType type) {
        for (var source : sources) {
            var provision = source.function(module, name, type);
            if (!(provision instanceof Provision.Unknown)) {
                return provision;
            }
        }
        return new Provision.Unknown();
    }

    Optional<ValidModule> library(String name) throws ModuleException {
        for (var source : sources) {
            var library = source.library(name);
            if (library.isPresent()) {
                return library;
            }
        }
        return Optional.empty();
    }
}
