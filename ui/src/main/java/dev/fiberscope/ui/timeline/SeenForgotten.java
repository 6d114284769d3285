package dev.fiberscope.ui.timeline;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.ContinuationState;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.ui.layout.LastHolder;
import dev.fiberscope.ui.timeline.layout.Loss;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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

    /** {@code continuation}, which {@code snapshot} has, lost its {@code last} holder. */
    void lost(Snapshot snapshot, ContinuationId continuation, LastHolder last) {
        if (snapshot.continuation(continuation).orElse(null)
                instanceof ContinuationState.Live(var chain)) {
            var loss =
                    new Loss(
                            last.step(),
                            last.by()
                                    .map(by -> by.function() + " dropped " + continuation)
                                    .orElse(""));
            var each = Optional.of(chain.bottom());
            while (each.isPresent()) {
                losses.merge(each.get(), loss, (old, now) -> now.step() <= old.step() ? now : old);
                each =
                        snapshot.stack(each.get())
                                .flatMap(stack ->
                                        stack.state() instanceof StackState.Parent(var child, _)
                                                ? Optional.of(child)
                                                : Optional.empty());
            }
        }
    }

    void clear() {
        losses.clear();
    }

    Map<StackId, Loss> losses() {
        return losses;
    }
}
