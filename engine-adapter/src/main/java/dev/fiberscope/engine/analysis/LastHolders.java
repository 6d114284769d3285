package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.machine.HeapGraph;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.model.StackId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Looks for the last holders of stacks that are lost: with longer and longer strides from when each
 * was surely there, since most are lost soon after that, and when programs are small still; then by
 * halving the last stride. Moves the timeline.
 *
 * @param cancelled says when to give up
 */
public record LastHolders(Timeline timeline, BooleanSupplier cancelled) {
    /**
     * Of those among {@code stacks} that are lost at {@code step}, which is recorded; not of those
     * that were lost from their first moment on. Fewer if it was cancelled.
     *
     * @param stories tell since when to look: what they do not know is looked for from the
     *     beginning
     */
    public Map<StackId, LastHold> find(Collection<StackId> stacks, Stories stories, long step) {
        var found = new TreeMap<StackId, LastHold>();
        if (!stacks.isEmpty() && timeline.travel(step, cancelled)) {
            for (var stack : lost(stacks)) {
                find(stack, since(stack, stories), step).ifPresent(hold -> found.put(stack, hold));
            }
        }
        return found;
    }

    /** A step at which it was not lost yet. */
    private static long since(StackId stack, Stories stories) {
        return stories.of(stack)
                .map(story ->
                        story.last().map(Story.Suspension::at).orElseGet(story::created).step())
                .orElse(0L);
    }

    /** It is lost at {@code step}. */
    private Optional<LastHold> find(StackId stack, long since, long step) {
        long without = since;
        long with = step;
        for (long stride = 1; without + stride < step; stride *= 2) {
            long next = without + stride;
            if (!timeline.travel(next, cancelled)) {
                return Optional.empty();
            }
            if (isLost(stack)) {
                with = next;
                break;
            }
            without = next;
        }
        while (with - without > 1) {
            long middle = without + (with - without) / 2;
            if (!timeline.travel(middle, cancelled)) {
                return Optional.empty();
            }
            if (isLost(stack)) {
                with = middle;
            } else {
                without = middle;
            }
        }
        return timeline.travel(without, cancelled)
                ? LastHold.of(stack, timeline.snapshot())
                : Optional.empty();
    }

    private boolean isLost(StackId stack) {
        return LastHold.isLost(stack).test(timeline.snapshot());
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
