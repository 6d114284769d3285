package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.machine.HeapGraph;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.StackBytes;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * What each object keeps alive alone: it, and everything to which no way leads but through it. Ways
 * begin at the roots and, in the unreachable part, at whatever nothing refers to, a cycle counting
 * as one.
 */
public final class Retention {
    private final HeapGraph graph;
    private final Cycles cycles;
    private final Dominators.Result dominators;
    private final long[] own;
    private final long[] kept;

    /** Positions in the tree of dominators: those below a node lie from it up to {@code last}. */
    private final int[] position;

    private final int[] last;

    /** By cycle: its continuations. */
    private final int[] sizes;

    Retention(HeapGraph graph, Cycles cycles, StackBytes bytes, Progress progress) {
        this.graph = graph;
        this.cycles = cycles;
        var rooted = new Rooted(graph, cycles);
        sizes = rooted.sizes();
        dominators = Dominators.of(rooted, rooted.root(), progress);
        own = new long[graph.size()];
        kept = new long[rooted.size()];
        position = new int[rooted.size()];
        last = new int[rooted.size()];
        for (int node = 0; node < graph.size(); node++) {
            if (graph.isPresent(node)) {
                own[node] = graph.bytes(node, bytes);
                kept[node] = own[node];
            }
        }
        place();
    }

    private void place() {
        var below = new int[kept.length];
        Arrays.fill(below, 1);
        for (int i = dominators.count() - 1; i > 0; i--) {
            int node = dominators.ordered(i);
            kept[dominators.nearest(node)] += kept[node];
            below[dominators.nearest(node)] += below[node];
        }
        var next = new int[kept.length];
        for (int i = 0; i < dominators.count(); i++) {
            int node = dominators.ordered(i);
            if (i > 0) {
                int nearest = dominators.nearest(node);
                position[node] = next[nearest];
                next[nearest] += below[node];
            }
            next[node] = position[node] + 1;
            last[node] = position[node] + below[node];
        }
    }

    /** Bytes of the node alone. */
    long own(int node) {
        return own[node];
    }

    /** Bytes of the node and of all that only it keeps. */
    long kept(int node) {
        return kept[node];
    }

    /** Bytes that the nodes keep together: nothing counts twice. A whole cycle counts as one. */
    long kept(List<Integer> nodes) {
        var all = new int[nodes.size()];
        var members = new int[cycles.sets()];
        for (int node : nodes) {
            if (cycles.isCycle(node)) {
                members[cycles.set(node)]++;
            }
        }
        for (int i = 0; i < all.length; i++) {
            int node = nodes.get(i);
            boolean whole =
                    cycles.isCycle(node) && members[cycles.set(node)] == sizes[cycles.set(node)];
            all[i] = whole ? dominators.nearest(node) : node;
        }
        var byPosition = new long[all.length];
        for (int i = 0; i < all.length; i++) {
            byPosition[i] = (long) position[all[i]] << Integer.SIZE | all[i];
        }
        Arrays.sort(byPosition);
        long sum = 0;
        int covered = 0;
        for (long each : byPosition) {
            int node = (int) each;
            if (position[node] >= covered) {
                sum += kept[node];
                covered = last[node];
            }
        }
        return sum;
    }

    /** The nearest continuation without which the node would not be kept. */
    OptionalInt keeper(int node) {
        for (int each = dominators.nearest(node);
                each != Dominators.NONE;
                each = dominators.nearest(each)) {
            if (each < graph.continuations()) {
                return OptionalInt.of(each);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * The heap with one root, whose edges lead to all roots and to each source of the unreachable
     * part. A source of several nodes has a node of its own, from which edges lead to its
     * continuations.
     */
    private static final class Rooted implements Digraph {
        private final HeapGraph graph;

        /** Edges of the root, then of the added nodes; they count on from the graph's. */
        private final int[] added;

        /** Where those of each added node begin, the root first. */
        private final int[] firstAdded;

        private final int[] sizes;

        Rooted(HeapGraph graph, Cycles cycles) {
            this.graph = graph;
            sizes = new int[cycles.sets()];
            for (int node = 0; node < graph.continuations(); node++) {
                if (cycles.isCycle(node)) {
                    sizes[cycles.set(node)]++;
                }
            }
            var own = new int[cycles.sets()];
            int wholes = 0;
            for (int set = 0; set < own.length; set++) {
                own[set] = sizes[set] > 0 ? wholes++ : Dominators.NONE;
            }
            firstAdded = new int[wholes + 2];
            int singles = 0;
            for (int node = 0; node < graph.continuations(); node++) {
                if (isSingle(cycles, own, node)) {
                    singles++;
                }
            }
            int ofRoot = graph.roots() + graph.hostRoots() + singles + wholes;
            int all = ofRoot;
            for (int set = 0; set < own.length; set++) {
                if (own[set] != Dominators.NONE) {
                    firstAdded[own[set] + 1] = all;
                    all += sizes[set];
                }
            }
            firstAdded[wholes + 1] = all;
            added = new int[all];
            fill(cycles, own, wholes);
        }

        private void fill(Cycles cycles, int[] own, int wholes) {
            int at = 0;
            for (int i = 0; i < graph.roots(); i++) {
                added[at++] = graph.root(i);
            }
            for (int i = 0; i < graph.hostRoots(); i++) {
                added[at++] = graph.hostRoot(i);
            }
            for (int i = 0; i < wholes; i++) {
                added[at++] = root() + 1 + i;
            }
            var next = firstAdded.clone();
            for (int node = 0; node < graph.continuations(); node++) {
                if (isSingle(cycles, own, node)) {
                    added[at++] = node;
                } else if (cycles.isCycle(node)) {
                    added[next[own[cycles.set(node)] + 1]++] = node;
                }
            }
        }

        private static boolean isSingle(Cycles cycles, int[] own, int node) {
            int set = cycles.set(node);
            return set != Cycles.NONE && cycles.isSource(set) && own[set] == Dominators.NONE;
        }

        int root() {
            return graph.size();
        }

        int[] sizes() {
            return sizes;
        }

        @Override
        public int size() {
            return graph.size() + firstAdded.length - 1;
        }

        @Override
        public int first(int node) {
            return node < graph.size()
                    ? graph.firstEdge(node)
                    : graph.edges() + firstAdded[node - graph.size()];
        }

        @Override
        public int end(int node) {
            return node < graph.size()
                    ? graph.endOfEdges(node)
                    : graph.edges() + firstAdded[node - graph.size() + 1];
        }

        @Override
        public int target(int edge) {
            return edge < graph.edges() ? graph.target(edge) : added[edge - graph.edges()];
        }
    }
}
