package dev.fiberscope.ui.session;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationState;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.layout.Selected;
import java.util.Optional;

/**
 * What a selection means at a stop.
 *
 * @param depth counts the stack's frames from its bottom, from 0
 * @param frame empty for a fresh stack, or when code is chosen
 * @param at the position to show
 */
public record Focus(
        Optional<Stack> stack, int depth, Optional<Frame> frame, Optional<CodePoint> at) {
    private static final Focus NOWHERE =
            new Focus(Optional.empty(), 0, Optional.empty(), Optional.empty());

    /** {@code selection} looked up in {@code snapshot}; what is gone by then is empty. */
    public static Focus of(Snapshot snapshot, Optional<Selected> selection) {
        return selection.map(selected -> of(snapshot, selected)).orElse(NOWHERE);
    }

    private static Focus of(Snapshot snapshot, Selected selected) {
        return switch (selected) {
            case Selected.OfStack(var stack) -> newest(snapshot, stack);
            case Selected.OfFrame(var stack, int depth) -> frame(snapshot, stack, depth);
            case Selected.OfContinuation(var continuation) ->
                    snapshot.continuation(continuation)
                            .filter(ContinuationState.Live.class::isInstance)
                            .map(state ->
                                    newest(
                                            snapshot,
                                            ((ContinuationState.Live) state).chain().top()))
                            .orElse(NOWHERE);
            case Selected.OfPlace(var at) ->
                    new Focus(Optional.empty(), 0, Optional.empty(), Optional.of(at));
            case Selected.OfHolder(Holder.Local(var stack, int depth, _, _)) ->
                    frame(snapshot, stack, depth);
            case Selected.OfHolder(Holder.Operand(var stack, int depth, _, _)) ->
                    frame(snapshot, stack, depth);
            case Selected.OfHolder(Holder.Bound(var stack, _)) -> newest(snapshot, stack);
            case Selected.OfHolder _, Selected.OfFold _ -> NOWHERE;
        };
    }

    /** The newest frame of the running stack; where the chain trapped, the frame that did. */
    public static Optional<Selected> present(Snapshot snapshot) {
        var chain = snapshot.runningChain();
        if (!chain.isEmpty()) {
            return Optional.of(newestFrame(snapshot, chain.getFirst()));
        }
        return snapshot.trap()
                .filter(trap -> !trap.backtrace().isEmpty())
                .map(trap -> trap.backtrace().getFirst())
                .map(line ->
                        snapshot.stack(line.stack()).isPresent()
                                ? newestFrame(snapshot, line.stack())
                                : new Selected.OfPlace(line.at()));
    }

    /** The newest frame of {@code stack}; the stack itself where it has none. */
    public static Selected newestFrame(Snapshot snapshot, StackId stack) {
        int frames = snapshot.stack(stack).map(each -> each.frames().size()).orElse(0);
        return frames == 0 ? new Selected.OfStack(stack) : new Selected.OfFrame(stack, frames - 1);
    }

    private static Focus newest(Snapshot snapshot, StackId id) {
        return frame(
                snapshot, id, snapshot.stack(id).map(each -> each.frames().size() - 1).orElse(0));
    }

    private static Focus frame(Snapshot snapshot, StackId id, int depth) {
        var stack = snapshot.stack(id);
        var frame =
                stack.map(Stack::frames)
                        .filter(frames -> depth >= 0 && depth < frames.size())
                        .map(frames -> frames.get(frames.size() - 1 - depth));
        return new Focus(stack, Math.max(0, depth), frame, frame.map(Frame::at));
    }
}
