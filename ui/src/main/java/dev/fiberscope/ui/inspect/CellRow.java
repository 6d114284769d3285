package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.WasmValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One named value, and what it was at the stop before, where that was something else. */
record CellRow(Cell cell, Optional<WasmValue> was) {
    /** Locals of {@code now}, compared with the same frame {@code before}. */
    static List<CellRow> locals(Frame now, Optional<Frame> before) {
        return rows(now.locals(), before.map(Frame::locals).orElse(now.locals()));
    }

    /** Operands of {@code now}, the bottom first, compared with the same frame {@code before}. */
    static List<CellRow> operands(Frame now, Optional<Frame> before) {
        return rows(now.operands(), before.map(Frame::operands).orElse(now.operands()));
    }

    /** Compares by position; what was not there before is not marked. */
    static List<CellRow> rows(List<Cell> now, List<Cell> before) {
        var rows = new ArrayList<CellRow>();
        for (int i = 0; i < now.size(); i++) {
            var cell = now.get(i);
            var was =
                    i < before.size() && !before.get(i).value().equals(cell.value())
                            ? Optional.of(before.get(i).value())
                            : Optional.<WasmValue>empty();
            rows.add(new CellRow(cell, was));
        }
        return rows;
    }

    /**
     * The same activation in an earlier or later snapshot: same stack, same height from the bottom,
     * same function.
     */
    static Optional<Frame> same(Snapshot other, StackId stack, int fromBottom, Frame frame) {
        return other.stack(stack)
                .filter(each -> fromBottom < each.frames().size())
                .map(each -> each.frames().get(each.frames().size() - 1 - fromBottom))
                .filter(each ->
                        each.function().equals(frame.function())
                                && each.at().instance() == frame.at().instance());
    }
}
