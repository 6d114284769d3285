package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Holding;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackState;
import java.util.Optional;

/** What keeps a stack: the chain it runs on, or who holds its continuation. In words for people. */
final class Keeper {
    private Keeper() {}

    static String of(Snapshot snapshot, Stack stack) {
        if (snapshot.runningChain().contains(stack.id())) {
            return stack.parent()
                    .map(parent -> "its parent " + parent)
                    .orElse("the host that called it");
        }
        return continuation(snapshot, stack)
                .map(by -> holder(snapshot, by))
                .or(() -> stack.parent().map(parent -> "its parent " + parent))
                .orElse("the activation below");
    }

    /** The continuation that refers to the chain that {@code stack} is in. */
    private static Optional<ContinuationId> continuation(Snapshot snapshot, Stack stack) {
        var each = Optional.of(stack);
        for (int i = 0; i < MANY && each.isPresent(); i++) {
            switch (each.get().state()) {
                case StackState.Fresh(var by) -> {
                    return Optional.of(by);
                }
                case StackState.Suspended(var by) -> {
                    return Optional.of(by);
                }
                case StackState.Parent(var child, _) -> each = snapshot.stack(child);
                case StackState.Running _, StackState.InHost _, StackState.Trapped _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static String holder(Snapshot snapshot, ContinuationId by) {
        var holders =
                snapshot.holdings().stream()
                        .filter(each -> each.continuation().equals(by) && !each.consumed())
                        .map(Holding::holder)
                        .toList();
        if (holders.isEmpty()) {
            return "nobody: forgotten";
        }
        return by
                + " in "
                + holders.getFirst()
                + (holders.size() == 1 ? "" : " and " + (holders.size() - 1) + " more");
    }

    /** A suspended chain longer than this is not followed. */
    private static final int MANY = 10_000;
}
