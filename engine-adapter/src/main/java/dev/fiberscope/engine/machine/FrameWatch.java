package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Storage;
import java.util.Optional;

/** Frame {@code depth} of {@code stack}, the bottom frame having depth 0. */
public record FrameWatch(StackId stack, int depth) {
    /** The frame that has the place, if a frame has it. */
    public static Optional<FrameWatch> of(Storage storage) {
        return switch (storage) {
            case Storage.Local(var stack, int depth, _) ->
                    Optional.of(new FrameWatch(stack, depth));
            case Storage.Operand(var stack, int depth, _) ->
                    Optional.of(new FrameWatch(stack, depth));
            case Storage.GlobalCell _, Storage.Bytes _, Storage.TableSlot _, Storage.Field _ ->
                    Optional.empty();
        };
    }

    /** The frame below; of the bottom frame none, which control comes to when the stack is over. */
    public FrameWatch below() {
        return new FrameWatch(stack, depth - 1);
    }
}
