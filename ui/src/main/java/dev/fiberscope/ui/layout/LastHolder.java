package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.ContinuationState;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.Holding;
import dev.fiberscope.engine.model.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who held a lost continuation last, and how that reference went.
 *
 * @param step the first at which nobody held it any more
 * @param by the instruction that took the reference away; empty where the host did
 */
public record LastHolder(long step, Holder holder, Optional<Line> by) {
    /** A place in a function as people see it. */
    public record Line(String function, CodePoint at) {}

    /** The continuations of {@code snapshot} that could be consumed if anybody held them. */
    public static List<ContinuationId> lost(Snapshot snapshot) {
        Set<ContinuationId> held =
                snapshot.holdings().stream().map(Holding::continuation).collect(Collectors.toSet());
        return snapshot.continuations().stream()
                .filter(each -> !held.contains(each) && isLive(snapshot, each))
                .toList();
    }

    /** Nobody holds it, and so nobody ever will. */
    public static boolean isLost(ContinuationId continuation, Snapshot snapshot) {
        return isLive(snapshot, continuation)
                && snapshot.holdings().stream()
                        .noneMatch(holding -> holding.continuation().equals(continuation));
    }

    /**
     * What became of {@code lost}, which was held in {@code before} and is not in {@code after}.
     * Empty where it was not held by anything that a snapshot shows.
     */
    public static Optional<LastHolder> of(ContinuationId lost, Snapshot before, Snapshot after) {
        return before.holdings().stream()
                .filter(holding -> holding.continuation().equals(lost))
                .map(Holding::holder)
                .min(Comparator.comparing(LastHolder::isPassing))
                .map(holder -> new LastHolder(after.step(), holder, running(before)));
    }

    /** An operand tells less than a place with a name. */
    private static boolean isPassing(Holder holder) {
        return holder instanceof Holder.Operand;
    }

    private static boolean isLive(Snapshot snapshot, ContinuationId continuation) {
        return snapshot.continuation(continuation).orElse(null) instanceof ContinuationState.Live;
    }

    private static Optional<Line> running(Snapshot snapshot) {
        return snapshot.next()
                .flatMap(at ->
                        snapshot.runningChain().stream()
                                .findFirst()
                                .flatMap(snapshot::stack)
                                .flatMap(stack -> stack.frames().stream().findFirst())
                                .map(frame -> new Line(frame.function(), at)));
    }
}
