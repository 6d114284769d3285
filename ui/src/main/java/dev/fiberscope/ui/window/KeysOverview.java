package dev.fiberscope.ui.window;

import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.action.Action;
import dev.fiberscope.ui.action.ActionId;
import dev.fiberscope.ui.action.Actions;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.glyph.Labels;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** All actions with their keys, over the window; goes by Escape, F1 again, or a click beside it. */
final class KeysOverview extends StackPane {
    /** Beside the columns, in gaps between them. */
    private static final double MARGIN = 3;

    private final Button close = new Button();
    private final FlowPane columns = new FlowPane();

    KeysOverview(Actions actions) {
        getStyleClass().add("overlay");
        close.setGraphic(new GlyphIcon(Glyph.CLOSE, 12));
        close.getStyleClass().setAll("bare-button");
        close.setAccessibleText("close");
        close.setOnAction(_ -> toggle());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        columns.getStyleClass().add("keys-columns");
        columns.getChildren()
                .addAll(
                        column(
                                actions,
                                ActionId.Group.FORWARD,
                                ActionId.Group.BACKWARD,
                                ActionId.Group.TIME),
                        column(actions, ActionId.Group.RUN, ActionId.Group.VIEW),
                        column(actions, ActionId.Group.FILE, ActionId.Group.HELP));
        var scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        var box = new VBox(new HBox(Labels.of("Keys", "start-title"), gap, close), scroll);
        box.getStyleClass().add("overlay-box");
        box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        box.setOnMouseClicked(input -> input.consume());
        getChildren().add(box);
        setOnMouseClicked(_ -> toggle());
        setOnKeyPressed(input -> {
            if (input.getCode() == KeyCode.ESCAPE) {
                toggle();
            }
        });
        setVisible(false);
    }

    /** All columns beside each other, or as many as there is room for. */
    @Override
    protected void layoutChildren() {
        double all = 0;
        for (var column : columns.getChildren()) {
            all += Math.ceil(column.prefWidth(-1)) + columns.getHgap();
        }
        double length = Math.min(all, getWidth() - MARGIN * columns.getHgap());
        if (columns.getPrefWrapLength() != length) {
            columns.setPrefWrapLength(length);
        }
        super.layoutChildren();
    }

    /** Shows or hides it. */
    void toggle() {
        setVisible(!isVisible());
        if (isVisible()) {
            close.requestFocus();
        }
    }

    private static VBox column(Actions actions, ActionId.Group... groups) {
        var column = new VBox();
        for (var group : groups) {
            var grid = new GridPane();
            grid.getStyleClass().add("keys-grid");
            actions.of(group).stream()
                    .filter(action -> !action.keys().isEmpty())
                    .forEach(action -> row(grid, action));
            column.getChildren().addAll(Labels.section(group.word()), grid);
        }
        return column;
    }

    private static void row(GridPane grid, Action action) {
        grid.addRow(
                grid.getRowCount(),
                Labels.of(action.words(), "secondary"),
                Labels.of(action.shownKeys(), "chip"));
    }
}
