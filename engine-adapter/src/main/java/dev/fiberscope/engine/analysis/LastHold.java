package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.machine.HeapGraph;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.RootPath;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who held a leak last. What is unreachable stays so: {@link #isLost} is the question of a search
 * that halves the steps that are left, and the last step at which it does not hold shows the
 * holder.
 *
 * @param step the last one at which the stack was reachable
 * @param path a shortest way to it then: the last of its holders held the continuation
 * @param by the instruction that was executed at that step, and took the last reference away; empty
 *     where a host did
 */
public record LastHold(StackId stack, long step, RootPath path, Optional<CodePoint> by) {
    /** Whether {@code stack} is there, and no root reaches it. Once true it stays true. */
    public static Predicate<Snapshot> isLost(StackId stack) {
        return snapshot -> {
            var graph = HeapGraph.of(snapshot, Progress.UNWATCHED);
            var node = graph.node(stack);
            return node.isPresent() && !reach(graph).isReached(node.getAsInt());
        };
    }

    /**
     * {@code last} is the program at the last step at which the stack was not lost; empty if it is.
     */
    public static Optional<LastHold> of(StackId stack, Snapshot last) {
        var graph = HeapGraph.of(last, Progress.UNWATCHED);
        var node = graph.node(stack);
        var reach = reach(graph);
        return node.isPresent() && reach.isReached(node.getAsInt())
                ? Optional.of(
                        new LastHold(
                                stack,
                                last.step(),
                                graph.path(reach.way(node.getAsInt())),
                                last.next()))
                : Optional.empty();
    }

    private static Reach reach(HeapGraph graph) {
        return new Reach(graph, List.of(), Progress.UNWATCHED);
    }
}
