package dev.fiberscope.ui.window;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The panes in their places. Edges can be moved; they are put back when the window becomes narrow, or wide again. */
final class Panes extends StackPane {
    private static final double NARROW = 1_200;

    private final Node left;
    private final SplitPane code;
    private final SplitPane columns;
    private final SplitPane rows;
    private double scale = 1;
    private boolean wanted;

    Panes(Region left, Node text, Node inspector, Node picture, Node bottom) {
        this.left = left;
        left.setMinWidth(0);
        code = new SplitPane(text, inspector);
        code.setOrientation(Orientation.VERTICAL);
        columns = new SplitPane(left, code, picture);
        rows = new SplitPane(columns, bottom);
        rows.setOrientation(Orientation.VERTICAL);
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(code, false);
        SplitPane.setResizableWithParent(bottom, false);
        SplitPane.setResizableWithParent(inspector, false);
        getChildren().add(rows);
        widthProperty().subscribe((before, now) -> {
            if (before.doubleValue() == 0 || (before.doubleValue() < NARROW) != (now.doubleValue() < NARROW)) {
                requestPlaces();
            }
        });
    }

    /** Puts all edges to where they are by default, for a font that is {@code nextScale} times as large as the ordinary. */
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

    private void requestPlaces() {
        wanted = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (wanted && getWidth() > 0 && getHeight() > 0) {
            wanted = false;
            boolean withLeft = columns.getItems().contains(left);
            var sizes = Proportions.of(getWidth(), getHeight(), scale, withLeft);
            rows.setDividerPositions(1 - sizes.bottom() / getHeight());
            code.setDividerPositions(1 - sizes.inspector() / (getHeight() - sizes.bottom()));
            double first = sizes.left() / getWidth();
            double second = (sizes.left() + sizes.code()) / getWidth();
            if (withLeft) {
                columns.setDividerPositions(first, second);
            } else {
                columns.setDividerPositions(second);
            }
        }
    }
}
