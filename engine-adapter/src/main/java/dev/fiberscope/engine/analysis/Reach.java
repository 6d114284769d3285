package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.machine.HeapGraph;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.model.HostRegistration;
import dev.fiberscope.engine.model.WasmValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * What the roots reach, breadth first: so the way back to a root is a shortest one. First from all
 * roots but the dead ones, then from those: references that hosts keep for what can no longer
 * happen.
 */
final class Reach {
    private static final int PAUSE = 1 << 16;
    private static final int UNREACHED = -2;
    private static final int ROOT = -1;

    private final HeapGraph graph;

    /** The node from which each was reached first. */
    private final int[] from;

    /** Reached nodes in order; those from {@code alive} on only from dead roots. */
    private final int[] queue;

    private final int alive;
    private int found;
    private final boolean[] stranded;

    /**
     * @throws CancellationException if {@code progress} gave it up; it counts nodes
     */
    Reach(HeapGraph graph, List<HostRegistration> registrations, Progress progress) {
        this.graph = graph;
        from = new int[graph.size()];
        queue = new int[graph.size()];
        stranded = new boolean[graph.size()];
        Arrays.fill(from, UNREACHED);
        for (int i = 0; i < graph.roots(); i++) {
            find(graph.root(i), ROOT);
        }
        var dead = deadHosts(graph, registrations);
        for (int i = 0; i < graph.hostRoots(); i++) {
            if (!dead[i]) {
                find(graph.hostRoot(i), ROOT);
            }
        }
        int done = follow(0, progress);
        alive = found;
        for (int i = 0; i < graph.hostRoots(); i++) {
            find(graph.hostRoot(i), ROOT);
        }
        follow(done, progress);
        for (int i = alive; i < found; i++) {
            stranded[queue[i]] = true;
        }
    }

    /**
     * Which of the references that hosts hold are dead. Where a host holds the same several times,
     * as many as it says of are.
     */
    private static boolean[] deadHosts(HeapGraph graph, List<HostRegistration> registrations) {
        Map<WasmValue, Integer> counts = new HashMap<>();
        for (var each : registrations) {
            if (!each.canFire()) {
                counts.merge(key(each.held()), 1, Integer::sum);
            }
        }
        var dead = new boolean[graph.hostRoots()];
        for (int i = 0; i < dead.length && !counts.isEmpty(); i++) {
            var left = counts.computeIfPresent(key(graph.hostValue(i)), (_, count) -> count - 1);
            dead[i] = left != null && left >= 0;
        }
        return dead;
    }

    /** A registration may have been written down before its continuation was consumed. */
    private static WasmValue key(WasmValue value) {
        return value instanceof WasmValue.Continuation(var id, _)
                ? new WasmValue.Continuation(id, false)
                : value;
    }

    private int follow(int begin, Progress progress) {
        int done = begin;
        for (; done < found; done++) {
            if (done % PAUSE == 0 && !progress.goOn(done, graph.size())) {
                throw new CancellationException();
            }
            int node = queue[done];
            for (int edge = graph.firstEdge(node); edge < graph.endOfEdges(node); edge++) {
                find(graph.target(edge), node);
            }
        }
        return done;
    }

    private void find(int node, int by) {
        if (from[node] == UNREACHED) {
            from[node] = by;
            queue[found++] = node;
        }
    }

    /** From any root, a dead one too. */
    boolean isReached(int node) {
        return from[node] != UNREACHED;
    }

    /** Reached, but only from dead roots. */
    boolean isStranded(int node) {
        return stranded[node];
    }

    /** A shortest way to a reached node, from a root's node on. */
    List<Integer> way(int node) {
        var way = new ArrayList<Integer>();
        for (int each = node; each != ROOT; each = from[each]) {
            way.add(each);
        }
        Collections.reverse(way);
        return way;
    }
}
