package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.Holding;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What differs between two stops, whichever of them is earlier in time: frames that are new or
 * stand at another instruction, cells that refer to something else, clauses that have taken
 * something else.
 */
public final class Changes {
    /** There was no stop before: nothing has changed. */
    public static final Changes NONE = new Changes(Optional.empty(), Optional.empty());

    private final Optional<Moment> before;
    private final Optional<Moment> now;
    private final Set<Holder> cells;
    private final Set<Selected.OfFrame> frames = new HashSet<>();

    private record Moment(Snapshot snapshot, TraceFacts facts, Map<Holder, Holding> holdings) {}

    private Changes(Optional<Moment> before, Optional<Moment> now) {
        this.before = before;
        this.now = now;
        this.cells =
                before.flatMap(old -> now.map(each -> differing(old.holdings(), each.holdings())))
                        .orElse(Set.of());
        cells.forEach(cell -> frame(cell).ifPresent(frames::add));
    }

    /** From the stop that these changes led to, to the next one. */
    public Changes then(Snapshot snapshot, TraceFacts facts) {
        var holdings = new HashMap<Holder, Holding>();
        snapshot.holdings().forEach(holding -> holdings.put(holding.holder(), holding));
        return new Changes(now, Optional.of(new Moment(snapshot, facts, holdings)));
    }

    private static Set<Holder> differing(Map<Holder, Holding> old, Map<Holder, Holding> now) {
        var differing = new HashSet<>(old.keySet());
        differing.addAll(now.keySet());
        differing.removeIf(cell -> Objects.equals(old.get(cell), now.get(cell)));
        return differing;
    }

    private static Optional<Selected.OfFrame> frame(Holder holder) {
        return switch (holder) {
            case Holder.Local local ->
                    Optional.of(new Selected.OfFrame(local.stack(), local.depth()));
            case Holder.Operand operand ->
                    Optional.of(new Selected.OfFrame(operand.stack(), operand.depth()));
            case Holder.TableSlot _,
                    Holder.GlobalCell _,
                    Holder.Bound _,
                    Holder.Payload _,
                    Holder.Field _,
                    Holder.Host _ ->
                    Optional.empty();
        };
    }

    /** Whether a reference in {@code holder} came, went, was used up, or is another one. */
    boolean cell(Holder holder) {
        return cells.contains(holder);
    }

    /** {@code depth} counts from the bottom, from 0. */
    boolean frame(StackId stack, int depth) {
        if (before.isEmpty()) {
            return false;
        }
        return frames.contains(new Selected.OfFrame(stack, depth))
                || !place(before, stack, depth).equals(place(now, stack, depth));
    }

    private static Optional<CodePoint> place(Optional<Moment> moment, StackId id, int depth) {
        return moment.flatMap(each -> each.snapshot().stack(id))
                .map(Stack::frames)
                .filter(frames -> depth < frames.size())
                .map(frames -> frames.get(frames.size() - 1 - depth))
                .map(Frame::at);
    }

    boolean clause(TraceFacts.ClauseAt clause) {
        return before.isPresent() && !taken(before, clause).equals(taken(now, clause));
    }

    private static Optional<TraceFacts.Taken> taken(
            Optional<Moment> moment, TraceFacts.ClauseAt clause) {
        return moment.flatMap(each -> Optional.ofNullable(each.facts().taken().get(clause)));
    }
}
