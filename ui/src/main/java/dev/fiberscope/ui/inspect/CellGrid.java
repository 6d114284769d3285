package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.WasmValue;
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
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/**
 * Named values in columns: a bar where one changed since the last stop, name, type, value, what it
 * was. Structs, arrays and exceptions open below their line, by a click or with Right and Left; Up
 * and Down go from line to line.
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
    private final List<Line> lines = new ArrayList<>();
    private final ReadOnlyBooleanWrapper wide = new ReadOnlyBooleanWrapper();
    private List<Part> parts = List.of();

    /** A line that the keyboard reaches. */
    private record Line(List<String> path, Node node) {}

    CellGrid(SessionModel model) {
        this.model = model;
        this.values = new CellValue(model, this::again);
        getStyleClass().add("cells");
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
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

    private void again() {
        var focused = focused();
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
        focused.flatMap(path -> lines.stream().filter(each -> each.path().equals(path)).findFirst())
                .ifPresent(line -> line.node().requestFocus());
    }

    private static boolean needsRoom(TreeRow row) {
        return row.depth() > 0
                || (row instanceof TreeRow.OfCell cell
                        && cell.cell().value() instanceof WasmValue.V128);
    }

    private static CellTree.Contents contents(Optional<dev.fiberscope.engine.session.Stop> stop) {
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
        add(name(row), 1, at);
        var type = Labels.of(row.cell().type(), "mono", "code-type-label");
        type.setTooltip(new Tooltip(row.cell().type()));
        add(type, 2, at);
        add(values.node(row), 3, at);
        row.was()
                .ifPresent(was -> {
                    var old = Labels.of("was " + values.words(was), "tertiary", "mono");
                    old.setTooltip(new Tooltip("At the stop before: " + values.words(was)));
                    old.setMinWidth(0);
                    add(old, 4, at);
                });
    }

    private Label name(TreeRow.OfCell row) {
        var name = whole(Labels.of(row.cell().name(), "mono", "cell-name"));
        name.setPadding(new Insets(0, 0, 0, STEP * row.depth()));
        var sign = row.inside().filter(inside -> !inside.empty()).map(TreeRow.Inside::open);
        name.setGraphic(
                Labels.of(sign.map(open -> open ? "\u25be" : "\u25b8").orElse(""), "cell-fold"));
        row.inside()
                .ifPresent(inside -> {
                    name.setFocusTraversable(true);
                    name.setAccessibleRole(AccessibleRole.BUTTON);
                    name.setAccessibleText(
                            row.cell().name()
                                    + ", "
                                    + row.cell().value()
                                    + ", "
                                    + inside.words()
                                    + (inside.empty()
                                            ? ""
                                            : inside.open() ? ", open" : ", closed"));
                    name.setOnMouseClicked(_ -> {
                        name.requestFocus();
                        fold(row.path(), !inside.open());
                    });
                    name.focusedProperty()
                            .subscribe(focused -> {
                                if (focused) {
                                    reveal(name);
                                }
                            });
                    lines.add(new Line(row.path(), name));
                });
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
        var path = focused();
        if (path.isEmpty() || event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        switch (event.getCode()) {
            case RIGHT -> fold(path.get(), true);
            case LEFT -> left(path.get());
            case ENTER, SPACE -> fold(path.get(), !unfolded.isOpen(path.get()));
            case UP, DOWN -> go(path.get(), event.getCode() == KeyCode.DOWN ? 1 : -1);
            default -> {
                return;
            }
        }
        event.consume();
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

    /** Scrolls as little as it takes to show the whole line. */
    private static void reveal(Node node) {
        var around = node.getParent();
        while (around != null && !(around instanceof ScrollPane)) {
            around = around.getParent();
        }
        if (around instanceof ScrollPane pane && pane.getContent() != null) {
            var content = pane.getContent();
            var place = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
            double room = pane.getViewportBounds().getHeight();
            double rest = content.getBoundsInLocal().getHeight() - room;
            double top = pane.getVvalue() * rest;
            if (rest > 0 && place.getMinY() < top) {
                pane.setVvalue(place.getMinY() / rest);
            } else if (rest > 0 && place.getMaxY() > top + room) {
                pane.setVvalue((place.getMaxY() - room) / rest);
            }
        }
    }

    /** Never shortened; it is the type that makes room. */
    private static Label whole(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
