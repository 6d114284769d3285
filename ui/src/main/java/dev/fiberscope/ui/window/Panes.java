package dev.fiberscope.ui.window;

import javafx.event.EventTarget;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import java.util.List;

/** The panes in their places. Edges go with the window until somebody moves one. */
final class Panes extends StackPane {
    private final Node left;
    private final SplitPane code;
    private final SplitPane columns;
    private final SplitPane rows;
    private double scale = 1;
    private boolean wanted;
    private boolean moved;

    Panes(Region left, Region text, Region inspector, Region picture, Region bottom) {
        this.left = left;
        // What is inside scrolls: it must not hold the edges.
        List.of(left, text, inspector, picture, bottom).forEach(pane -> pane.setMinSize(0, 0));
        code = new SplitPane(text, inspector);
        code.setOrientation(Orientation.VERTICAL);
        columns = new SplitPane(left, code, picture);
        rows = new SplitPane(columns, bottom);
        rows.setOrientation(Orientation.VERTICAL);
        getChildren().add(rows);
        rows.addEventFilter(MouseEvent.MOUSE_DRAGGED, input -> moved |= isEdge(input.getTarget()));
        widthProperty().subscribe(_ -> placeUnlessMoved());
        heightProperty().subscribe(_ -> placeUnlessMoved());
    }

    /**
     * Puts all edges to where they are by default, for a font that is {@code nextScale} times as
     * large as the ordinary.
     */
    void place(double nextScale) {
        scale = nextScale;
        requestPlaces();
    }

    /** Folds the left pane away, or shows it. */
    void foldLeft() {
        if (!columns.getItems().remove(left)) {
            columns.getItems().addFirst(left);
        }
        requestPlaces();
    }

    private static boolean isEdge(EventTarget target) {
        return target instanceof Node node && node.getStyleClass().contains("split-pane-divider");
    }

    private void placeUnlessMoved() {
        if (!moved) {
            requestPlaces();
        }
    }

    private void requestPlaces() {
        wanted = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (wanted && getWidth() > 0 && getHeight() > 0) {
            wanted = false;
            // A split pane moves its edges when its size changes: first the sizes, from the outside
            // in, then the edges.
            rows.layout();
            boolean withLeft = columns.getItems().contains(left);
            var sizes = Proportions.of(getWidth(), getHeight(), scale, withLeft);
            rows.setDividerPositions(1 - sizes.bottom() / getHeight());
            rows.layout();
            double first = sizes.left() / getWidth();
            double second = (sizes.left() + sizes.code()) / getWidth();
            if (withLeft) {
                columns.setDividerPositions(first, second);
            } else {
                columns.setDividerPositions(second);
            }
            rows.layout();
            code.setDividerPositions(1 - sizes.inspector() / (getHeight() - sizes.bottom()));
        }
    }
}
