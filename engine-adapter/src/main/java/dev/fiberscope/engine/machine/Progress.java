package dev.fiberscope.engine.machine;

import java.util.function.BooleanSupplier;

/** Is told how far long work has come, and says whether to go on. */
@FunctionalInterface
public interface Progress {
    /** Goes on to the end. */
    Progress UNWATCHED = (_, _) -> true;

    /** {@code done} of {@code all} is done; false gives the work up. */
    boolean goOn(long done, long all);

    /** Goes on until {@code cancelled} says so. */
    static Progress until(BooleanSupplier cancelled) {
        return (_, _) -> !cancelled.getAsBoolean();
    }
}
