package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.model.SegmentId;
import dev.fiberscope.engine.model.StackId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the trace tells of simulated memory.
 *
 * @param growths how stacks came to the segments that they have now, the oldest first
 * @param moves the last migration of each stack
 * @param extents of every segment that was ever named
 * @param troubles the last refusal, pin or hot split of each stack
 */
public record MemoryFacts(
        Map<StackId, List<Growth>> growths,
        Map<StackId, MemoryEvent.FramesMigrated> moves,
        Map<SegmentId, Extent> extents,
        Map<StackId, MemoryEvent> troubles) {
    /** Nothing happened, or nothing is simulated. */
    public static final MemoryFacts NONE = new MemoryFacts(Map.of(), Map.of(), Map.of(), Map.of());

    public MemoryFacts {
        growths = Map.copyOf(growths);
        moves = Map.copyOf(moves);
        extents = Map.copyOf(extents);
        troubles = Map.copyOf(troubles);
    }

    /** Where a segment lies, and its size in bytes. */
    public record Extent(long address, long bytes) {}

    /**
     * A call did not fit, and the stack got more memory.
     *
     * @param into the segment that it got, or that more was committed of
     * @param moved the frames that went there; empty where none had to
     */
    public record Growth(
            MemoryEvent.Overflowed why,
            SegmentId into,
            Optional<MemoryEvent.FramesMigrated> moved) {
        /** When the call was made. */
        public long step() {
            return why.at().step();
        }

        /** {@code 64 B short, 48 B moved}. */
        public String words() {
            return Sizes.exact(why.missing())
                    + " short"
                    + moved.map(each -> ", " + Sizes.exact(each.bytes()) + " moved").orElse("");
        }
    }

    /** Of {@code stack}, the oldest first. */
    public List<Growth> growths(StackId stack) {
        return growths.getOrDefault(stack, List.of());
    }

    /** How {@code stack} came to {@code segment}, at last. */
    public Optional<Growth> growth(StackId stack, SegmentId segment) {
        return growths(stack).reversed().stream()
                .filter(each -> each.into().equals(segment))
                .findFirst();
    }

    /** The last migration of {@code stack}. */
    public Optional<MemoryEvent.FramesMigrated> move(StackId stack) {
        return Optional.ofNullable(moves.get(stack));
    }

    public Optional<Extent> extent(SegmentId segment) {
        return Optional.ofNullable(extents.get(segment));
    }

    /** The last refusal, pin or hot split of {@code stack}. */
    public Optional<MemoryEvent> trouble(StackId stack) {
        return Optional.ofNullable(troubles.get(stack));
    }
}
