package dev.fiberscope.ui.timeline;

import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.timeline.layout.Loss;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What stops told about forgotten stacks. One that is forgotten stays so: from the earliest step at
 * which a stop showed it, that is known, and nothing before. One thread.
 */
final class SeenForgotten {
    private final Map<StackId, Loss> losses = new HashMap<>();

    /** At {@code step}, {@code forgotten} were seen. */
    void saw(long step, Collection<StackId> forgotten) {
        for (var stack : forgotten) {
            losses.merge(
                    stack, new Loss(step, ""), (old, now) -> now.step() < old.step() ? now : old);
        }
    }

    void clear() {
        losses.clear();
    }

    Map<StackId, Loss> losses() {
        return losses;
    }
}
