package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.Global;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Storage;
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
final class StoreView extends ScrollPane implements ValuePane {
    private final SessionModel model;
    private final ValueMenu menu;
    private final VBox content = new VBox();
    private final InstanceChoice choice = new InstanceChoice(this::again);
    private final Map<String, CellGrid> grids = new HashMap<>();
    private Optional<CellGrid> last = Optional.empty();

    StoreView(SessionModel model, ValueMenu menu) {
        this.model = model;
        this.menu = menu;
        content.getStyleClass().add("inspector-column");
        setContent(content);
        setFitToWidth(true);
    }

    private void again() {
        model.stop().ifPresent(this::show);
    }

    @Override
    public void show(Stop stop) {
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
                            before.map(other -> cells(other.globals(instance))).orElse(List.of()),
                            index -> Optional.of(new Storage.GlobalCell(instance, index))));
        }
        var tables = stop.snapshot().tables(instance);
        for (int i = 0; i < tables.size(); i++) {
            int number = i;
            var table = tables.get(i);
            content.getChildren()
                    .add(
                            Labels.section(
                                    "Table " + table.name() + ", " + slots(table.slots().size())));
            add(
                    "table " + instance + " " + table.name(),
                    CellRow.rows(
                            table.slots(),
                            before(before, table).map(Table::slots).orElse(List.of()),
                            slot -> Optional.of(new Storage.TableSlot(instance, number, slot))));
        }
    }

    private static String slots(int count) {
        return count == 1 ? "1 slot" : count + " slots";
    }

    private void add(String place, List<CellRow> rows) {
        var grid = grids.computeIfAbsent(place, _ -> grid());
        grid.show(List.of(new CellGrid.Part.Cells(place, rows)));
        content.getChildren().add(grid);
    }

    private CellGrid grid() {
        var grid = new CellGrid(model, menu);
        grid.focusWithinProperty()
                .subscribe(within -> {
                    if (within) {
                        last = Optional.of(grid);
                    }
                });
        return grid;
    }

    @Override
    public Optional<Storage> current() {
        return shown().flatMap(CellGrid::current);
    }

    @Override
    public void edit() {
        shown().or(() ->
                        content.getChildren().stream()
                                .filter(CellGrid.class::isInstance)
                                .map(CellGrid.class::cast)
                                .findFirst())
                .ifPresent(CellGrid::edit);
    }

    /** Where the keyboard was last, if that is shown. */
    private Optional<CellGrid> shown() {
        return last.filter(content.getChildren()::contains);
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
