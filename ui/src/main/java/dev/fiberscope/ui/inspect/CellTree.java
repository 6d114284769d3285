package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.ObjectPicture;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.WasmValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values with the contents of what they refer to, as far as it is open: read when it is shown, so
 * that rings and large arrays cost what stands on the screen.
 */
final class CellTree {
    /** What objects contain, as {@code Snapshot.object} says. */
    @FunctionalInterface
    interface Contents {
        Optional<ObjectPicture> object(WasmValue reference, int first, int count);

        /** Of no stop. */
        Contents NONE = (reference, first, count) -> Optional.empty();
    }

    private final Contents now;
    private final Contents before;
    private final Unfolded unfolded;
    private final List<TreeRow> rows = new ArrayList<>();

    private CellTree(Contents now, Contents before, Unfolded unfolded) {
        this.now = now;
        this.before = before;
        this.unfolded = unfolded;
    }

    /**
     * The lines for {@code roots}, whose paths begin with {@code place}; {@code before} tells what
     * objects held at the stop before.
     */
    static List<TreeRow> rows(
            String place, List<CellRow> roots, Contents now, Contents before, Unfolded unfolded) {
        var tree = new CellTree(now, before, unfolded);
        tree.page(List.of(place), 0, roots, roots.size(), Unfolded.PAGE);
        return tree.rows;
    }

    private void page(List<String> path, int depth, List<CellRow> cells, int length, int least) {
        int count = Math.min(cells.size(), Math.max(least, unfolded.shown(path)));
        for (var each : cells.subList(0, count)) {
            add(with(path, each.cell().name()), depth, each);
        }
        if (count < length) {
            rows.add(new TreeRow.More(path, depth, count, length));
        }
    }

    private void add(List<String> path, int depth, CellRow row) {
        var value = row.cell().value();
        var object = now.object(value, 0, 0);
        boolean open = object.isPresent() && unfolded.isOpen(path);
        rows.add(
                new TreeRow.OfCell(
                        path,
                        depth,
                        row.cell(),
                        row.was(),
                        row.storage(),
                        object.map(it ->
                                new TreeRow.Inside(
                                        words(row.cell(), it), it.length() == 0, open))));
        if (open) {
            int count = unfolded.shown(path);
            var cells = now.object(value, 0, count).map(ObjectPicture::cells).orElse(List.of());
            var old = before.object(value, 0, count).map(ObjectPicture::cells).orElse(List.of());
            page(
                    path,
                    depth + 1,
                    CellRow.rows(cells, old, index -> within(value, index)),
                    object.get().length(),
                    0);
        }
    }

    /** A part of an exception's payload is no place: nothing ever writes it again. */
    private static Optional<Storage> within(WasmValue object, int index) {
        return object instanceof WasmValue.Aggregate
                ? Optional.of(new Storage.Field(object, index))
                : Optional.empty();
    }

    /** The type is said only where the cell's own does not name it. */
    private static String words(Cell cell, ObjectPicture object) {
        int length = object.length();
        boolean known = cell.type().contains(object.type());
        return switch (cell.value()) {
            case WasmValue.Aggregate(var kind, _) when kind.equals("array") ->
                    (known ? "" : object.type() + ", ")
                            + length
                            + (length == 1 ? " element" : " elements");
            case WasmValue.Aggregate _ -> known ? "" : object.type();
            default -> length == 0 ? "no payload" : length + (length == 1 ? " value" : " values");
        };
    }

    private static List<String> with(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }
}
