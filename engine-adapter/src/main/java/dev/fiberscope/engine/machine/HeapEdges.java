package dev.fiberscope.engine.machine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.CancellationException;

/**
 * The references between the nodes of a state, as {@link HeapGraph} has them: read once, from the
 * roots and from every stack on. Costs 4 bytes an edge, and 12 a node.
 */
final class HeapEdges {
    /** Nodes between two questions whether to go on. */
    private static final int PAUSE = 1 << 14;

    private final Store store;
    private final HeapNodes nodes;
    private final BitSet present;
    private final int[] first;
    private final int[] end;
    private int[] targets = new int[1024];
    private int size;
    private int[] roots = new int[16];
    private int rootCount;
    private long[] hosts = new long[16];
    private int hostCount;
    private long consumed;

    /** Present nodes in the order in which they were found: those up to {@code done} were read. */
    private final int[] queue;

    private int found;

    private HeapEdges(Store store, HeapNodes nodes) {
        this.store = store;
        this.nodes = nodes;
        present = new BitSet(nodes.size());
        first = new int[nodes.size()];
        end = new int[nodes.size()];
        queue = new int[nodes.size()];
    }

    static HeapEdges of(Store store, HeapNodes nodes, Progress progress) {
        var edges = new HeapEdges(store, nodes);
        edges.findRoots();
        for (int node = 0; node < nodes.size() && nodes.isStack(node); node++) {
            edges.find(node);
        }
        edges.read(progress);
        edges.targets = Arrays.copyOf(edges.targets, edges.size);
        return edges;
    }

    private void findRoots() {
        HeapGraph.cells(store, (long reference) -> addRoot(reference));
        store.hostReferences.each((reference, _) -> {
            int node = node(reference);
            if (node != HeapNodes.NONE) {
                find(node);
                if (hostCount == hosts.length) {
                    hosts = Arrays.copyOf(hosts, hostCount * 2);
                }
                hosts[hostCount++] = reference;
            }
        });
        for (int node = nodes.continuations(); nodes.isStack(node); node++) {
            addRoot(node);
        }
    }

    private void addRoot(long reference) {
        int node = node(reference);
        if (node != HeapNodes.NONE) {
            addRoot(node);
        }
    }

    private void addRoot(int node) {
        find(node);
        if (rootCount == roots.length) {
            roots = Arrays.copyOf(roots, rootCount * 2);
        }
        roots[rootCount++] = node;
    }

    private int node(long reference) {
        int node = nodes.of(reference);
        if (node == HeapNodes.NONE && Reference.kind(reference) == Reference.CONTINUATION) {
            consumed++;
        }
        return node;
    }

    private void find(int node) {
        if (!present.get(node)) {
            present.set(node);
            queue[found++] = node;
        }
    }

    private void read(Progress progress) {
        var slots = new ReferenceSlots(store, false);
        for (int done = 0; done < found; done++) {
            if (done % PAUSE == 0 && !progress.goOn(done, nodes.size())) {
                throw new CancellationException();
            }
            int node = queue[done];
            first[node] = size;
            if (nodes.isStack(node)) {
                nodes.eachStack(node, stack -> slots.each(stack, this::edge));
            } else if (nodes.isObject(node)) {
                nodes.object(node).references(this::edge);
            } else {
                var exception = nodes.exception(node);
                ReferenceSlots.each(
                        store.tags.get(exception.tag()).shape().parameters(),
                        exception.payload(),
                        this::edge);
            }
            end[node] = size;
        }
    }

    private void edge(long reference) {
        int node = node(reference);
        if (node == HeapNodes.NONE) {
            return;
        }
        if (size == targets.length) {
            targets = Arrays.copyOf(targets, Math.addExact(size, size));
        }
        targets[size++] = node;
        find(node);
    }

    boolean isPresent(int node) {
        return present.get(node);
    }

    int first(int node) {
        return first[node];
    }

    int end(int node) {
        return end[node];
    }

    int size() {
        return size;
    }

    int target(int edge) {
        return targets[edge];
    }

    int roots() {
        return rootCount;
    }

    int root(int number) {
        return roots[number];
    }

    int hostRoots() {
        return hostCount;
    }

    long hostReference(int number) {
        return hosts[number];
    }

    long consumed() {
        return consumed;
    }
}
