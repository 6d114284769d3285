package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.SessionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/**
 * Named values in columns: a bar where one changed since the last stop, name, type, value, what it
 * was. Structs, arrays and exceptions open below their line, by a click or with Right and Left; Up
 * and Down go from line to line. F2, Enter or a double click asks for another value.
 */
final class CellGrid extends GridPane {
    private static final double STEP = 12;
    private static final int COLUMNS = 5;

    /** What one grid shows. */
    sealed interface Part {
        /** Values, whose paths begin with {@code place}. */
        record Cells(String place, List<CellRow> rows) implements Part {
            public Cells {
                rows = List.copyOf(rows);
            }
        }

        record Words(String name, String words) implements Part {}
    }

    private final SessionModel model;
    private final CellValue values;
    private final Unfolded unfolded = new Unfolded();
    private final ValueMenu menu;
    private final List<Line> lines = new ArrayList<>();
    private final ReadOnlyBooleanWrapper wide = new ReadOnlyBooleanWrapper();
    private List<Part> parts = List.of();
    private Optional<List<String>> current = Optional.empty();
    private Optional<Editor> editor = Optional.empty();

    /** A line that the keyboard reaches. */
    private record Line(TreeRow.OfCell row, Node node) {
        List<String> path() {
            return row.path();
        }
    }

    /** The line whose value is being typed, at one stop. */
    private record Editor(List<String> path, ValueField value, Optional<Stop> stop) {}

    CellGrid(SessionModel model, ValueMenu menu) {
        this.model = model;
        this.menu = menu;
        this.values = new CellValue(model, this::again);
        getStyleClass().add("cells");
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        model.refused()
                .subscribe(refused ->
                        refused.ifPresent(no -> editor.ifPresent(each -> each.value().hear(no))));
    }

    /** Where the value lies that the keyboard was at last; empty where none is shown any more. */
    Optional<Storage> current() {
        return currentLine().flatMap(line -> line.row().storage());
    }

    /** Asks for another value for {@link #current()}; where there is none, goes to the first. */
    void edit() {
        currentLine()
                .ifPresentOrElse(
                        line -> edit(line.row()),
                        () -> lines.stream().findFirst().ifPresent(it -> it.node().requestFocus()));
    }

    private Optional<Line> currentLine() {
        return current.flatMap(this::find);
    }

    /** True while something stands there that needs more room: an open object, a vector. */
    ReadOnlyBooleanProperty wide() {
        return wide.getReadOnlyProperty();
    }

    /** Shows {@code next} of the stop that the model shows. What was open stays open. */
    void show(List<Part> next) {
        parts = List.copyOf(next);
        again();
    }

    /** A value that is being typed is kept as long as the stop is the same, and its line there. */
    @SuppressWarnings("ReferenceEquality") // comparing snapshots takes long
    private void again() {
        var focused = focused();
        boolean typing = editor.filter(each -> each.value().field().isFocused()).isPresent();
        boolean old =
                editor.filter(each -> each.stop().orElse(null) != model.stop().orElse(null))
                        .isPresent();
        if (old) {
            focused = typing ? editor.map(Editor::path) : focused;
            editor = Optional.empty();
        }
        getChildren().clear();
        lines.clear();
        var shown = model.shown().get();
        var now = contents(shown.stop());
        var before = contents(shown.before());
        boolean needsRoom = false;
        for (var part : parts) {
            switch (part) {
                case Part.Words(var name, var words) -> say(name, words);
                case Part.Cells(var place, var rows) -> {
                    var tree = CellTree.rows(place, rows, now, before, unfolded);
                    tree.forEach(this::add);
                    needsRoom |= tree.stream().anyMatch(CellGrid::needsRoom);
                }
            }
        }
        wide.set(needsRoom);
        if (editor.filter(each -> find(each.path()).isEmpty()).isPresent()) {
            editor = Optional.empty();
        }
        reach();
        editor.filter(_ -> typing).ifPresent(each -> each.value().field().requestFocus());
        focused.flatMap(this::find).ifPresent(line -> line.node().requestFocus());
    }

    private Optional<Line> find(List<String> path) {
        return lines.stream().filter(each -> each.path().equals(path)).findFirst();
    }

    /** Tab comes by once: to the line where the keyboard was last, or to the first. */
    private void reach() {
        var target = current.flatMap(this::find).or(() -> lines.stream().findFirst());
        lines.forEach(
                line -> line.node().setFocusTraversable(target.filter(line::equals).isPresent()));
    }

    private static boolean needsRoom(TreeRow row) {
        return row.depth() > 0
                || (row instanceof TreeRow.OfCell cell
                        && cell.cell().value() instanceof WasmValue.V128);
    }

    private static CellTree.Contents contents(Optional<Stop> stop) {
        return stop.<CellTree.Contents>map(it -> it.snapshot()::object)
                .orElse(CellTree.Contents.NONE);
    }

    private Optional<List<String>> focused() {
        return lines.stream().filter(each -> each.node().isFocused()).map(Line::path).findFirst();
    }

    private void say(String name, String words) {
        int row = getRowCount();
        add(whole(Labels.of(name, "tertiary")), 1, row);
        var said = Labels.of(words, "tertiary");
        said.setWrapText(true);
        add(said, 2, row, COLUMNS - 2, 1);
    }

    private void add(TreeRow row) {
        switch (row) {
            case TreeRow.OfCell cell -> add(cell);
            case TreeRow.More more -> add(more);
        }
    }

    private void add(TreeRow.More more) {
        int next = Math.min(Unfolded.PAGE, more.length() - more.shown());
        var link =
                Labels.link(
                        next + " more of " + (more.length() - more.shown()),
                        () -> {
                            unfolded.open(more.path());
                            unfolded.more(more.path());
                            again();
                        },
                        "tertiary");
        GridPane.setMargin(link, new Insets(0, 0, 0, STEP * (more.depth() + 1)));
        add(link, 1, getRowCount(), COLUMNS - 1, 1);
    }

    private void add(TreeRow.OfCell row) {
        int at = getRowCount();
        var bar = new Region();
        bar.getStyleClass().add(row.was().isPresent() ? "changed-bar" : "unchanged-bar");
        add(bar, 0, at);
        var name = name(row);
        add(name, 1, at);
        var type = Labels.of(row.cell().type(), "mono", "code-type-label");
        type.setTooltip(new Tooltip(row.cell().type()));
        add(type, 2, at);
        EventMenu.offer(name, () -> items(row));
        EventMenu.offer(type, () -> items(row));
        editOnDoubleClick(type, row);
        var typed = editor.filter(each -> each.path().equals(row.path())).map(Editor::value);
        if (typed.isPresent()) {
            add(typed.get().field(), 3, at, 2, 1);
            add(typed.get().complaint(), 1, at + 1, COLUMNS - 1, 1);
            return;
        }
        var value = values.node(row);
        EventMenu.offer(value, () -> items(row));
        editOnDoubleClick(value, row);
        add(value, 3, at);
        row.was()
                .ifPresent(was -> {
                    var old = Labels.of("was " + values.words(was), "tertiary", "mono");
                    old.setTooltip(new Tooltip("At the stop before: " + values.words(was)));
                    old.setMinWidth(0);
                    add(old, 4, at);
                });
    }

    private List<MenuItem> items(TreeRow.OfCell row) {
        current = Optional.of(row.path());
        reach();
        return menu.items(row.storage(), row.cell().value(), () -> edit(row));
    }

    private void editOnDoubleClick(Node node, TreeRow.OfCell row) {
        node.addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                input -> {
                    if (input.getButton() == MouseButton.PRIMARY && input.getClickCount() == 2) {
                        edit(row);
                        input.consume();
                    }
                });
    }

    /** Asks for another value, unless that is being done. */
    private void edit(TreeRow.OfCell row) {
        if (row.storage().isEmpty()
                || editor.filter(each -> each.path().equals(row.path())).isPresent()) {
            return;
        }
        current = Optional.of(row.path());
        var value =
                new ValueField(
                        model,
                        row.storage().get(),
                        row.cell().name() + ", " + row.cell().type(),
                        values.typed(row.cell().value()),
                        this::leave);
        editor = Optional.of(new Editor(row.path(), value, model.stop()));
        again();
        value.begin();
        InView.bring(value.field());
    }

    /** The value stays as it is, and the keyboard goes back to its line. */
    private void leave() {
        var path = editor.map(Editor::path);
        editor = Optional.empty();
        again();
        path.flatMap(this::find).ifPresent(line -> line.node().requestFocus());
    }

    private Label name(TreeRow.OfCell row) {
        var name = whole(Labels.of(row.cell().name(), "mono", "cell-name"));
        name.setPadding(new Insets(0, 0, 0, STEP * row.depth()));
        var opens = row.inside().filter(inside -> !inside.empty());
        name.setGraphic(
                Labels.of(
                        opens.map(inside -> inside.open() ? "\u25be" : "\u25b8").orElse(""),
                        "cell-fold"));
        name.setAccessibleText(values.told(row));
        row.storage()
                .ifPresent(_ ->
                        name.setAccessibleHelp(
                                opens.isPresent() ? "F2 changes it" : "F2 or Enter changes it"));
        name.setAccessibleRole(opens.isPresent() ? AccessibleRole.BUTTON : AccessibleRole.TEXT);
        name.setOnMouseClicked(input -> {
            name.requestFocus();
            if (input.getButton() == MouseButton.PRIMARY) {
                if (opens.isPresent()) {
                    fold(row.path(), !opens.get().open());
                } else if (input.getClickCount() == 2) {
                    edit(row);
                }
            }
        });
        name.focusedProperty()
                .subscribe(focused -> {
                    if (focused) {
                        current = Optional.of(row.path());
                        reach();
                        InView.bring(name);
                    }
                });
        lines.add(new Line(row, name));
        return name;
    }

    private void fold(List<String> path, boolean open) {
        if (open) {
            unfolded.open(path);
        } else {
            unfolded.close(path);
        }
        again();
    }

    private void pressed(KeyEvent event) {
        var line = focused().flatMap(this::find);
        if (line.isEmpty() || event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        var path = line.get().path();
        boolean opens = line.get().row().inside().filter(inside -> !inside.empty()).isPresent();
        switch (event.getCode()) {
            case RIGHT -> unfold(path, opens);
            case LEFT -> left(path);
            case F2 -> edit(line.get().row());
            case ENTER -> choose(line.get().row(), opens);
            case SPACE -> unfold(path, opens && !unfolded.isOpen(path));
            case UP, DOWN -> go(path, event.getCode() == KeyCode.DOWN ? 1 : -1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose(TreeRow.OfCell row, boolean opens) {
        if (opens) {
            fold(row.path(), !unfolded.isOpen(row.path()));
        } else {
            edit(row);
        }
    }

    private void unfold(List<String> path, boolean open) {
        if (open != unfolded.isOpen(path)) {
            fold(path, open);
        }
    }

    /** Closes what is open; from a closed line goes to the one that it lies in. */
    private void left(List<String> path) {
        if (unfolded.isOpen(path)) {
            fold(path, false);
            return;
        }
        var around = path.subList(0, path.size() - 1);
        lines.stream()
                .filter(each -> each.path().equals(around))
                .findFirst()
                .ifPresent(line -> line.node().requestFocus());
    }

    private void go(List<String> path, int by) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).path().equals(path) && i + by >= 0 && i + by < lines.size()) {
                lines.get(i + by).node().requestFocus();
                return;
            }
        }
    }

    /** Never shortened; it is the type that makes room. */
    private static Label whole(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
