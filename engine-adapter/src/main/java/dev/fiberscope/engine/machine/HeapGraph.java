package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.Root;
import dev.fiberscope.engine.model.RootPath;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.ReferenceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Who refers to whom in one state, as a graph of numbers: exact, and the same for equal states.
 *
 * <p>Nodes are numbered from 0: first the continuations that can be consumed, each with its whole
 * chain of stacks, in the order of the stacks' slots; then every other stack, then exceptions,
 * structs and arrays. Edges lie in one row: those of {@code node} from {@link #firstEdge} up to
 * {@link #endOfEdges}, exclusive, one for each reference; consumed continuations have none. Objects
 * that neither a root nor any stack reaches have no edges in or out, and are not {@link
 * #isPresent}: whether the collector has freed them already makes no difference.
 *
 * <p>A million stacks with five million references are read in about a second. For reading on any
 * one thread.
 */
public final class HeapGraph {
    /** What a node is. */
    public enum Kind {
        /** A continuation that can be consumed, with the stacks of its chain. */
        CONTINUATION,
        /** A stack of a running chain, or of the one that trapped last. */
        STACK,
        EXCEPTION,
        STRUCT,
        ARRAY
    }

    private final MachineSnapshot snapshot;
    private final Store store;
    private final HeapNodes nodes;
    private final HeapEdges edges;

    private HeapGraph(MachineSnapshot snapshot, HeapNodes nodes, HeapEdges edges) {
        this.snapshot = snapshot;
        this.store = snapshot.store();
        this.nodes = nodes;
        this.edges = edges;
    }

    /**
     * The graph of a snapshot that a machine made.
     *
     * @throws CancellationException if {@code progress} gave it up; it counts nodes
     */
    public static HeapGraph of(Snapshot snapshot, Progress progress) {
        if (!(snapshot instanceof MachineSnapshot ours)) {
            throw new IllegalArgumentException("not a snapshot of a machine");
        }
        var nodes = new HeapNodes(ours.store());
        return new HeapGraph(ours, nodes, HeapEdges.of(ours.store(), nodes, progress));
    }

    /** Number of nodes. */
    public int size() {
        return nodes.size();
    }

    /** Number of continuations: their nodes are 0 up to this, exclusive. */
    public int continuations() {
        return nodes.continuations();
    }

    public Kind kind(int node) {
        return nodes.kind(node);
    }

    /** A root or a stack reaches it. True for all stacks. */
    public boolean isPresent(int node) {
        return edges.isPresent(node);
    }

    public int firstEdge(int node) {
        return edges.first(node);
    }

    public int endOfEdges(int node) {
        return edges.end(node);
    }

    /** Number of edges of all nodes. */
    public int edges() {
        return edges.size();
    }

    /** The node that an edge leads to. */
    public int target(int edge) {
        return edges.target(edge);
    }

    /** Number of roots that are no hosts', each reference counted that is not null. */
    public int roots() {
        return edges.roots();
    }

    /** The node that a root refers to or is. */
    public int root(int number) {
        return edges.root(number);
    }

    /** Number of references to nodes that hosts hold, each as often as they hold it. */
    public int hostRoots() {
        return edges.hostRoots();
    }

    /** The node that a host holds. */
    public int hostRoot(int number) {
        return nodes.of(edges.hostReference(number));
    }

    /** The same as people see it. */
    public WasmValue hostValue(int number) {
        return new ValueReader(store).reference(edges.hostReference(number));
    }

    /** How many references to consumed continuations are held, by present nodes and roots. */
    public long consumed() {
        return edges.consumed();
    }

    /** The continuation of a node that is one. */
    public ContinuationId continuation(int node) {
        return new ContinuationId(top(node).heldBy);
    }

    /** Its chain. */
    public Chain chain(int node) {
        return Pictures.chain(store, top(node));
    }

    /** The stacks that the node stands for: of a continuation its chain, the top first. */
    public List<StackId> stacks(int node) {
        var all = new ArrayList<StackId>();
        nodes.eachStack(node, stack -> all.add(Pictures.stack(stack)));
        return all;
    }

    /** The node that a stack belongs to; empty if it is over, or not made yet. */
    public OptionalInt node(StackId stack) {
        var slot = snapshot.slot(stack);
        return slot.isPresent()
                ? OptionalInt.of(nodes.ofStack(slot.getAsInt()))
                : OptionalInt.empty();
    }

    /** It was never resumed: its only stack is fresh. */
    public boolean isFresh(int node) {
        return top(node).state == StackData.FRESH;
    }

    /** The function that the bottom of its chain began with, or will: {@code $name} or index. */
    public String entry(int node) {
        return Pictures.function(store, store.stacks.at(top(node).chainBottom).entry);
    }

    /** Where the frames of the chain stand, the newest first; none where it is fresh. */
    public List<CodePoint> codePoints(int node) {
        var points = new ArrayList<CodePoint>();
        nodes.eachStack(
                node,
                stack -> {
                    for (int frame = stack.top; frame >= 0; frame -= StackData.FRAME) {
                        points.add(Pictures.waitingAt(store, stack, frame));
                    }
                });
        return points;
    }

    /** Where the newest frame of the chain stands; empty where it is fresh. */
    public Optional<CodePoint> suspension(int node) {
        var top = top(node);
        return top.top < 0
                ? Optional.empty()
                : Optional.of(Pictures.waitingAt(store, top, top.top));
    }

    /**
     * The bytes of the node alone: of stacks as {@code stacks} says, of other objects 8 for each
     * slot or part of a payload.
     */
    public long bytes(int node, StackBytes stacks) {
        return switch (kind(node)) {
            case CONTINUATION, STACK -> {
                var sum = new long[1];
                nodes.eachStack(
                        node,
                        stack ->
                                sum[0] +=
                                        stacks.of(
                                                Pictures.stack(stack),
                                                stack.sp,
                                                stack.frameCount()));
                yield sum[0];
            }
            case EXCEPTION -> 8L * nodes.exception(node).payload().size();
            case STRUCT, ARRAY -> 8L * nodes.object(node).slots.length;
        };
    }

    /**
     * The way along {@code way}, neighbours in the graph; its first node is a root. Where several
     * references lead from one to the next, the first in order.
     */
    public RootPath path(List<Integer> way) {
        var holders = new ArrayList<Holder>();
        for (int i = 1; i < way.size(); i++) {
            holders.add(holder(way.get(i - 1), way.get(i)));
        }
        return new RootPath(rootOf(way.getFirst()), holders);
    }

    /** What in node {@code from} refers to node {@code to}: the first in order. */
    private Holder holder(int from, int to) {
        var search = new Search(to);
        var holders = new Holders(store, false);
        switch (kind(from)) {
            case CONTINUATION, STACK ->
                    nodes.eachStack(from, stack -> holders.stack(stack, search::look));
            case EXCEPTION -> holders.exception(nodes.exception(from), search::look);
            case STRUCT, ARRAY -> holders.object(nodes.object(from), search::look);
        }
        return search.found.orElseThrow(() -> new AssertionError("unreachable: no such edge"));
    }

    private Root rootOf(int node) {
        if (kind(node) == Kind.STACK) {
            var stack = store.stacks.at(nodes.slot(node));
            return stack.state == StackData.TRAPPED
                    ? new Root.Trapped(Pictures.stack(stack))
                    : new Root.Running(Pictures.stack(stack));
        }
        var search = new Search(node);
        var holders = new Holders(store, false);
        holders.cells(search::look);
        if (search.found.isEmpty()) {
            var segment = segmentWith(node);
            if (segment.isPresent()) {
                return segment.get();
            }
            holders.hosts(search::look);
        }
        return new Root.Cell(
                search.found.orElseThrow(() -> new AssertionError("unreachable: no root")));
    }

    private Optional<Root> segmentWith(int node) {
        for (var instance : store.instances) {
            var names = instance.module().module().names();
            for (int segment = 0; segment < instance.elements().size(); segment++) {
                var references = BulkInstructions.elements(store, instance, segment);
                for (int i = 0; i < references.size(); i++) {
                    if (nodes.of(references.at(i)) == node) {
                        return Optional.of(
                                new Root.Segment(
                                        instance.number(),
                                        names.shown(Names.Kind.ELEMENT, segment),
                                        i));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private StackData top(int node) {
        return store.stacks.at(nodes.slot(node));
    }

    /** Looks for the first reference to a node. */
    private final class Search {
        private final int to;
        private Optional<Holder> found = Optional.empty();

        Search(int to) {
            this.to = to;
        }

        void look(long reference, Supplier<Holder> holder) {
            if (found.isEmpty() && nodes.of(reference) == to) {
                found = Optional.of(holder.get());
            }
        }
    }

    /** Tells {@code visitor} every root's reference that is no host's, null ones too. */
    static void cells(Store store, LongConsumer visitor) {
        for (var global : store.globalTypes) {
            if (global.type().type() instanceof ReferenceType) {
                visitor.accept(store.globals.at(global.slot()));
            }
        }
        for (var table : store.tables) {
            for (int i = 0; i < table.slots.size(); i++) {
                visitor.accept(table.slots.at(i));
            }
        }
        for (var instance : store.instances) {
            for (int segment = 0; segment < instance.elements().size(); segment++) {
                var references = BulkInstructions.elements(store, instance, segment);
                for (int i = 0; i < references.size(); i++) {
                    visitor.accept(references.at(i));
                }
            }
        }
    }
}
