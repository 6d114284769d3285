package dev.fiberscope.engine.session;

import dev.fiberscope.engine.model.Snapshot;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The moment from which something holds, and goes on to hold: what {@link DebugSession#seek} looks
 * for.
 *
 * @param step a recorded one, at which it holds
 * @param holds at step 0 it does not
 * @param found is given the program at the last step without it, and at the first step with it
 */
public record TurningPoint(
        long step, Predicate<Snapshot> holds, BiConsumer<Snapshot, Snapshot> found) {}
