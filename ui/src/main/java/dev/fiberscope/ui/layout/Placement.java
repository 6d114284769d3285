package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.Segment;
import dev.fiberscope.engine.model.SegmentId;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the frames of one stack lie in simulated memory. Stacks grow downwards: a later frame has a
 * lower address.
 *
 * @param segments as {@link Snapshot#segments} has them: those with the oldest frames first, empty
 *     ones last
 * @param frames from the stack's bottom up
 */
public record Placement(StackId stack, List<Segment> segments, List<Placed> frames) {
    public Placement {
        segments = List.copyOf(segments);
        frames = List.copyOf(frames);
    }

    /**
     * One frame.
     *
     * @param depth counted from the stack's bottom, from 0
     * @param address its lowest one; where a frame was entered on a segment that its caller's
     *     arguments did not fit into, all of it counts as moved
     */
    public record Placed(int depth, SegmentId segment, long address, long bytes) {
        /** The address behind its last byte. */
        public long end() {
            return address + bytes;
        }
    }

    /**
     * The placement of {@code stack}; without segments where no memory is simulated, and where the
     * stack has none.
     *
     * @param foot bytes at a segment's base that are no frame
     * @param host bytes of a host frame on the newest segment; 0 for none
     */
    public static Placement of(Snapshot snapshot, StackId stack, int foot, int host) {
        var segments = snapshot.segments(stack);
        var offsets = snapshot.frameOffsets(stack);
        long all = snapshot.frameBytes(stack);
        var frames = new ArrayList<Placed>();
        var holding = segments.stream().filter(each -> each.use() != Segment.Use.KEPT).toList();
        for (int index = 0; index < holding.size(); index++) {
            var segment = holding.get(index);
            boolean newest = index == holding.size() - 1;
            int first = segment.firstFrame();
            int behind = newest ? offsets.size() : holding.get(index + 1).firstFrame();
            long end = newest ? all : offset(offsets, behind, all);
            long used = segment.used() - foot - (newest ? host : 0);
            long from = end - used;
            long top = segment.address() + segment.bytes() - foot;
            for (int depth = first; depth < Math.min(behind, offsets.size()); depth++) {
                long begin = offsets.get(depth);
                long next = offset(offsets, depth + 1, all);
                frames.add(new Placed(depth, segment.id(), top - (next - from), next - begin));
            }
        }
        return new Placement(stack, segments, frames);
    }

    private static long offset(List<Integer> offsets, int depth, long all) {
        return depth < offsets.size() ? offsets.get(depth) : all;
    }

    public boolean isEmpty() {
        return segments.isEmpty();
    }

    /** The segment of the frame with this depth. */
    public Optional<Segment> segment(int depth) {
        return segments.stream()
                .filter(each -> each.use() != Segment.Use.KEPT && each.firstFrame() <= depth)
                .reduce((_, later) -> later);
    }

    /** The frames in one segment, from the bottom up. */
    public List<Placed> in(SegmentId segment) {
        return frames.stream().filter(each -> each.segment().equals(segment)).toList();
    }

    /** Bytes of all segments. */
    public long bytes() {
        return segments.stream().mapToLong(Segment::bytes).sum();
    }

    /** Bytes with memory behind them. */
    public long committed() {
        return segments.stream().mapToLong(Segment::committed).sum();
    }

    /** Bytes in use. */
    public long used() {
        return segments.stream().mapToLong(Segment::used).sum();
    }
}
