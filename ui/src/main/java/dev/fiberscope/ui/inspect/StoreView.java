package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.Global;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Table;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.SessionModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Globals and tables of one instance, as it calls them, those that it imports too. */
final class StoreView extends ScrollPane {
    private final SessionModel model;
    private final VBox content = new VBox();
    private final InstanceChoice choice = new InstanceChoice(this::again);
    private final Map<String, CellGrid> grids = new HashMap<>();

    StoreView(SessionModel model) {
        this.model = model;
        content.getStyleClass().add("inspector-column");
        setContent(content);
        setFitToWidth(true);
    }

    private void again() {
        model.stop().ifPresent(this::show);
    }

    void show(Stop stop) {
        int instance =
                choice.show(
                        model.modules(),
                        Focus.of(stop.snapshot(), model.shown().get().selection())
                                .at()
                                .map(at -> at.instance()));
        var before = model.shown().get().before().map(other -> other.snapshot());
        content.getChildren().setAll(choice.node(), Labels.section("Globals"));
        var globals = stop.snapshot().globals(instance);
        if (globals.isEmpty()) {
            content.getChildren().add(Labels.of("There are none.", "tertiary"));
        } else {
            add(
                    "globals " + instance,
                    CellRow.rows(
                            cells(globals),
                            before.map(other -> cells(other.globals(instance))).orElse(List.of())));
        }
        for (var table : stop.snapshot().tables(instance)) {
            content.getChildren()
                    .add(
                            Labels.section(
                                    "Table " + table.name() + ", " + slots(table.slots().size())));
            add(
                    "table " + instance + " " + table.name(),
                    CellRow.rows(
                            table.slots(),
                            before(before, table).map(Table::slots).orElse(List.of())));
        }
    }

    private static String slots(int count) {
        return count == 1 ? "1 slot" : count + " slots";
    }

    private void add(String place, List<CellRow> rows) {
        var grid = grids.computeIfAbsent(place, _ -> new CellGrid(model));
        grid.show(List.of(new CellGrid.Part.Cells(place, rows)));
        content.getChildren().add(grid);
    }

    private static Optional<Table> before(Optional<Snapshot> before, Table table) {
        return before.stream()
                .flatMap(other -> other.tables(table.instance()).stream())
                .filter(each -> each.name().equals(table.name()))
                .findFirst();
    }

    private static List<Cell> cells(List<Global> globals) {
        return globals.stream().map(Global::cell).toList();
    }
}
