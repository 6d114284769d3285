package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.machine.HeapGraph;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.model.StackId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Looks for the last holders of several stacks at once: halves the steps that are left for all of them
 * together, so that a look at the past answers for each. Moves the timeline.
 *
 * @param cancelled says when to give up
 */
public record LastHolders(Timeline timeline, BooleanSupplier cancelled) {
    /**
     * Of those among {@code stacks} that are lost at {@code step}, which is recorded; not of those that
     * were lost from their first moment on. Fewer if it was cancelled.
     */
    public Map<StackId, LastHold> find(Collection<StackId> stacks, long step) {
        var found = new TreeMap<StackId, LastHold>();
        if (!stacks.isEmpty() && timeline.travel(step, cancelled)) {
            var lost = lost(stacks);
            if (!lost.isEmpty()) {
                narrow(0, step, lost, found);
            }
        }
        return found;
    }

    /** None of {@code stacks} is lost at {@code without}, all are at {@code with}. */
    private void narrow(
            long without, long with, List<StackId> stacks, Map<StackId, LastHold> found) {
        if (with - without <= 1) {
            if (timeline.travel(without, cancelled)) {
                var last = timeline.snapshot();
                stacks.forEach(each ->
                        LastHold.of(each, last).ifPresent(hold -> found.put(each, hold)));
            }
            return;
        }
        long middle = without + (with - without) / 2;
        if (!timeline.travel(middle, cancelled)) {
            return;
        }
        var lost = lost(stacks);
        var later = new ArrayList<>(stacks);
        later.removeAll(lost);
        if (!lost.isEmpty()) {
            narrow(without, middle, lost, found);
        }
        if (!later.isEmpty()) {
            narrow(middle, with, later, found);
        }
    }

    /** Those of {@code stacks} that are lost at the present position. */
    private List<StackId> lost(Collection<StackId> stacks) {
        var graph = HeapGraph.of(timeline.snapshot(), Progress.UNWATCHED);
        var reach = new Reach(graph, List.of(), Progress.UNWATCHED);
        return stacks.stream()
                .filter(each -> {
                    var node = graph.node(each);
                    return node.isPresent() && !reach.isReached(node.getAsInt());
                })
                .toList();
    }
}
