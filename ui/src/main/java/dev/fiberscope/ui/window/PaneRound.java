package dev.fiberscope.ui.window;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.fxmisc.richtext.GenericStyledArea;

/** Takes the keyboard from pane to pane, round at the ends; Escape takes it back to the text. */
final class PaneRound {
    private final List<Region> panes;
    private final Region text;
    private final Runnable toText;

    /**
     * @param panes from left to right and down
     * @param text the one of them that Escape leads to
     * @param toText puts the keyboard there
     */
    PaneRound(List<Region> panes, Region text, Runnable toText) {
        this.panes = List.copyOf(panes);
        this.text = text;
        this.toText = toText;
        panes.forEach(pane -> {
            pane.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
            pane.addEventFilter(KeyEvent.KEY_PRESSED, PaneRound::leave);
        });
    }

    /** A text that cannot be changed has no use for Tab, but would keep it. */
    private static void leave(KeyEvent input) {
        if (input.getCode() == KeyCode.TAB
                && input.getTarget() instanceof GenericStyledArea<?, ?, ?> area
                && !area.isEditable()) {
            area.requestFocusTraversal(
                    input.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            input.consume();
        }
    }

    private void press(KeyEvent input) {
        if (input.getCode() == KeyCode.ESCAPE) {
            toText.run();
            input.consume();
        }
    }

    /** Goes {@code by} panes on, over those that are not shown; from elsewhere, to the text. */
    void go(int by) {
        var shown = panes.stream().filter(pane -> pane.getScene() != null && seen(pane)).toList();
        int now =
                IntStream.range(0, shown.size())
                        .filter(i -> hasKeyboard(shown.get(i)))
                        .findFirst()
                        .orElse(-1);
        if (now < 0) {
            toText.run();
            return;
        }
        for (int i = 1; i < shown.size(); i++) {
            var pane = shown.get(Math.floorMod(now + i * by, shown.size()));
            if (pane.equals(text)) {
                toText.run();
                return;
            }
            var first = first(pane);
            if (first.isPresent()) {
                first.get().requestFocus();
                return;
            }
        }
    }

    private static boolean hasKeyboard(Node pane) {
        for (Node each = pane.getScene().getFocusOwner(); each != null; each = each.getParent()) {
            if (each.equals(pane)) {
                return true;
            }
        }
        return false;
    }

    private static boolean seen(Node node) {
        for (var each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /**
     * What takes the keyboard in {@code node}: of tabs, what is in the one in front rather than
     * their heads; what is scrolled rather than what scrolls it.
     */
    private static Optional<Node> first(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        boolean last = node instanceof TabPane || node instanceof ScrollPane;
        if (node.isFocusTraversable() && !last) {
            return Optional.of(node);
        }
        var inside =
                switch (node) {
                    case TabPane tabs ->
                            Optional.ofNullable(tabs.getSelectionModel().getSelectedItem())
                                    .flatMap(tab -> Optional.ofNullable(tab.getContent()))
                                    .flatMap(PaneRound::first);
                    case Parent parent ->
                            parent.getChildrenUnmodifiable().stream()
                                    .flatMap(child -> first(child).stream())
                                    .findFirst();
                    default -> Optional.<Node>empty();
                };
        return inside.or(
                () -> last && node.isFocusTraversable() ? Optional.of(node) : Optional.empty());
    }
}
