package dev.fiberscope.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Looks through a scene for words that cannot be read: cut off with an ellipsis, hanging out of
 * what they stand in, one over another. What can be scrolled to is no fault; nor are words of the
 * user's program that are cut, when a tooltip says them whole. On the JavaFX thread.
 */
final class Clipping {
    /** Pixels by which something may stand out without anybody noticing. */
    private static final double SLACK = 2;

    /**
     * Texts of the user are long lines, which scroll; notes beside them are put where they belong
     * after a layout, or left out.
     */
    private static final Set<String> OWN_WAY =
            Set.of("code", "console", "memory-lines", "note-layer");

    private static final Set<String> OVERLAYS = Set.of("overlay", "finder-results");

    private final Scene scene;
    private final List<String> faults = new ArrayList<>();
    private final List<Leaf> leaves = new ArrayList<>();

    /**
     * Words, as they are seen.
     *
     * @param box in the scene
     * @param layer the overlay it stands in
     */
    private record Leaf(Node node, String words, Bounds box, Optional<Node> layer) {}

    private Clipping(Scene scene) {
        this.scene = scene;
    }

    /** One line for every fault in {@code scene}, as it is laid out now. */
    static List<String> faults(Scene scene) {
        var all = new Clipping(scene);
        all.walk(scene.getRoot(), Optional.empty());
        all.overlaps();
        return all.faults;
    }

    private void walk(Node node, Optional<Node> layer) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        var above =
                node.getStyleClass().stream().anyMatch(OVERLAYS::contains)
                        ? Optional.of(node)
                        : layer;
        switch (node) {
            case Labeled labeled -> labeled(labeled, above);
            case TextInputControl field when field.getText().isEmpty() -> prompt(field, above);
            case Text text when text.getParent() instanceof TextFlow ->
                    leaf(text, text.getText(), above);
            default -> {}
        }
        if (node instanceof Parent parent
                && node.getStyleClass().stream().noneMatch(OWN_WAY::contains)) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, above));
        }
    }

    private void labeled(Labeled labeled, Optional<Node> layer) {
        var words = Optional.ofNullable(labeled.getText()).orElse("");
        if (words.isBlank()) {
            return;
        }
        for (var child : labeled.getChildrenUnmodifiable()) {
            if (child instanceof Text text && child.isVisible()) {
                if (!text.getText().equals(words) && !saidWhole(labeled, words)) {
                    fault(labeled, words, "is cut to \"" + text.getText() + "\"");
                }
                leaf(text, words, layer);
            }
        }
    }

    private void prompt(TextInputControl field, Optional<Node> layer) {
        field.lookupAll(".text").stream()
                .filter(each ->
                        each instanceof Text text
                                && text.getText().equals(field.getPromptText())
                                && text.isVisible())
                .findFirst()
                .ifPresent(text -> leaf(text, field.getPromptText(), layer));
    }

    /** Names out of the program may be long; then a tooltip says them. */
    private static boolean saidWhole(Node node, String words) {
        return Optional.ofNullable(node)
                .filter(each -> !(each instanceof Control control) || control.getTooltip() == null)
                .map(each -> saidWhole(each.getParent(), words))
                .orElseGet(() ->
                        node instanceof Control control
                                && Optional.ofNullable(control.getTooltip())
                                        .map(Tooltip::getText)
                                        .filter(tip -> tip.contains(words))
                                        .isPresent());
    }

    private void leaf(Node node, String words, Optional<Node> layer) {
        if (words.isBlank()) {
            return;
        }
        Bounds box = node.localToScene(node.getLayoutBounds());
        for (Parent each = node.getParent(); each != null; each = each.getParent()) {
            var room = each.localToScene(each.getLayoutBounds());
            boolean across = scrolls(each, Orientation.HORIZONTAL);
            boolean down = scrolls(each, Orientation.VERTICAL);
            // The space behind the last word of a line takes no room.
            double slack =
                    node instanceof Text text && text.getParent() instanceof TextFlow
                            ? SLACK + text.getFont().getSize() / 2
                            : SLACK;
            if (!across
                    && (box.getMinX() < room.getMinX() - slack
                            || box.getMaxX() > room.getMaxX() + slack)) {
                fault(node, words, "hangs out of the sides of " + name(each));
                return;
            }
            if (!down
                    && (box.getMinY() < room.getMinY() - 2 * SLACK
                            || box.getMaxY() > room.getMaxY() + 2 * SLACK)) {
                fault(node, words, "hangs out of the top or foot of " + name(each));
                return;
            }
            if (each.getClip() != null) {
                box = cut(box, room);
                if (box.getWidth() <= 0 || box.getHeight() <= 0) {
                    return;
                }
            }
        }
        if (box.getMinX() < -SLACK
                || box.getMinY() < -SLACK
                || box.getMaxX() > scene.getWidth() + SLACK
                || box.getMaxY() > scene.getHeight() + SLACK) {
            fault(node, words, "hangs out of the window");
        }
        leaves.add(new Leaf(node, words, box, layer));
    }

    /**
     * Whether what does not fit into {@code clip} can be reached with a scroll bar; or, in a line
     * that says what is left out, with a press on that.
     */
    private static boolean scrolls(Parent clip, Orientation way) {
        for (Parent each = clip; each != null; each = each.getParent()) {
            boolean bar =
                    each.getChildrenUnmodifiable().stream()
                            .anyMatch(child ->
                                    child instanceof ScrollBar found
                                            && found.isVisible()
                                            && found.getOrientation() == way);
            if (bar
                    || (way == Orientation.VERTICAL
                            && each.getPseudoClassStates().stream()
                                    .anyMatch(state -> state.getPseudoClassName().equals("cut")))) {
                return true;
            }
            if (each instanceof Control && !(each instanceof Labeled)) {
                return false;
            }
        }
        return false;
    }

    private static Bounds cut(Bounds box, Bounds room) {
        double left = Math.max(box.getMinX(), room.getMinX());
        double top = Math.max(box.getMinY(), room.getMinY());
        return new BoundingBox(
                left,
                top,
                Math.max(0, Math.min(box.getMaxX(), room.getMaxX()) - left),
                Math.max(0, Math.min(box.getMaxY(), room.getMaxY()) - top));
    }

    private void overlaps() {
        for (int i = 0; i < leaves.size(); i++) {
            for (int j = i + 1; j < leaves.size(); j++) {
                var one = leaves.get(i);
                var other = leaves.get(j);
                if (one.layer().equals(other.layer())
                        && (flow(one.node()).isEmpty()
                                || !flow(one.node()).equals(flow(other.node())))
                        && overlap(one.box(), other.box())) {
                    fault(one.node(), one.words(), "overlaps \"" + other.words() + "\"");
                }
            }
        }
    }

    /** The paragraph that {@code node} is a part of: its parts go round each other. */
    private static Optional<Node> flow(Node node) {
        for (var each = node.getParent(); each != null; each = each.getParent()) {
            if (each instanceof TextFlow) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Boxes of lines have some room above and below the letters. */
    private static boolean overlap(Bounds one, Bounds other) {
        double wide =
                Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        double high =
                Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return wide > 1.5 && high > 0.3 * Math.min(one.getHeight(), other.getHeight());
    }

    private void fault(Node node, String words, String what) {
        var brief = words.length() > 50 ? words.substring(0, 50) + ".." : words;
        faults.add("\"" + brief + "\" (" + path(node) + ") " + what);
    }

    private static String path(Node node) {
        var path = new StringBuilder(name(node));
        for (Parent each = node.getParent(); each != null; each = each.getParent()) {
            if (!each.getStyleClass().isEmpty() && path.length() < 90) {
                path.insert(0, name(each) + " ");
            }
        }
        return path.toString();
    }

    private static String name(Node node) {
        var id = Optional.ofNullable(node.getId()).map(each -> "#" + each).orElse("");
        return id
                + (node.getStyleClass().isEmpty()
                        ? node.getClass().getSimpleName()
                        : "." + String.join(".", node.getStyleClass()));
    }
}
