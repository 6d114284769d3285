package dev.fiberscope.ui.leaks.layout;

import dev.fiberscope.engine.analysis.Grouping;
import dev.fiberscope.engine.analysis.Leak;
import dev.fiberscope.engine.analysis.LeakGroup;
import dev.fiberscope.engine.analysis.LeakQuery;
import dev.fiberscope.engine.analysis.LeakVerdict;
import dev.fiberscope.engine.analysis.Leaks;
import dev.fiberscope.engine.analysis.Retention;
import dev.fiberscope.engine.analysis.StoryBook;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.StackBytes;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The leaks of one state, searched and counted: whatever a page asks is at hand. Never changes. */
public final class Findings {
    private final int run;
    private final Snapshot snapshot;
    private final Leaks leaks;
    private final Retention retention;
    private final boolean told;
    private final long cancelled;
    private final Map<LeakVerdict, Total> totals = new EnumMap<>(LeakVerdict.class);
    private final Map<Grouping, List<LeakGroup>> groups = new EnumMap<>(Grouping.class);
    private final Map<StackId, ContinuationId> byBottom = new HashMap<>();

    /**
     * All leaks with one verdict.
     *
     * @param bytes of their stacks
     * @param retained bytes of those and of all that only they keep
     */
    public record Total(int count, long bytes, long retained) {}

    private Findings(
            int run,
            Snapshot snapshot,
            Leaks leaks,
            Retention retention,
            StoryBook book,
            boolean told) {
        this.run = run;
        this.snapshot = snapshot;
        this.leaks = leaks;
        this.retention = retention;
        this.told = told;
        cancelled = book.cancelledCount();
        for (var verdict : LeakVerdict.values()) {
            var all = leaks.with(verdict);
            var bottoms = leaks.bottoms(verdict);
            for (int i = 0; i < all.size(); i++) {
                byBottom.put(bottoms.get(i), all.get(i));
            }
            totals.put(
                    verdict,
                    new Total(
                            all.size(),
                            leaks.bytes(verdict, retention),
                            leaks.retained(verdict, retention)));
        }
        for (var grouping : Grouping.values()) {
            groups.put(grouping, List.copyOf(leaks.groups(grouping, retention)));
        }
    }

    /**
     * Searches {@code snapshot}. Empty if {@code progress} gave it up; it is told parts of 1,000.
     *
     * @param run the number of the run, by which the window tells one from another
     * @param book what happened up to the snapshot, as far as that is known
     * @param told {@code book} knows all of it
     * @param staleAfter as for {@link LeakQuery}
     */
    public static Optional<Findings> of(
            int run,
            Snapshot snapshot,
            StoryBook book,
            boolean told,
            long staleAfter,
            Progress progress) {
        var query = new LeakQuery(book, List.of(), staleAfter, bytes(snapshot));
        return Leaks.of(snapshot, query, part(progress, 0))
                .flatMap(leaks ->
                        leaks.retention(part(progress, 500))
                                .filter(_ -> progress.goOn(999, 1000))
                                .map(retention ->
                                        new Findings(run, snapshot, leaks, retention, book, told)));
    }

    private static Progress part(Progress progress, long from) {
        return (done, all) ->
                progress.goOn(from + (all == 0 ? 0 : Math.min(499, 500 * done / all)), 1000);
    }

    /**
     * What is committed for a stack on the simulated target; where none is simulated what is in
     * use.
     */
    private static StackBytes bytes(Snapshot snapshot) {
        var committed = StackBytes.committed(snapshot);
        return (stack, slots, frames) ->
                (snapshot.segments(stack).isEmpty() ? StackBytes.IN_USE : committed)
                        .of(stack, slots, frames);
    }

    /** The number of the run. */
    public int run() {
        return run;
    }

    /** The state that was searched. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** The step of that state. */
    public long step() {
        return leaks.step();
    }

    public Leaks leaks() {
        return leaks;
    }

    /** False where some were made, or suspended, before the events that were at hand. */
    public boolean told() {
        return told;
    }

    /** Chains that {@code resume_throw} ended, as far as is known. */
    public long cancelled() {
        return cancelled;
    }

    public Total total(LeakVerdict verdict) {
        return totals.getOrDefault(verdict, new Total(0, 0, 0));
    }

    /** Number of leaks of all verdicts that fail a check. */
    public int failing() {
        return LeakVerdict.failing().stream().mapToInt(leaks::count).sum();
    }

    /** Bytes that those keep, each verdict by itself. */
    public long failingBytes() {
        return LeakVerdict.failing().stream().mapToLong(each -> total(each).retained()).sum();
    }

    /** Number of leaks of all verdicts. */
    public int all() {
        return byBottom.size();
    }

    /**
     * The groups of {@code verdict}, of all verdicts where there is none; the largest first in
     * each.
     */
    public List<LeakGroup> groups(Optional<LeakVerdict> verdict, Grouping by) {
        return groups.getOrDefault(by, List.of()).stream()
                .filter(each -> verdict.map(each.key().verdict()::equals).orElse(true))
                .toList();
    }

    /** The group with this key; empty where it is gone. */
    public Optional<LeakGroup> group(LeakGroup.Key key, Grouping by) {
        return groups.getOrDefault(by, List.of()).stream()
                .filter(each -> each.key().equals(key))
                .findFirst();
    }

    public Optional<Leak> leak(ContinuationId continuation) {
        return leaks.leak(continuation, retention);
    }

    /** The leak whose chain has this stack at its bottom. */
    public Optional<Leak> leak(StackId bottom) {
        return Optional.ofNullable(byBottom.get(bottom)).flatMap(this::leak);
    }

    /** The bottom stack of a leak. */
    public Optional<StackId> bottom(ContinuationId continuation) {
        return leak(continuation).map(leak -> leak.chain().bottom());
    }

    /** Every stack of every leak. */
    public List<StackId> stacks() {
        return Arrays.stream(LeakVerdict.values())
                .flatMap(verdict -> leaks.stacks(verdict).stream())
                .toList();
    }

    /** The stacks of a leak's chain, the newest first. */
    public List<StackId> chain(Leak leak) {
        var chain = new ArrayList<StackId>();
        var next = Optional.of(leak.chain().top());
        while (next.isPresent()) {
            var id = next.get();
            chain.add(id);
            next =
                    id.equals(leak.chain().bottom())
                            ? Optional.empty()
                            : Stream.of(snapshot.stack(id))
                                    .flatMap(Optional::stream)
                                    .flatMap(stack -> stack.parent().stream())
                                    .findFirst();
        }
        return chain;
    }
}
