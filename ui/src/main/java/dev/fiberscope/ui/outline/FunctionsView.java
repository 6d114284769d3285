package dev.fiberscope.ui.outline;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.SessionModel;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Functions of all modules, each with the sign of the stack in it that matters most. Choosing one
 * shows its text.
 */
public final class FunctionsView {
    private static final PseudoClass FOCUS = PseudoClass.getPseudoClass("shown");

    private final SessionModel model;
    private final ListView<FunctionRow> list = new ListView<>();
    private Optional<CodePoint> at = Optional.empty();

    public FunctionsView(SessionModel model) {
        this.model = model;
        list.getStyleClass().addAll("list", "functions");
        list.setCellFactory(_ -> new Line());
        list.setAccessibleText("functions");
        list.setOnMouseClicked(_ -> choose());
        list.setOnKeyPressed(input -> {
            if (input.getCode() == KeyCode.ENTER) {
                choose();
            }
        });
        model.modules().addListener((Observable _) -> refill());
        model.shown()
                .subscribe((before, now) -> {
                    at =
                            now.stop()
                                    .flatMap(stop ->
                                            Focus.of(stop.snapshot(), now.selection()).at());
                    if (!before.sameStop(now)) {
                        refill();
                    }
                    list.refresh();
                    revealShown();
                });
    }

    public Parent node() {
        return list;
    }

    private void refill() {
        var rows = FunctionRow.of(model.modules(), model.stop().map(stop -> stop.snapshot()));
        if (!rows.equals(list.getItems())) {
            list.getItems().setAll(rows);
        }
    }

    /** Scrolls to the function that is shown, if it is out of view. */
    private void revealShown() {
        var rows = list.getItems();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof FunctionRow.OfFunction row && isShown(row)) {
                if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                        && flow.getFirstVisibleCell() != null
                        && (i < flow.getFirstVisibleCell().getIndex()
                                || i > flow.getLastVisibleCell().getIndex() - 1)) {
                    list.scrollTo(Math.max(0, i - 4));
                }
                return;
            }
        }
    }

    private void choose() {
        if (list.getSelectionModel().getSelectedItem() instanceof FunctionRow.OfFunction row) {
            model.select(new Selected.OfPlace(new CodePoint(row.instance(), row.function(), 0)));
        }
    }

    private boolean isShown(FunctionRow.OfFunction row) {
        return at.filter(each ->
                        each.instance() == row.instance() && each.function() == row.function())
                .isPresent();
    }

    private final class Line extends ListCell<FunctionRow> {
        @Override
        protected void updateItem(FunctionRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(null);
            setPrefWidth(0);
            pseudoClassStateChanged(FOCUS, false);
            if (empty) {
                return;
            }
            switch (row) {
                case FunctionRow.OfModule(var name, _, int functions) -> {
                    setGraphic(
                            line(
                                    title(name),
                                    Labels.of(Integer.toString(functions), "tertiary", "small")));
                }
                case FunctionRow.OfFunction function -> {
                    pseudoClassStateChanged(FOCUS, isShown(function));
                    var name = Labels.of(function.name(), "mono", "function-name");
                    name.setTooltip(new Tooltip(function.name()));
                    var box = line(name);
                    function.sign()
                            .ifPresentOrElse(
                                    sign -> {
                                        if (function.stacks() > 1) {
                                            box.getChildren()
                                                    .add(
                                                            Labels.of(
                                                                    Integer.toString(
                                                                            function.stacks()),
                                                                    "mono",
                                                                    "tertiary",
                                                                    "small"));
                                        }
                                        box.getChildren()
                                                .add(
                                                        new GlyphIcon(
                                                                sign.glyph(),
                                                                11,
                                                                sign.styleClass()));
                                        setAccessibleText(
                                                function.name()
                                                        + ", "
                                                        + function.stacks()
                                                        + " stacks, "
                                                        + sign.word());
                                    },
                                    () -> name.getStyleClass().add("tertiary"));
                    setGraphic(box);
                }
            }
        }

        private static Label title(String name) {
            var title = Labels.of(name, "strong");
            title.setMinWidth(0);
            title.setTooltip(new Tooltip(name));
            return title;
        }

        private HBox line(Node first, Node... rest) {
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var box = new HBox(first, gap);
            box.getChildren().addAll(rest);
            box.getStyleClass().add("function-row");
            return box;
        }
    }
}
