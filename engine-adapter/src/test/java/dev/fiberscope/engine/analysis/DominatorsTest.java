package dev.fiberscope.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.machine.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/**
 * Against the definition: what cannot be reached any more when a node is taken out, it dominates.
 */
class DominatorsTest {
    private static final int GRAPHS = 2_000;
    private static final int DEEP = 1_000_000;

    @SuppressWarnings("ArrayRecordComponent") // a piece of a test, compared by nobody
    private record Rows(int[] firsts, int[] targets) implements Digraph {
        static Rows of(List<int[]> edges) {
            var firsts = new int[edges.size() + 1];
            for (int node = 0; node < edges.size(); node++) {
                firsts[node + 1] = firsts[node] + edges.get(node).length;
            }
            return new Rows(firsts, edges.stream().flatMapToInt(Arrays::stream).toArray());
        }

        @Override
        public int size() {
            return firsts.length - 1;
        }

        @Override
        public int first(int node) {
            return firsts[node];
        }

        @Override
        public int end(int node) {
            return firsts[node + 1];
        }

        @Override
        public int target(int edge) {
            return targets[edge];
        }
    }

    private static BitSet reached(Digraph graph, int root, int without) {
        var reached = new BitSet();
        var open = new ArrayList<Integer>();
        if (root != without) {
            open.add(root);
            reached.set(root);
        }
        while (!open.isEmpty()) {
            int node = open.removeLast();
            for (int edge = graph.first(node); edge < graph.end(node); edge++) {
                int target = graph.target(edge);
                if (target != without && !reached.get(target)) {
                    reached.set(target);
                    open.add(target);
                }
            }
        }
        return reached;
    }

    /** Of those that dominate a node, the nearest is the one that all others dominate too. */
    private static int[] plain(Digraph graph, int root) {
        var all = reached(graph, root, -1);
        var dominated = new ArrayList<BitSet>();
        for (int node = 0; node < graph.size(); node++) {
            var lost = (BitSet) all.clone();
            lost.andNot(reached(graph, root, node));
            dominated.add(lost);
        }
        var nearest = new int[graph.size()];
        Arrays.fill(nearest, Dominators.NONE);
        for (int node = all.nextSetBit(0); node >= 0; node = all.nextSetBit(node + 1)) {
            for (int each = 0; node != root && each < graph.size(); each++) {
                if (each != node
                        && dominated.get(each).get(node)
                        && (nearest[node] == Dominators.NONE
                                || dominated.get(nearest[node]).get(each))) {
                    nearest[node] = each;
                }
            }
        }
        return nearest;
    }

    private static Rows random(SplittableRandom random) {
        int size = 1 + random.nextInt(16);
        int most = 1 + random.nextInt(4);
        var edges = new ArrayList<int[]>();
        for (int node = 0; node < size; node++) {
            edges.add(random.ints(random.nextInt(most + 1), 0, size).toArray());
        }
        return Rows.of(edges);
    }

    @Test
    void theNearestDominatorsAreThoseOfTheDefinition() {
        var random = new SplittableRandom(1);
        int deep = 0;
        for (int i = 0; i < GRAPHS; i++) {
            var graph = random(random);
            int root = random.nextInt(graph.size());
            var result = Dominators.of(graph, root, Progress.UNWATCHED);
            var found = new int[graph.size()];
            Arrays.setAll(found, result::nearest);
            assertArrayEquals(plain(graph, root), found, () -> graph + " from " + root);
            deep += (int) Arrays.stream(found).filter(each -> each >= 0 && each != root).count();
        }
        assertTrue(deep > GRAPHS, "not only roots dominate");
    }

    @Test
    void dominatorsComeFirstInTheOrder() {
        var random = new SplittableRandom(2);
        for (int i = 0; i < GRAPHS; i++) {
            var graph = random(random);
            var result = Dominators.of(graph, 0, Progress.UNWATCHED);
            var seen = new BitSet();
            for (int at = 0; at < result.count(); at++) {
                int node = result.ordered(at);
                assertTrue(at == 0 || seen.get(result.nearest(node)));
                seen.set(node);
            }
            assertEquals(reached(graph, 0, -1), seen);
        }
    }

    @Test
    void aLongRowNeedsNoJavaStack() {
        var edges = new ArrayList<int[]>(DEEP);
        for (int node = 0; node < DEEP; node++) {
            edges.add(new int[] {(node + 1) % DEEP});
        }
        var result = Dominators.of(Rows.of(edges), 0, Progress.UNWATCHED);
        assertEquals(DEEP - 2, result.nearest(DEEP - 1));
        assertEquals(Dominators.NONE, result.nearest(0));
    }

    @Test
    void itCanBeGivenUp() {
        var graph = Rows.of(List.of(new int[] {0}));
        assertThrows(
                CancellationException.class,
                () -> Dominators.of(graph, 0, Progress.until(() -> true)));
    }
}
