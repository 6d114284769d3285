package dev.fiberscope.engine.wasm.script;

import dev.fiberscope.engine.wasm.Place;
import java.util.List;
import java.util.Optional;

/** Something done with an instance: the named one, or the last. */
public sealed interface Action {
    Optional<String> instance();

    /** The name of the export. */
    String export();

    /** Characters of the script. */
    Place place();

    record Invoke(Optional<String> instance, String export, List<Constant> arguments, Place place)
            implements Action {
        public Invoke {
            arguments = List.copyOf(arguments);
        }
    }

    /** The value of a global. */
    record Get(Optional<String> instance, String export, Place place) implements Action {}
}
