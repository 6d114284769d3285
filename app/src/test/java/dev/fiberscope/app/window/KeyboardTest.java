package dev.fiberscope.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.PixelReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

/** Whoever has no mouse reaches everything, sees where the keyboard is, and can hear its name. */
final class KeyboardTest {
    private static final int MANY = 400;

    /** Of a graphic against what was there before. */
    private static final double CONTRAST = 3;

    @TempDir Path folder;

    @BeforeAll
    static void start() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    private OneWindow scheduler(boolean dark) throws TimeoutException {
        var window = OneWindow.show(folder, dark, 12);
        window.open("scheduler", 886);
        window.press("Ctrl+D");
        window.press("Esc");
        window.press("F9");
        return window;
    }

    private static Optional<Node> owner(OneWindow window) {
        return OneWindow.onFx(() -> Optional.ofNullable(window.scene().getFocusOwner()));
    }

    /** All that Tab leads to, until it comes round. */
    private static List<Node> walk(OneWindow window) {
        var visited = new ArrayList<Node>();
        window.act(() -> window.scene().getRoot().requestFocus());
        for (int i = 0; i < MANY; i++) {
            window.press("Tab");
            var now = owner(window);
            if (now.isEmpty() || visited.contains(now.get())) {
                return visited;
            }
            visited.add(now.get());
        }
        throw new AssertionError("no end of it: " + visited.getLast());
    }

    private static void collect(Node node, List<Node> found) {
        if (node.isVisible() && !node.isDisabled()) {
            if (node.isFocusTraversable()) {
                found.add(node);
            }
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
            }
        }
    }

    private static List<Node> all(OneWindow window) {
        return OneWindow.onFx(() -> {
            var found = new ArrayList<Node>();
            collect(window.scene().getRoot(), found);
            return found;
        });
    }

    private static String name(Node node) {
        return Optional.ofNullable(node.getId()).map(id -> "#" + id).orElse("")
                + "."
                + String.join(".", node.getStyleClass())
                + " \""
                + spoken(node)
                + "\"";
    }

    private static String spoken(Node node) {
        return OneWindow.onFx(() ->
                Optional.ofNullable(node.getAccessibleText())
                        .or(() ->
                                Optional.ofNullable(
                                                node.queryAccessibleAttribute(
                                                        AccessibleAttribute.TEXT))
                                        .map(Object::toString))
                        .orElse("")
                        .strip());
    }

    private static List<String> names(List<Node> nodes) {
        return nodes.stream().map(KeyboardTest::name).sorted().toList();
    }

    @Test
    void tabReachesEveryControlOfTheStartScreen() throws TimeoutException {
        var window = OneWindow.show(folder, true, 12);
        assertEquals(names(all(window)), names(walk(window)));
    }

    @Test
    void tabReachesEveryControlPaneByPane() throws TimeoutException {
        var window = scheduler(true);
        var visited = walk(window);
        assertEquals(names(all(window)), names(visited));
        var places = new ArrayList<String>();
        for (var node : visited) {
            var place = OneWindow.onFx(() -> place(node));
            if (places.isEmpty() || !places.getLast().equals(place)) {
                places.add(place);
            }
        }
        assertEquals(
                List.of(
                        "toolbar",
                        "sentence-bar",
                        "left-pane",
                        "code",
                        "inspector",
                        "picture",
                        "bottom",
                        "status-bar"),
                places);
    }

    private static String place(Node node) {
        var places =
                Map.of(
                        "toolbar", "toolbar",
                        "sentence-bar", "sentence-bar",
                        "left-pane", "left-pane",
                        "status-bar", "status-bar",
                        "stack-picture", "picture",
                        "picture-pane", "picture");
        for (var each = node; each != null; each = each.getParent()) {
            if ("bottom-tabs".equals(each.getId())) {
                return "bottom";
            }
            if ("inspector-tabs".equals(each.getId())) {
                return "inspector";
            }
            var found = each.getStyleClass().stream().filter(places::containsKey).map(places::get);
            var first = found.findFirst();
            if (first.isPresent()) {
                return first.get();
            }
        }
        return "code";
    }

    @Test
    void everythingHasANameAndARole() throws TimeoutException {
        var window = scheduler(true);
        var nameless = new ArrayList<String>();
        for (var tab : window.tabs()) {
            window.choose(tab);
            for (var node : all(window)) {
                if (spoken(node).isEmpty()) {
                    nameless.add(tab.getText() + ": no name: " + name(node));
                }
                if (node.getAccessibleRole() == AccessibleRole.NODE) {
                    nameless.add(tab.getText() + ": no role: " + name(node));
                }
            }
        }
        assertEquals("", String.join("\n", nameless));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereTheKeyboardIsCanBeSeen(boolean dark) throws TimeoutException {
        var window = scheduler(dark);
        var hidden = new LinkedHashMap<String, Long>();
        window.act(() -> window.scene().getRoot().requestFocus());
        var before = picture(window);
        for (var ignored : all(window)) {
            window.press("Tab");
            var now = picture(window);
            var node = owner(window).orElseThrow();
            var box = OneWindow.onFx(() -> visible(node));
            long changed = changed(before, now, box, window);
            // About a line along it; of large ones, what nobody overlooks.
            if (changed < Math.min(box.getWidth(), 150)) {
                hidden.put(name(node), changed);
            }
            before = now;
        }
        assertEquals(Map.of(), hidden);
    }

    private static PixelReader picture(OneWindow window) {
        return OneWindow.onFx(() -> window.scene().snapshot(null).getPixelReader());
    }

    private static Bounds visible(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    /** Number of pixels in and just around {@code box} that stand out from what they were. */
    private static long changed(PixelReader before, PixelReader now, Bounds box, OneWindow window) {
        long count = 0;
        int right = (int) Math.min(window.scene().getWidth() - 1, box.getMaxX() + 3);
        int foot = (int) Math.min(window.scene().getHeight() - 1, box.getMaxY() + 3);
        for (int y = (int) Math.max(0, box.getMinY() - 3); y <= foot; y++) {
            for (int x = (int) Math.max(0, box.getMinX() - 3); x <= right; x++) {
                int one = before.getArgb(x, y);
                int other = now.getArgb(x, y);
                if (one != other && contrast(one, other) >= CONTRAST) {
                    count++;
                }
            }
        }
        return count;
    }

    private static double contrast(int one, int other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    private static double luminance(int argb) {
        return 0.2126 * linear(argb >> 16 & 255)
                + 0.7152 * linear(argb >> 8 & 255)
                + 0.0722 * linear(argb & 255);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    @Test
    void f6GoesFromPaneToPaneAndEscapeBackToTheText() throws TimeoutException {
        var window = scheduler(true);
        var round = new ArrayList<String>();
        window.press("Esc");
        for (int i = 0; i < 5; i++) {
            window.press("F6");
            round.add(OneWindow.onFx(() -> place(owner(window).orElseThrow())));
        }
        assertEquals(List.of("inspector", "picture", "bottom", "left-pane", "code"), round);
        window.press("Shift+F6");
        assertEquals("left-pane", OneWindow.onFx(() -> place(owner(window).orElseThrow())));
        window.press("Shift+F6");
        window.press("Esc");
        assertTrue(owner(window).orElseThrow().getStyleClass().contains("code"));
    }
}
