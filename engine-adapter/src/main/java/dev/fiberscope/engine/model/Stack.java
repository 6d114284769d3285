package dev.fiberscope.engine.model;

import java.util.List;
import java.util.Optional;

/**
 * One stack that is not over.
 *
 * @param entry the function it began or will begin with: {@code $name} or index
 * @param parent the stack whose {@code resume} waits for this one; none for root stacks and bottoms
 *     of suspended chains
 * @param frames newest first; empty while fresh
 * @param bound arguments given ahead by {@code cont.bind}
 */
public record Stack(
        StackId id,
        StackState state,
        String entry,
        Optional<StackId> parent,
        List<Frame> frames,
        List<Cell> bound) {
    public Stack {
        frames = List.copyOf(frames);
        bound = List.copyOf(bound);
    }
}
