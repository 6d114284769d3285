package dev.fiberscope.ui.inspect;

import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.ui.layout.Pictures;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CellRowTest {
    private static Cell cell(String name, int value) {
        return new Cell(name, "i32", new WasmValue.I32(value));
    }

    @Test
    void whatChangedKnowsWhatItWas() {
        var rows =
                CellRow.rows(
                        List.of(cell("$a", 1), cell("$b", 2), cell("0", 3)),
                        List.of(cell("$a", 1), cell("$b", 7)));
        assertEquals(
                List.of(Optional.empty(), Optional.of(new WasmValue.I32(7)), Optional.empty()),
                rows.stream().map(CellRow::was).toList());
    }

    @Test
    void aFrameIsTheSameAtTheSameHeightWithTheSameFunction() {
        var scheduler = Pictures.scheduler();
        var frames = scheduler.stack(s(4)).orElseThrow().frames();
        assertEquals(
                Optional.of(frames.getFirst()),
                CellRow.same(scheduler, s(4), 2, frames.getFirst()));
        assertEquals(
                Optional.empty(),
                CellRow.same(scheduler, s(4), 1, frames.getFirst()),
                "another function");
        assertEquals(Optional.empty(), CellRow.same(scheduler, s(9), 0, frames.getFirst()));
        assertEquals(Optional.empty(), CellRow.same(scheduler, s(4), 3, frames.getFirst()));
    }

    @Test
    void aNewFrameHasNoChangesAndItsValuesHavePlaces() {
        var frame =
                new Frame(
                        Pictures.scheduler().next().orElseThrow(),
                        "$lines",
                        List.of(cell("$n", 0)),
                        List.of(cell("0", 5)));
        assertEquals(
                Optional.of(new Storage.Local(s(6), 0, 0)),
                CellRow.locals(s(6), 0, frame, Optional.empty()).getFirst().storage());
        assertEquals(
                Optional.of(new Storage.Operand(s(6), 0, 0)),
                CellRow.operands(s(6), 0, frame, Optional.empty()).getFirst().storage());
        assertEquals(
                Optional.empty(),
                CellRow.locals(s(6), 0, frame, Optional.empty()).getFirst().was());
        assertEquals(
                Optional.empty(),
                CellRow.operands(s(6), 0, frame, Optional.empty()).getFirst().was());
    }
}
