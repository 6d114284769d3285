package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.WasmValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One named value.
 *
 * @param was what it was at the stop before, where that was something else
 * @param storage where it lies; empty where it has no place of its own
 */
record CellRow(Cell cell, Optional<WasmValue> was, Optional<Storage> storage) {
    /**
     * Locals of {@code now}, which is frame {@code depth} of {@code stack} from the bottom,
     * compared with the same frame {@code before}.
     */
    static List<CellRow> locals(StackId stack, int depth, Frame now, Optional<Frame> before) {
        return rows(
                now.locals(),
                before.map(Frame::locals).orElse(now.locals()),
                index -> Optional.of(new Storage.Local(stack, depth, index)));
    }

    /** Operands of {@code now}, the bottom first, as {@link #locals}. */
    static List<CellRow> operands(StackId stack, int depth, Frame now, Optional<Frame> before) {
        return rows(
                now.operands(),
                before.map(Frame::operands).orElse(now.operands()),
                index -> Optional.of(new Storage.Operand(stack, depth, index)));
    }

    /** Values without a place of their own. */
    static List<CellRow> rows(List<Cell> now, List<Cell> before) {
        return rows(now, before, _ -> Optional.empty());
    }

    /** Compares by position; what was not there before is not marked. */
    static List<CellRow> rows(
            List<Cell> now, List<Cell> before, IntFunction<Optional<Storage>> storage) {
        var rows = new ArrayList<CellRow>();
        for (int i = 0; i < now.size(); i++) {
            var cell = now.get(i);
            var was =
                    i < before.size() && !before.get(i).value().equals(cell.value())
                            ? Optional.of(before.get(i).value())
                            : Optional.<WasmValue>empty();
            rows.add(new CellRow(cell, was, storage.apply(i)));
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
