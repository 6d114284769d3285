package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.model.StackId;
import java.util.Optional;

/** Who remembers what happened to stacks: a fold over the trace, or a timeline that can look. */
@FunctionalInterface
public interface Stories {
    /** Nobody remembers anything. */
    Stories NONE = _ -> Optional.empty();

    /** Of a stack that lives; empty where it is not known, and for root stacks. */
    Optional<Story> of(StackId stack);
}
