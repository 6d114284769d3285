package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.machine.Progress;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * Who dominates whom in a graph with a root: {@code a} dominates {@code b} when every way from the
 * root to {@code b} leads through {@code a}. Each node but the root has one nearest dominator.
 *
 * <p>The algorithm is Semi-NCA: semidominators as Lengauer and Tarjan compute them, with path
 * compression, then for each node the nearest common ancestor in the tree made so far (L.
 * Georgiadis, "Linear-Time Algorithms for Dominators and Related Problems", 2005). No recursion; 32
 * bytes a node and 4 an edge while it works.
 */
final class Dominators {
    /** No node. */
    static final int NONE = -1;

    private static final int PAUSE = 1 << 16;

    private final Digraph graph;
    private final Progress progress;

    /** Preorder number of each node, or {@link #NONE} where the root does not reach it. */
    private final int[] number;

    /** By preorder number from here on. */
    private final int[] node;

    private final int[] parent;
    private int count;

    private Dominators(Digraph graph, int root, Progress progress) {
        this.graph = graph;
        this.progress = progress;
        number = new int[graph.size()];
        node = new int[graph.size()];
        parent = new int[graph.size()];
        Arrays.fill(number, NONE);
        search(root);
    }

    /**
     * The nearest dominator of each node; {@link #NONE} for the root and for what it does not
     * reach.
     *
     * @throws CancellationException if {@code progress} gave it up
     */
    static Result of(Digraph graph, int root, Progress progress) {
        var search = new Dominators(graph, root, progress);
        var nearest = search.nearest();
        var result = new int[graph.size()];
        Arrays.fill(result, NONE);
        for (int i = 1; i < search.count; i++) {
            result[search.node[i]] = search.node[nearest[i]];
        }
        return new Result(result, Arrays.copyOf(search.node, search.count));
    }

    /** What was found. Every node comes behind its dominators in {@code order}. */
    static final class Result {
        private final int[] nearest;
        private final int[] order;

        private Result(int[] nearest, int[] order) {
            this.nearest = nearest;
            this.order = order;
        }

        /** The nearest dominator, or {@link Dominators#NONE}. */
        int nearest(int node) {
            return nearest[node];
        }

        /** Number of nodes that the root reaches, itself included. */
        int count() {
            return order.length;
        }

        /** The nodes that the root reaches, dominators first. */
        int ordered(int position) {
            return order[position];
        }
    }

    /** Depth first from the root: numbers, and the tree of the search. */
    private void search(int root) {
        var path = new int[graph.size()];
        var next = new int[graph.size()];
        int depth = 0;
        path[0] = root;
        next[0] = graph.first(root);
        visit(root, 0);
        while (depth >= 0) {
            int at = path[depth];
            if (next[depth] == graph.end(at)) {
                depth--;
                continue;
            }
            int target = graph.target(next[depth]++);
            if (number[target] == NONE) {
                visit(target, number[at]);
                path[++depth] = target;
                next[depth] = graph.first(target);
            }
        }
    }

    private void visit(int each, int from) {
        if (count % PAUSE == 0 && !progress.goOn(count, 2L * graph.size())) {
            throw new CancellationException();
        }
        number[each] = count;
        node[count] = each;
        parent[count++] = from;
    }

    private int[] nearest() {
        var firstOf = new int[count + 1];
        var predecessors = predecessors(firstOf);
        var semi = new int[count];
        var label = new int[count];
        var ancestor = parent.clone();
        for (int i = 0; i < count; i++) {
            semi[i] = i;
            label[i] = i;
        }
        var path = new int[count];
        for (int i = count - 1; i > 0; i--) {
            if (i % PAUSE == 0 && !progress.goOn(2L * count - i, 2L * graph.size())) {
                throw new CancellationException();
            }
            int least = parent[i];
            for (int edge = firstOf[i]; edge < firstOf[i + 1]; edge++) {
                int from = predecessors[edge];
                least = Math.min(least, semi[least(from, i + 1, ancestor, label, semi, path)]);
            }
            semi[i] = least;
        }
        var nearest = parent.clone();
        for (int i = 1; i < count; i++) {
            while (nearest[i] > semi[i]) {
                nearest[i] = nearest[nearest[i]];
            }
        }
        return nearest;
    }

    /**
     * Of those from {@code of} up to where nodes are not linked yet (numbers below {@code linked})
     * the one with the least semidominator. Makes the way shorter for the next time.
     */
    private static int least(
            int of, int linked, int[] ancestor, int[] label, int[] semi, int[] path) {
        if (of < linked) {
            return label[of];
        }
        int depth = 0;
        int top = of;
        while (ancestor[top] >= linked) {
            path[depth++] = top;
            top = ancestor[top];
        }
        while (depth > 0) {
            int below = path[--depth];
            if (semi[label[top]] < semi[label[below]]) {
                label[below] = label[top];
            }
            ancestor[below] = ancestor[top];
            top = below;
        }
        return label[of];
    }

    /** By number: those of node {@code i} lie from {@code firstOf[i]} to {@code firstOf[i + 1]}. */
    private int[] predecessors(int[] firstOf) {
        for (int i = 0; i < count; i++) {
            for (int edge = graph.first(node[i]); edge < graph.end(node[i]); edge++) {
                firstOf[number[graph.target(edge)]]++;
            }
        }
        int sum = 0;
        for (int i = 0; i <= count; i++) {
            sum += firstOf[i];
            firstOf[i] = sum;
        }
        var all = new int[sum];
        for (int i = 0; i < count; i++) {
            for (int edge = graph.first(node[i]); edge < graph.end(node[i]); edge++) {
                all[--firstOf[number[graph.target(edge)]]] = i;
            }
        }
        return all;
    }
}
