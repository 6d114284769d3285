package dev.fiberscope.ui.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.ObjectPicture;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.TagId;
import dev.fiberscope.engine.model.WasmValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CellTreeTest {
    private static final WasmValue NODE = new WasmValue.Aggregate("struct", 4);
    private static final WasmValue ROW = new WasmValue.Aggregate("array", 7);
    private static final WasmValue THROWN =
            new WasmValue.ExceptionReference(0, new TagId(1, "$found"));

    private final Unfolded unfolded = new Unfolded();
    private final List<String> asked = new ArrayList<>();

    private static Cell cell(String name, String type, WasmValue value) {
        return new Cell(name, type, value);
    }

    /** A node that refers to itself, an array of 250 numbers, an exception without payload. */
    private Optional<ObjectPicture> object(int id, WasmValue value, int first, int count) {
        asked.add(value + " " + first + " " + count);
        if (value.equals(NODE)) {
            return Optional.of(
                    new ObjectPicture(
                            "$node",
                            2,
                            List.of(
                                            cell("$next", "(ref null $node)", NODE),
                                            cell("$id", "i32", new WasmValue.I32(id)))
                                    .subList(0, Math.min(2, count))));
        }
        if (value.equals(ROW)) {
            return Optional.of(
                    new ObjectPicture(
                            "$row",
                            250,
                            IntStream.range(first, Math.min(250, first + count))
                                    .mapToObj(i -> cell(i + "", "i32", new WasmValue.I32(i)))
                                    .toList()));
        }
        return value.equals(THROWN)
                ? Optional.of(new ObjectPicture("$found", 0, List.of()))
                : Optional.empty();
    }

    private List<TreeRow> rows() {
        var roots =
                List.of(
                        cell("$node", "anyref", NODE),
                        cell("$row", "(ref $row)", ROW),
                        cell("$e", "exnref", THROWN),
                        cell("$n", "i32", new WasmValue.I32(1)));
        return CellTree.rows(
                "locals",
                CellRow.rows(roots, roots),
                (value, first, count) -> object(9, value, first, count),
                (value, first, count) -> object(8, value, first, count),
                unfolded);
    }

    private static String text(List<TreeRow> rows) {
        return rows.stream().map(CellTreeTest::text).collect(Collectors.joining("\n"));
    }

    private static String text(TreeRow row) {
        return "  ".repeat(row.depth())
                + switch (row) {
                    case TreeRow.OfCell(_, _, var cell, var was, _, var inside) ->
                            cell.name()
                                    + " "
                                    + cell.value()
                                    + inside.map(it ->
                                                    " ["
                                                            + it.words()
                                                            + (it.empty()
                                                                    ? ""
                                                                    : it.open() ? " -" : " +")
                                                            + "]")
                                            .orElse("")
                                    + was.map(it -> " was " + it).orElse("");
                    case TreeRow.More(_, _, int shown, int length) -> shown + " of " + length;
                };
    }

    @Test
    void whatIsClosedSaysWhatItIsAndIsNotRead() {
        assertEquals(
                """
                $node struct 4 [$node +]
                $row array 7 [250 elements +]
                $e x0 $found [no payload]
                $n 1\
                """,
                text(rows()));
        assertEquals(List.of("struct 4 0 0", "array 7 0 0", "x0 $found 0 0", "1 0 0"), asked);
    }

    @Test
    void aRingOpensAsFarAsPeopleGoAndMarksWhatChanged() {
        unfolded.open(List.of("locals", "$node"));
        unfolded.open(List.of("locals", "$node", "$next"));
        assertEquals(
                """
                $node struct 4 [$node -]
                  $next struct 4 [ -]
                    $next struct 4 [ +]
                    $id 9 was 8
                  $id 9 was 8\
                """,
                text(rows().subList(0, 5)));
    }

    @Test
    void whatLiesInAnObjectIsAPlace() {
        unfolded.open(List.of("locals", "$node"));
        assertEquals(
                List.of(
                        Optional.of(new Storage.Field(NODE, 0)),
                        Optional.of(new Storage.Field(NODE, 1))),
                rows().subList(1, 3).stream()
                        .map(each -> each instanceof TreeRow.OfCell cell ? cell.storage() : null)
                        .toList());
    }

    @Test
    void largeArraysComeInPages() {
        var path = List.of("locals", "$row");
        unfolded.open(path);
        var rows = rows();
        assertEquals(4 + 100 + 1, rows.size());
        assertEquals("  100 of 250", text(rows.get(102)));
        unfolded.more(path);
        unfolded.more(path);
        assertEquals(4 + 250, rows().size());
        unfolded.close(path);
        assertEquals(4, rows().size());
    }

    @Test
    void manyRootsComeInPagesToo() {
        var roots =
                IntStream.range(0, 1000)
                        .mapToObj(i -> cell(i + "", "i32", new WasmValue.I32(i)))
                        .toList();
        var rows =
                CellTree.rows(
                        "table",
                        CellRow.rows(roots, roots),
                        CellTree.Contents.NONE,
                        CellTree.Contents.NONE,
                        unfolded);
        assertEquals(101, rows.size());
        assertEquals("100 of 1000", text(rows.getLast()));
    }
}
