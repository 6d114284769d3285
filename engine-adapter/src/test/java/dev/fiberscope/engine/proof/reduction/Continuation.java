package dev.fiberscope.engine.proof.reduction;

import java.util.List;

/** What a continuation reference stands for in the store. */
sealed interface Continuation {
    /** Not begun: the function, and what is bound to it. */
    record Fresh(int function, List<Value> bound, int stack) implements Continuation {}

    /** The context from the hole up to below the prompt that handled the suspension. */
    record Suspended(Focus hole, List<Frame> frames) implements Continuation {}

    record Consumed() implements Continuation {}

    /** The stacks of its chain, the top one first. */
    default List<Integer> stacks() {
        return switch (this) {
            case Fresh fresh -> List.of(fresh.stack());
            case Suspended suspended -> Context.stacks(suspended.frames());
            case Consumed() -> List.of();
        };
    }
}
