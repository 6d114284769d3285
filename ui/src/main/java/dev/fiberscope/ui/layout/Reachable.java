package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.ContinuationState;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.Holding;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the stacks that nobody can ever run: suspended or fresh, and held by nothing but each
 * other. What objects and exceptions hold counts as held.
 */
public final class Reachable {
    private final Snapshot snapshot;
    private final List<Holding> roots = new ArrayList<>();
    private final Map<StackId, List<Holding>> kept = new HashMap<>();
    private final Set<StackId> reached = new HashSet<>();
    private final Deque<StackId> open = new ArrayDeque<>();

    private Reachable(Snapshot snapshot, List<Holding> holdings) {
        this.snapshot = snapshot;
        for (var holding : holdings) {
            keeper(holding.holder())
                    .map(stack -> kept.computeIfAbsent(stack, _ -> new ArrayList<>()))
                    .orElse(roots)
                    .add(holding);
        }
    }

    /** The forgotten stacks of {@code snapshot}. */
    public static Set<StackId> forgotten(Snapshot snapshot) {
        return forgotten(snapshot, snapshot.holdings());
    }

    static Set<StackId> forgotten(Snapshot snapshot, List<Holding> holdings) {
        return new Reachable(snapshot, holdings).forgotten();
    }

    private Set<StackId> forgotten() {
        snapshot.runningChain().forEach(this::reach);
        snapshot.activations().forEach(activation -> reachDownFrom(activation.running()));
        roots.forEach(this::reachWhatIsHeldBy);
        while (!open.isEmpty()) {
            kept.getOrDefault(open.remove(), List.of()).forEach(this::reachWhatIsHeldBy);
        }
        var forgotten = new TreeSet<StackId>();
        for (var continuation : snapshot.continuations()) {
            if (snapshot.continuation(continuation).orElse(null)
                            instanceof ContinuationState.Live(var chain)
                    && !reached.contains(chain.top())) {
                down(chain).forEach(forgotten::add);
            }
        }
        return forgotten;
    }

    /** The stack in which the holder lies. */
    private static Optional<StackId> keeper(Holder holder) {
        return switch (holder) {
            case Holder.Local local -> Optional.of(local.stack());
            case Holder.Operand operand -> Optional.of(operand.stack());
            case Holder.Bound bound -> Optional.of(bound.stack());
            case Holder.TableSlot _,
                    Holder.GlobalCell _,
                    Holder.Payload _,
                    Holder.Field _,
                    Holder.Host _ ->
                    Optional.empty();
        };
    }

    private void reachWhatIsHeldBy(Holding holding) {
        if (snapshot.continuation(holding.continuation()).orElse(null)
                instanceof ContinuationState.Live(var chain)) {
            down(chain).forEach(this::reach);
        }
    }

    private void reachDownFrom(StackId top) {
        var next = Optional.of(top);
        while (next.isPresent()) {
            reach(next.get());
            next = snapshot.stack(next.get()).flatMap(stack -> stack.parent());
        }
    }

    private List<StackId> down(Chain chain) {
        var stacks = new ArrayList<StackId>();
        var next = Optional.of(chain.top());
        while (next.isPresent()) {
            var id = next.get();
            stacks.add(id);
            next =
                    id.equals(chain.bottom())
                            ? Optional.empty()
                            : snapshot.stack(id).flatMap(stack -> stack.parent());
        }
        return stacks;
    }

    private void reach(StackId stack) {
        if (reached.add(stack)) {
            open.add(stack);
        }
    }
}
