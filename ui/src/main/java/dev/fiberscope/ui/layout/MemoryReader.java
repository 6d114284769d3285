package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.model.SegmentId;
import dev.fiberscope.engine.model.StackId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers {@link MemoryFacts} from the events of a trace, in their order. One thread. */
final class MemoryReader {
    private final Map<StackId, List<MemoryFacts.Growth>> growths = new HashMap<>();
    private final Map<StackId, MemoryEvent.FramesMigrated> moves = new HashMap<>();
    private final Map<SegmentId, MemoryFacts.Extent> extents = new HashMap<>();
    private final Map<StackId, MemoryEvent> troubles = new HashMap<>();

    /** Overflows whose stack has got nothing yet: that comes next. */
    private final Map<StackId, MemoryEvent.Overflowed> waiting = new HashMap<>();

    void clear() {
        growths.clear();
        moves.clear();
        extents.clear();
        troubles.clear();
        waiting.clear();
    }

    MemoryFacts facts() {
        if (extents.isEmpty() && growths.isEmpty() && moves.isEmpty() && troubles.isEmpty()) {
            return MemoryFacts.NONE;
        }
        var copied = new HashMap<StackId, List<MemoryFacts.Growth>>();
        growths.forEach((stack, all) -> copied.put(stack, List.copyOf(all)));
        return new MemoryFacts(copied, moves, extents, troubles);
    }

    void read(MemoryEvent event) {
        switch (event) {
            case MemoryEvent.Overflowed overflowed -> waiting.put(overflowed.stack(), overflowed);
            case MemoryEvent.SegmentAllocated(
                            _,
                            var stack,
                            var segment,
                            var address,
                            var bytes,
                            _) -> {
                extents.put(segment, new MemoryFacts.Extent(address, bytes));
                grown(stack, segment);
            }
            case MemoryEvent.Committed(_, var stack, var segment, _) -> grown(stack, segment);
            case MemoryEvent.FramesMigrated moved -> migrated(moved);
            case MemoryEvent.SegmentReleased(_, var stack, var segment, _) -> left(stack, segment);
            case MemoryEvent.ReturnedAcross(_, var stack, var from, _, _) -> left(stack, from);
            case MemoryEvent.SplitNoticed split -> troubles.put(split.stack(), split);
            case MemoryEvent.Pinned pinned -> troubles.put(pinned.stack(), pinned);
            case MemoryEvent.Exhausted exhausted -> troubles.put(exhausted.stack(), exhausted);
        }
    }

    private void grown(StackId stack, SegmentId into) {
        var why = waiting.remove(stack);
        if (why != null) {
            growths.computeIfAbsent(stack, _ -> new ArrayList<>())
                    .add(new MemoryFacts.Growth(why, into, Optional.empty()));
        }
    }

    private void migrated(MemoryEvent.FramesMigrated moved) {
        moves.put(moved.stack(), moved);
        var all = growths.get(moved.stack());
        if (all != null
                && !all.isEmpty()
                && all.getLast().into().equals(moved.to())
                && all.getLast().step() == moved.at().step()) {
            var growth = all.removeLast();
            all.add(new MemoryFacts.Growth(growth.why(), growth.into(), Optional.of(moved)));
        }
    }

    private void left(StackId stack, SegmentId segment) {
        var all = growths.get(stack);
        if (all != null) {
            all.removeIf(each -> each.into().equals(segment));
            if (all.isEmpty()) {
                growths.remove(stack);
            }
        }
    }
}
