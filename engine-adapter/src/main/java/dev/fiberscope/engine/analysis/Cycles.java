package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.machine.HeapGraph;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The unreachable part of a heap in sets of nodes that reach each other (strongly connected
 * components, after Tarjan, without recursion), and which of the sets nothing outside refers to.
 */
final class Cycles {
    /** In no set: reachable. */
    static final int NONE = -1;

    private final HeapGraph graph;
    private final int[] set;
    private int sets;

    /** By set: some node outside refers to it. */
    private final BitSet entered = new BitSet();

    /** By set: its nodes can reach themselves. */
    private final BitSet closed = new BitSet();

    Cycles(HeapGraph graph, Reach reach) {
        this.graph = graph;
        set = new int[graph.size()];
        Arrays.fill(set, NONE);
        new Search(reach).run();
    }

    /** Number of sets. */
    int sets() {
        return sets;
    }

    /** The set of an unreachable node, else {@link #NONE}. */
    int set(int node) {
        return set[node];
    }

    /** Nothing outside of the set refers to a node in it. */
    boolean isSource(int number) {
        return !entered.get(number);
    }

    /** The node is in a set whose nodes hold each other, and that nothing else holds. */
    boolean isCycle(int node) {
        return set[node] != NONE && closed.get(set[node]) && !entered.get(set[node]);
    }

    private final class Search {
        /** Number of a node whose set is known, and of what is left out. */
        private static final int DONE = Integer.MAX_VALUE;

        /** In the order of the first visit, from 1; 0 before that. */
        private final int[] index = new int[graph.size()];

        private final int[] low = new int[graph.size()];
        private final int[] next = new int[graph.size()];
        private final int[] open = new int[graph.size()];
        private final int[] path = new int[graph.size()];

        /** Nodes that refer to themselves. */
        private final BitSet loops = new BitSet();

        private int opened;
        private int visited;
        private int depth = -1;

        Search(Reach reach) {
            for (int node = 0; node < index.length; node++) {
                index[node] = graph.isPresent(node) && !reach.isReached(node) ? 0 : DONE;
            }
        }

        void run() {
            for (int node = 0; node < index.length; node++) {
                if (index[node] == 0) {
                    from(node);
                }
            }
        }

        private void from(int begin) {
            enter(begin);
            while (depth >= 0) {
                int node = path[depth];
                if (next[node] == graph.endOfEdges(node)) {
                    depth--;
                    leave(node);
                } else {
                    follow(node, graph.target(next[node]++));
                }
            }
        }

        private void follow(int node, int target) {
            if (index[target] == 0) {
                enter(target);
            } else if (index[target] < DONE) {
                // It is still open, so that it reaches this one: both are in one set.
                low[node] = Math.min(low[node], index[target]);
                if (target == node) {
                    loops.set(node);
                }
            } else if (set[target] != NONE) {
                entered.set(set[target]);
            }
        }

        private void leave(int node) {
            boolean first = low[node] == index[node];
            if (first) {
                close(node);
            }
            if (depth >= 0 && first) {
                entered.set(set[node]);
            } else if (depth >= 0) {
                low[path[depth]] = Math.min(low[path[depth]], low[node]);
            }
        }

        private void enter(int node) {
            index[node] = ++visited;
            low[node] = visited;
            next[node] = graph.firstEdge(node);
            open[opened++] = node;
            path[++depth] = node;
        }

        private void close(int first) {
            closed.set(sets, open[opened - 1] != first || loops.get(first));
            int node;
            do {
                node = open[--opened];
                set[node] = sets;
                index[node] = DONE;
            } while (node != first);
            sets++;
        }
    }
}
