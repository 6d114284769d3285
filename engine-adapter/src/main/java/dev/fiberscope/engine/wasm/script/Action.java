package dev.fiberscope.engine.wasm.script;

import dev.fiberscope.engine.wasm.Place;
import java.util.List;
import java.util.Optional;

/** Something that a script does, and then looks at how it came out. */
public sealed interface Action {
    /** Characters of the script. */
    Place place();

    /** Calls an exported function of the named instance, or the last. */
    record Invoke(Optional<String> instance, String export, List<Constant> arguments, Place place)
            implements Action {
        public Invoke {
            arguments = List.copyOf(arguments);
        }
    }

    /** The value of an exported global of the named instance, or the last. */
    record Get(Optional<String> instance, String export, Place place) implements Action {}

    /** Instantiates a module; later commands do not mean it. It has no results. */
    record Instantiate(Definition definition, Place place) implements Action {}
}
