package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.Global;
import dev.fiberscope.engine.model.Table;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Globals and tables of all instances. */
final class StoreView extends ScrollPane {
    private final SessionModel model;
    private final VBox content = new VBox();

    StoreView(SessionModel model) {
        this.model = model;
        content.getStyleClass().add("inspector-column");
        setContent(content);
        setFitToWidth(true);
    }

    void show(Stop stop) {
        content.getChildren().setAll(Labels.section("Globals"));
        var globals = stop.snapshot().globals();
        if (globals.isEmpty()) {
            content.getChildren().add(Labels.of("There are none.", "tertiary"));
        } else {
            var grid = new CellGrid(model);
            grid.add(
                    CellRow.rows(
                            cells(globals),
                            model.shown()
                                    .get()
                                    .before()
                                    .map(other -> cells(other.snapshot().globals()))
                                    .orElse(List.of())));
            content.getChildren().add(grid);
        }
        for (var table : stop.snapshot().tables()) {
            content.getChildren()
                    .add(
                            Labels.section(
                                    "Table "
                                            + table.name()
                                            + (table.instance() > 0
                                                    ? ", instance " + table.instance()
                                                    : "")));
            var grid = new CellGrid(model);
            grid.add(
                    CellRow.rows(table.slots(), before(table).map(Table::slots).orElse(List.of())));
            content.getChildren().add(grid);
        }
    }

    private Optional<Table> before(Table table) {
        return model.shown().get().before().stream()
                .flatMap(other -> other.snapshot().tables().stream())
                .filter(each ->
                        each.instance() == table.instance() && each.name().equals(table.name()))
                .findFirst();
    }

    private static List<Cell> cells(List<Global> globals) {
        return globals.stream().map(Global::cell).toList();
    }
}
