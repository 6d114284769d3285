package dev.fiberscope.engine.session;

import dev.fiberscope.engine.wasm.Module.Import;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the names in a script mean at the present command: instances, definitions, and what modules
 * import from. What a refused module leaves nameless is refused with the same sentence.
 */
final class Meanings {
    /** What hosts provide without being registered. */
    private static final Set<String> PROVIDED =
            Set.of("spectest", "wasi_snapshot_preview1", "wasi_unstable");

    private final Stage stage;
    private final Map<String, Meant> instances = new HashMap<>();
    private final Map<String, Defined> definitions = new HashMap<>();
    private final Map<String, Unsupported> unsupported = new HashMap<>();
    private final Set<String> registered = new HashSet<>();
    private Meant lastInstance = new Nothing();
    private Optional<Defined> lastDefinition = Optional.empty();

    Meanings(Stage stage) {
        this.stage = stage;
    }

    private sealed interface Meant {}

    private record Instance(int number) implements Meant {}

    /** It would be an instance of a module that is refused by name. */
    private record Unsupported(String sentence) implements Meant {}

    private record Nothing() implements Meant {}

    /** A definition, or why there is none. */
    @FunctionalInterface
    interface Defined {
        ValidModule module() throws ModuleException;
    }

    /** A name in the script means nothing. */
    static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Missing(String sentence) {
            super(sentence);
        }
    }

    /** Instantiates what {@code defined} gives; from now on {@code id}, or no name, means that. */
    void load(Optional<String> id, Defined defined) throws ModuleException {
        // Commands that follow must not mean the instance before, if this one fails.
        mean(id, new Nothing());
        try {
            mean(id, new Instance(instantiate(defined.module())));
        } catch (ModuleException refused) {
            if (refused.phase() == Phase.UNSUPPORTED) {
                mean(id, new Unsupported(refused.sentence()));
            }
            throw refused;
        }
    }

    private void mean(Optional<String> id, Meant meant) {
        lastInstance = meant;
        id.ifPresent(name -> instances.put(name, meant));
    }

    /**
     * Instantiates a module; gives the number of the instance.
     *
     * @throws ModuleException also {@code UNSUPPORTED}, where it imports from something that this
     *     script does not define, and no host here: what is tested then is that it is valid
     */
    int instantiate(ValidModule module) throws ModuleException {
        try {
            return stage.instantiate(linkable(module));
        } catch (ModuleException refused) {
            var stranger = stranger(module, refused);
            if (stranger.isPresent()) {
                throw new ModuleException(
                        Phase.UNSUPPORTED,
                        "the module is valid, but neither this script nor a host defines \""
                                + stranger.get().module()
                                + "\", from which it imports",
                        refused.place());
            }
            throw refused;
        }
    }

    /** {@code module}, unless it imports from one that is refused by name. */
    ValidModule linkable(ValidModule module) throws ModuleException {
        for (var each : module.module().imports()) {
            var refused = unsupported.get(each.module());
            if (refused != null) {
                throw new ModuleException(Phase.UNSUPPORTED, refused.sentence(), each.place());
            }
        }
        return module;
    }

    /** The import that could not be linked, if nothing has the name of its module. */
    private Optional<Import> stranger(ValidModule module, ModuleException refused) {
        return refused.phase() == Phase.UNLINKABLE
                ? module.module().imports().stream()
                        .filter(each -> each.place().equals(refused.place()))
                        .filter(each ->
                                !registered.contains(each.module())
                                        && !PROVIDED.contains(each.module()))
                        .findFirst()
                : Optional.empty();
    }

    /** From now on {@code id}, or no name, means {@code defined}. */
    void define(Optional<String> id, Defined defined) {
        lastDefinition = Optional.of(defined);
        id.ifPresent(name -> definitions.put(name, defined));
    }

    /** From now on modules can import from the instance under {@code name}. */
    void register(String name, Optional<String> id) throws ModuleException {
        unsupported.remove(name);
        if (meant(id) instanceof Unsupported refused) {
            unsupported.put(name, refused);
        }
        stage.register(name, instance(id));
        registered.add(name);
    }

    private Meant meant(Optional<String> id) {
        return id.isPresent() ? instances.getOrDefault(id.get(), new Nothing()) : lastInstance;
    }

    int instance(Optional<String> id) throws ModuleException {
        return switch (meant(id)) {
            case Instance(int number) -> number;
            case Unsupported(var sentence) ->
                    throw new ModuleException(
                            Phase.UNSUPPORTED,
                            "there is no such instance, because " + sentence,
                            Place.NOWHERE);
            case Nothing() ->
                    throw new Missing(
                            "there is no instance" + id.map(name -> " $" + name).orElse(""));
        };
    }

    ValidModule definition(Optional<String> id) throws ModuleException {
        return id.map(name -> Optional.ofNullable(definitions.get(name)))
                .orElse(lastDefinition)
                .orElseThrow(() ->
                        new Missing(
                                "there is no definition" + id.map(name -> " $" + name).orElse("")))
                .module();
    }
}
