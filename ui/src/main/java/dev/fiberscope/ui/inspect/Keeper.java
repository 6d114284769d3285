package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.Holding;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.ui.layout.Selected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keeps a stack: the chain it runs on, or who holds its continuation. In words for people. */
final class Keeper {
    /** So many holders are named. */
    private static final int NAMED = 2;

    /** A suspended chain longer than this is not followed. */
    private static final int MANY = 10_000;

    private Keeper() {}

    static List<Piece> of(Snapshot snapshot, Stack stack) {
        if (snapshot.runningChain().contains(stack.id())) {
            return stack.parent().map(Keeper::parent).orElse(words("the host that called it"));
        }
        return continuation(snapshot, stack)
                .map(by -> holder(snapshot, by))
                .or(() -> stack.parent().map(Keeper::parent))
                .orElse(words("the activation below"));
    }

    private static List<Piece> words(String words) {
        return List.of(new Piece.Words(words));
    }

    private static List<Piece> parent(StackId parent) {
        return List.of(new Piece.Words("its parent "), Piece.of(parent));
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

    private static List<Piece> holder(Snapshot snapshot, ContinuationId by) {
        var holders =
                snapshot.holdings().stream()
                        .filter(each -> each.continuation().equals(by) && !each.consumed())
                        .map(Holding::holder)
                        .toList();
        if (holders.isEmpty()) {
            return words("nobody: forgotten");
        }
        var pieces = new ArrayList<Piece>(List.of(Piece.of(by), new Piece.Words(" in ")));
        int named = holders.size() == NAMED ? NAMED : 1;
        for (int i = 0; i < named; i++) {
            if (i > 0) {
                pieces.add(new Piece.Words(" and "));
            }
            pieces.add(named(holders.get(i)));
        }
        if (holders.size() > named) {
            pieces.add(new Piece.Words(" and " + (holders.size() - named) + " more"));
        }
        return pieces;
    }

    private static Piece named(Holder holder) {
        return new Piece.Chosen(holder.toString(), new Selected.OfHolder(holder));
    }
}
