package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Segment;
import dev.fiberscope.engine.model.SegmentId;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.ui.layout.MemoryFacts.Growth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One row of a stack's card. */
sealed interface CardRow {
    /** A frame, {@code depth} counted from the bottom. */
    record OfFrame(Frame frame, int depth) implements CardRow {}

    /**
     * {@code count} frames that are not drawn, the newest of them {@code depth} from the bottom.
     */
    record Folded(int count, int depth) implements CardRow {}

    /** The stack was never entered. */
    record NotStarted(String entry) implements CardRow {}

    /** Trouble at the top frame: it trapped, or ({@code ahead}) it will. */
    record Trouble(String sentence, boolean ahead) implements CardRow {}

    /** The stack was full below this row, and grew. */
    record Overflow(Growth growth) implements CardRow {}

    /** Where the frame with this depth began, before it moved to {@code now}. */
    record Began(String function, int depth, SegmentId before, SegmentId now) implements CardRow {}

    /**
     * The rows of {@code stack}, newest frame first, with about {@code most} frames and always the
     * selected one.
     */
    static List<CardRow> of(Stack stack, Reading reading, Placement placement, int most) {
        var rows = new ArrayList<CardRow>();
        int count = stack.frames().size();
        int below = Math.max(1, most / 4);
        int above = count <= most + 1 ? count : most - below;
        int folded = 0;
        for (int index = 0; index < count; index++) {
            int depth = count - 1 - index;
            boolean shown =
                    index < above
                            || depth < below
                            || reading.isSelected(new Selected.OfFrame(stack.id(), depth));
            if (shown && folded > 0) {
                rows.add(new Folded(folded, depth + folded));
            }
            folded = shown ? 0 : folded + 1;
            if (shown) {
                rows.add(new OfFrame(stack.frames().get(index), depth));
            }
            if (index == 0) {
                trouble(stack, reading, rows);
            }
            var grown = grown(stack, depth, reading, placement);
            if (grown.isPresent()) {
                if (folded > 0) {
                    rows.add(new Folded(folded, depth + folded - 1));
                    folded = 0;
                }
                rows.add(new Overflow(grown.get()));
                if (shown) {
                    began(stack, depth, grown.get()).ifPresent(rows::add);
                }
            }
        }
        if (stack.state() instanceof StackState.Fresh) {
            rows.add(new NotStarted(stack.entry()));
        }
        return rows;
    }

    /** How the stack came to the segment that begins with the frame of this depth. */
    private static Optional<Growth> grown(
            Stack stack, int depth, Reading reading, Placement placement) {
        return placement.segments().stream()
                .filter(each ->
                        each.use() != Segment.Use.KEPT
                                && each.firstFrame() == depth
                                && depth < stack.frames().size())
                .flatMap(each -> reading.facts().memory().growth(stack.id(), each.id()).stream())
                .findFirst();
    }

    private static Optional<CardRow> began(Stack stack, int depth, Growth growth) {
        return growth.moved()
                .filter(each ->
                        each.firstFrame() <= depth && !each.from().equals(each.to()) && depth > 0)
                .map(each ->
                        new Began(
                                stack.frames().get(stack.frames().size() - 1 - depth).function(),
                                depth,
                                each.from(),
                                each.to()));
    }

    private static void trouble(Stack stack, Reading reading, List<CardRow> rows) {
        var trap = reading.snapshot().trap();
        if (trap.isPresent()
                && !trap.get().backtrace().isEmpty()
                && trap.get().backtrace().getFirst().stack().equals(stack.id())) {
            rows.add(new Trouble(trap.get().sentence(), false));
        } else if (stack.state() instanceof StackState.Running
                && reading.forecast() instanceof Forecast.Traps(var sentence)) {
            rows.add(new Trouble(sentence, true));
        }
    }
}
