package dev.fiberscope.ui.leaks;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A list of rows under the names of its columns; a click on a row, or Enter, opens it. */
final class LineList<T> extends BorderPane {
    private final ListView<T> list = new ListView<>();
    private final Function<T, LineRow> row;
    private final Consumer<T> open;

    LineList(String name, LineRow head, Function<T, LineRow> row, Consumer<T> open) {
        this.row = row;
        this.open = open;
        list.getStyleClass().addAll("list", "leak-lines");
        list.setAccessibleText(name);
        list.setCellFactory(_ -> new Cell());
        list.setOnKeyPressed(input -> {
            var chosen = list.getSelectionModel().getSelectedItem();
            if (input.getCode() == KeyCode.ENTER && chosen != null) {
                open.accept(chosen);
            }
        });
        setTop(head);
        setCenter(list);
        setMinWidth(0);
    }

    void show(List<T> lines, Node whenEmpty) {
        list.setPlaceholder(whenEmpty);
        list.getItems().setAll(lines);
    }

    /** A link in a row does something of its own. */
    private static boolean onLink(@Nullable Node node) {
        return node != null && (node instanceof Hyperlink || onLink(node.getParent()));
    }

    private final class Cell extends ListCell<T> {
        Cell() {
            setPrefWidth(0);
            setOnMouseClicked(input -> {
                var item = getItem();
                if (item != null
                        && !isEmpty()
                        && !onLink(input.getPickResult().getIntersectedNode())) {
                    open.accept(item);
                }
            });
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            boolean none = empty || item == null;
            setText(null);
            if (none) {
                setGraphic(null);
            } else {
                var node = row.apply(item);
                node.setMaxWidth(Region.USE_COMPUTED_SIZE);
                setGraphic(node);
            }
        }
    }
}
