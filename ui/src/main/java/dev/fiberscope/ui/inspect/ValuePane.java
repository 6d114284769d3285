package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.session.Stop;
import java.util.Optional;

/** A tab of the inspector, with values of a stop. */
interface ValuePane {
    void show(Stop stop);

    /** Where the value lies that the keyboard was at last. */
    Optional<Storage> current();

    /** Asks for another value there; where there is none, goes to the first. */
    void edit();
}
