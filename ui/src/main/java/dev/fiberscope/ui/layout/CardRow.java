package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackState;
import java.util.ArrayList;
import java.util.List;

/** One row of a stack's card. */
sealed interface CardRow {
    /** A frame, {@code depth} counted from the bottom. */
    record OfFrame(Frame frame, int depth) implements CardRow {}

    /** {@code count} frames that are not drawn. */
    record Folded(int count) implements CardRow {}

    /** The stack was never entered. */
    record NotStarted(String entry) implements CardRow {}

    /** Trouble at the top frame: it trapped, or ({@code ahead}) it will. */
    record Trouble(String sentence, boolean ahead) implements CardRow {}

    /**
     * The rows of {@code stack}, newest frame first, with about {@code most} frames and always the
     * selected one.
     */
    static List<CardRow> of(Stack stack, Reading reading, int most) {
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
                rows.add(new Folded(folded));
            }
            folded = shown ? 0 : folded + 1;
            if (shown) {
                rows.add(new OfFrame(stack.frames().get(index), depth));
            }
            if (index == 0) {
                trouble(stack, reading, rows);
            }
        }
        if (stack.state() instanceof StackState.Fresh) {
            rows.add(new NotStarted(stack.entry()));
        }
        return rows;
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
