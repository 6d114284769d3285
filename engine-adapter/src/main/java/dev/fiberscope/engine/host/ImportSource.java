package dev.fiberscope.engine.host;

import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.Optional;

/** Somebody who provides imports. */
@FunctionalInterface
public interface ImportSource {
    /**
     * Whether a function of this name and type is provided. Concrete types in {@code type} are the
     * importer's indices.
     */
    Provision function(String module, String name, FunctionType type);

    /**
     * A module that is instantiated under {@code name} as soon as somebody imports from it, and
     * gives what is no function. Its own imports are functions of hosts; it has no start function.
     */
    default Optional<ValidModule> library(String name) throws ModuleException {
        return Optional.empty();
    }

    /** What a source has under a name. */
    sealed interface Provision {
        record Provided(HostCall call) implements Provision {}

        /** A function of another type. */
        record Misfit() implements Provision {}

        record Unknown() implements Provision {}
    }
}
