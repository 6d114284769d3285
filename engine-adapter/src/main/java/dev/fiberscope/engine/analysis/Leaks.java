package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.machine.HeapGraph;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The continuations of one state that were not consumed, with the verdict on each that has one.
 * Equal states and stories give equal verdicts, whatever the collector did before.
 * docs/semantics.md, "Leaks".
 *
 * <p>Never changes; for any thread.
 */
public final class Leaks {
    /** A machine has at most 16,777,216 stacks. */
    private static final int NODE_BITS = 24;

    private final long step;
    private final LeakQuery query;
    private final HeapGraph graph;
    private final Reach reach;
    private final Cycles cycles;

    /** By node; null where there is none. */
    private final @Nullable LeakVerdict[] verdicts;

    private final Map<LeakVerdict, Integer> counts = new EnumMap<>(LeakVerdict.class);

    /** Continuations and their nodes, by continuation: see {@link #node}. */
    private final long[] byContinuation;

    private Leaks(Snapshot snapshot, LeakQuery query, Progress progress) {
        this.step = snapshot.step();
        this.query = query;
        graph = HeapGraph.of(snapshot, progress);
        reach = new Reach(graph, query.registrations(), progress);
        cycles = new Cycles(graph, reach);
        verdicts = new LeakVerdict[graph.continuations()];
        byContinuation = new long[verdicts.length];
        for (int node = 0; node < verdicts.length; node++) {
            byContinuation[node] = graph.continuation(node).number() << NODE_BITS | node;
            var verdict = judge(node);
            verdicts[node] = verdict;
            if (verdict != null) {
                counts.merge(verdict, 1, Integer::sum);
            }
        }
        Arrays.sort(byContinuation);
    }

    /**
     * Judges every continuation of a snapshot that a machine made. Empty if {@code progress} gave
     * it up.
     */
    public static Optional<Leaks> of(Snapshot snapshot, LeakQuery query, Progress progress) {
        try {
            return Optional.of(new Leaks(snapshot, query, progress));
        } catch (CancellationException given) {
            return Optional.empty();
        }
    }

    private @Nullable LeakVerdict judge(int node) {
        if (!reach.isReached(node)) {
            if (cycles.isCycle(node)) {
                return LeakVerdict.CYCLE;
            }
            return graph.isFresh(node) ? LeakVerdict.NEVER_STARTED : LeakVerdict.FORGOTTEN;
        }
        if (reach.isStranded(node)) {
            return LeakVerdict.STRANDED;
        }
        boolean stale =
                query.staleAfter() != Long.MAX_VALUE && age(node).orElse(0) > query.staleAfter();
        return stale ? LeakVerdict.STALE : null;
    }

    private OptionalLong age(int node) {
        return query.stories()
                .of(graph.chain(node).top())
                .map(story ->
                        story.last().map(Story.Suspension::at).orElseGet(story::created).step())
                .map(since -> OptionalLong.of(step - since))
                .orElseGet(OptionalLong::empty);
    }

    /** The step of the state. */
    public long step() {
        return step;
    }

    /** Number of continuations that were not consumed, with a verdict or without. */
    public int continuations() {
        return verdicts.length;
    }

    /** Number of continuations with this verdict. */
    public int count(LeakVerdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }

    /** True if any of these verdicts was given. */
    public boolean has(Set<LeakVerdict> any) {
        return any.stream().anyMatch(verdict -> count(verdict) > 0);
    }

    /**
     * References to consumed continuations that somebody still holds: no leak, they keep nothing.
     */
    public long consumedReferences() {
        return graph.consumed();
    }

    /** The continuations with this verdict, by the number of their chains' bottom stacks. */
    public List<ContinuationId> with(LeakVerdict verdict) {
        return nodes(verdict).stream().map(graph::continuation).toList();
    }

    /** The bottom stacks of the chains of {@link #with}, in the same order. */
    public List<StackId> bottoms(LeakVerdict verdict) {
        return nodes(verdict).stream().map(this::bottom).toList();
    }

    /** The stacks of all continuations with this verdict, in order. */
    public List<StackId> stacks(LeakVerdict verdict) {
        return nodes(verdict).stream()
                .flatMap(node -> graph.stacks(node).stream())
                .sorted()
                .toList();
    }

    /** Empty where there is none: it can be resumed, was consumed, or never was. */
    public Optional<LeakVerdict> verdict(ContinuationId continuation) {
        return node(continuation).flatMap(node -> Optional.ofNullable(verdicts[node]));
    }

    /**
     * Bytes of the stacks of all continuations with this verdict; {@code retention} is this
     * state's.
     */
    public long bytes(LeakVerdict verdict, Retention retention) {
        return nodes(verdict).stream().mapToLong(retention::own).sum();
    }

    /** Bytes of those, and of all that only they keep: nothing counts twice. */
    public long retained(LeakVerdict verdict, Retention retention) {
        return retention.kept(nodes(verdict));
    }

    private List<Integer> nodes(LeakVerdict verdict) {
        var found = new long[count(verdict)];
        int count = 0;
        for (int node = 0; node < verdicts.length; node++) {
            if (verdicts[node] == verdict) {
                found[count++] = (long) bottom(node).number() << Integer.SIZE | node;
            }
        }
        Arrays.sort(found);
        var nodes = new ArrayList<Integer>(count);
        for (long each : found) {
            nodes.add((int) each);
        }
        return nodes;
    }

    private Optional<Integer> node(ContinuationId continuation) {
        long key = continuation.number() << NODE_BITS;
        int at = Arrays.binarySearch(byContinuation, key);
        at = at < 0 ? -1 - at : at;
        return at < byContinuation.length
                        && byContinuation[at] >>> NODE_BITS == continuation.number()
                ? Optional.of((int) (byContinuation[at] & (1 << NODE_BITS) - 1))
                : Optional.empty();
    }

    private StackId bottom(int node) {
        return graph.chain(node).bottom();
    }

    /** What is kept by whom, for {@link #leak} and {@link #groups}. Empty if given up. */
    public Optional<Retention> retention(Progress progress) {
        try {
            return Optional.of(new Retention(graph, cycles, query.bytes(), progress));
        } catch (CancellationException given) {
            return Optional.empty();
        }
    }

    /** All about a continuation that has a verdict; {@code retention} is this state's. */
    public Optional<Leak> leak(ContinuationId continuation, Retention retention) {
        return verdict(continuation)
                .flatMap(verdict -> node(continuation).map(node -> leak(node, verdict, retention)));
    }

    private Leak leak(int node, LeakVerdict verdict, Retention retention) {
        boolean reached = reach.isReached(node);
        return new Leak(
                graph.continuation(node),
                graph.chain(node),
                verdict,
                graph.isFresh(node),
                graph.entry(node),
                query.stories().of(bottom(node)),
                query.stories().of(graph.chain(node).top()).flatMap(Story::last),
                age(node),
                graph.codePoints(node),
                retention.own(node),
                retention.kept(node),
                reached ? Optional.of(graph.path(reach.way(node))) : Optional.empty(),
                reached ? Optional.empty() : keeper(node, retention),
                cycles.isCycle(node) ? members(cycles.set(node)) : List.of());
    }

    private Optional<ContinuationId> keeper(int node, Retention retention) {
        var found = retention.keeper(node);
        return found.isPresent()
                ? Optional.of(graph.continuation(found.getAsInt()))
                : Optional.empty();
    }

    private List<ContinuationId> members(int cycle) {
        var all = new ArrayList<ContinuationId>();
        for (int node = 0; node < verdicts.length; node++) {
            if (cycles.set(node) == cycle) {
                all.add(graph.continuation(node));
            }
        }
        all.sort(Comparator.naturalOrder());
        return all;
    }

    /**
     * All leaks in groups: those of one verdict together, in the order of the verdicts, and among
     * those the groups with more members first.
     */
    public List<LeakGroup> groups(Grouping grouping, Retention retention) {
        var groups = new ArrayList<LeakGroup>();
        for (var verdict : LeakVerdict.values()) {
            Map<LeakGroup.Key, List<Integer>> found = new LinkedHashMap<>();
            for (int node : nodes(verdict)) {
                found.computeIfAbsent(key(node, verdict, grouping), _ -> new ArrayList<>())
                        .add(node);
            }
            found.entrySet().stream()
                    .map(each -> group(each.getKey(), each.getValue(), retention))
                    .sorted(Comparator.comparingInt(LeakGroup::count).reversed())
                    .forEach(groups::add);
        }
        return groups;
    }

    private LeakGroup group(LeakGroup.Key key, List<Integer> nodes, Retention retention) {
        return new LeakGroup(
                key,
                nodes.stream().map(graph::continuation).toList(),
                bottom(nodes.getFirst()),
                nodes.stream().mapToLong(retention::own).sum(),
                retention.kept(nodes));
    }

    private LeakGroup.Key key(int node, LeakVerdict verdict, Grouping grouping) {
        return switch (grouping) {
            case CREATION_SITE ->
                    new LeakGroup.Key(verdict, created(node), Optional.empty(), List.of());
            case SUSPENSION_SITE ->
                    new LeakGroup.Key(verdict, Optional.empty(), Optional.empty(), site(node));
            case IDENTICAL_STACK ->
                    new LeakGroup.Key(
                            verdict,
                            Optional.empty(),
                            Optional.of(graph.entry(node)),
                            graph.codePoints(node));
            case SITES ->
                    new LeakGroup.Key(
                            verdict, created(node), Optional.of(graph.entry(node)), site(node));
        };
    }

    private Optional<CodePoint> created(int node) {
        return query.stories().of(bottom(node)).map(Story::by);
    }

    private List<CodePoint> site(int node) {
        return graph.suspension(node).stream().toList();
    }
}
