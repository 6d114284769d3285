package dev.fiberscope.ui.window;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.event.EventTarget;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The panes in their places. Edges keep their share of the window; where nobody moved one, they are
 * as {@link Proportions} says.
 */
final class Panes extends StackPane {
    private final Node left;
    private final List<Region> all;
    private final SplitPane code;
    private final SplitPane columns;
    private final SplitPane rows;
    private double scale = 1;
    private boolean wanted;
    private boolean folded;
    private boolean insisted;
    private Optional<WindowLayout.Edges> moved;
    private final BiConsumer<Boolean, Optional<WindowLayout.Edges>> changed;

    /**
     * @param layout where the edges are at first
     * @param changed is told whether the left pane is folded away and where the edges were moved to
     */
    Panes(
            Region left,
            Region text,
            Region inspector,
            Region picture,
            Region bottom,
            WindowLayout layout,
            BiConsumer<Boolean, Optional<WindowLayout.Edges>> changed) {
        this.left = left;
        this.moved = layout.edges();
        this.changed = changed;
        all = List.of(left, text, inspector, picture, bottom);
        // What is inside scrolls: it must not hold the edges.
        all.forEach(pane -> pane.setMinSize(0, 0));
        code = new SplitPane(text, inspector);
        code.setOrientation(Orientation.VERTICAL);
        columns = new SplitPane(left, code, picture);
        rows = new SplitPane(columns, bottom);
        rows.setOrientation(Orientation.VERTICAL);
        getChildren().add(rows);
        folded = layout.leftFolded();
        fold();
        rows.addEventFilter(
                MouseEvent.MOUSE_RELEASED,
                input -> {
                    if (isEdge(input.getTarget()) && !input.isStillSincePress()) {
                        moved = Optional.of(edges());
                        changed.accept(folded, moved);
                    }
                });
        widthProperty().subscribe(_ -> fold());
        heightProperty().subscribe(_ -> requestPlaces());
    }

    /** All panes, from left to right and down. */
    List<Region> all() {
        return all;
    }

    /**
     * Puts all edges where somebody moved them, or else where they are by default, for a font that
     * is {@code nextScale} times as large as the ordinary.
     */
    void place(double nextScale) {
        scale = nextScale;
        fold();
    }

    /**
     * Folds the left pane away, or shows it, also where it has gone by itself because there is
     * little room.
     */
    void foldLeft() {
        folded = withLeft();
        insisted = !folded;
        fold();
        changed.accept(folded, moved);
    }

    /** Shows the left pane, if it is not there. */
    void showLeft() {
        if (!withLeft()) {
            foldLeft();
        }
    }

    private void fold() {
        boolean shown =
                !folded
                        && (insisted
                                || getWidth() == 0
                                || Proportions.haveRoomForLeft(getWidth(), scale));
        if (shown && !withLeft()) {
            columns.getItems().addFirst(left);
        } else if (!shown) {
            columns.getItems().remove(left);
        }
        requestPlaces();
    }

    private static boolean isEdge(EventTarget target) {
        return target instanceof Node node && node.getStyleClass().contains("split-pane-divider");
    }

    private boolean withLeft() {
        return columns.getItems().contains(left);
    }

    /** Where they are now; that of a folded pane stays where it was. */
    private WindowLayout.Edges edges() {
        double[] across = columns.getDividerPositions();
        double beforeFolding = moved.map(WindowLayout.Edges::left).orElse(ordinary(true).left());
        return new WindowLayout.Edges(
                withLeft() ? across[0] : beforeFolding,
                across[across.length - 1],
                code.getDividerPositions()[0],
                rows.getDividerPositions()[0]);
    }

    private WindowLayout.Edges ordinary(boolean withLeft) {
        var sizes = Proportions.of(getWidth(), getHeight(), scale, withLeft);
        return new WindowLayout.Edges(
                sizes.left() / getWidth(),
                (sizes.left() + sizes.code()) / getWidth(),
                1 - sizes.inspector() / (getHeight() - sizes.bottom()),
                1 - sizes.bottom() / getHeight());
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
            var edges = moved.orElseGet(() -> ordinary(withLeft()));
            rows.setDividerPositions(edges.bottom());
            rows.layout();
            if (withLeft()) {
                columns.setDividerPositions(edges.left(), edges.picture());
            } else {
                columns.setDividerPositions(edges.picture());
            }
            rows.layout();
            code.setDividerPositions(edges.inspector());
        }
    }
}
