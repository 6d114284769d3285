package dev.fiberscope.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.session.StopReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/**
 * Nothing is cut off or covered, and every pane can be used, in small windows and large letters.
 */
final class ClippingTest {
    private static final List<Integer> FONTS = List.of(10, 12, 18, 24);
    private static final Map<Integer, Integer> SIZES = sizes();

    private static final String ASKING =
            """
            (module
              (import "env" "poll" (func $poll (param i32) (result i32 i64)))
              (func $main (export "_start") (drop (drop (call $poll (i32.const 7))))))
            """;

    @TempDir Path folder;

    private final List<String> faults = new ArrayList<>();

    private static Map<Integer, Integer> sizes() {
        var sizes = new LinkedHashMap<Integer, Integer>();
        sizes.put(1_024, 700);
        sizes.put(1_440, 900);
        sizes.put(1_920, 1_080);
        return sizes;
    }

    @BeforeAll
    static void start() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    /** Something that is done with the window in each size. */
    private interface Look {
        void at(String where) throws TimeoutException;
    }

    private void everySize(OneWindow window, Look look) throws TimeoutException {
        for (int font : FONTS) {
            window.act(() -> {
                window.pressNow("Ctrl+0");
                for (int size = 12; size < font; size++) {
                    window.pressNow("Ctrl+Plus");
                }
                for (int size = 12; size > font; size--) {
                    window.pressNow("Ctrl+Minus");
                }
            });
            for (var size : SIZES.entrySet()) {
                window.resize(size.getKey(), size.getValue());
                look.at(size.getKey() + "x" + size.getValue() + ", letters of " + font);
            }
        }
        assertEquals("", String.join("\n", faults));
    }

    private void check(OneWindow window, String where) {
        OneWindow.onFx(() -> Clipping.faults(window.scene())).stream()
                .map(fault -> where + ": " + fault)
                .forEach(faults::add);
    }

    @Test
    void theStartScreenAndTheKeys() throws TimeoutException {
        var window = OneWindow.show(folder, true, 12);
        everySize(
                window,
                where -> {
                    check(window, where + ", start");
                    window.press("F1");
                    check(window, where + ", keys");
                    window.press("F1");
                    finder(window, where + ", start");
                });
    }

    private void finder(OneWindow window, String where) {
        window.press("Ctrl+Shift+P");
        check(window, where + ", finder");
        window.press("Esc");
    }

    @Test
    void aStopWithEveryTab() throws TimeoutException {
        var window = OneWindow.show(folder, false, 12);
        window.open("scheduler", 886);
        everySize(
                window,
                where -> {
                    for (var tab : window.tabs()) {
                        window.choose(tab);
                        check(window, where + ", " + tab.getText());
                    }
                    usable(window, where);
                    window.choose(window.tabs().getFirst());
                    finder(window, where);
                    window.press("Ctrl+F");
                    check(window, where + ", find in the text");
                    window.press("Esc");
                    window.press("Ctrl+G");
                    check(window, where + ", asked for a step");
                    window.press("Esc");
                });
    }

    @Test
    void aHostCallThatWaitsForAnAnswer() throws TimeoutException, IOException {
        var window = OneWindow.show(folder, true, 12);
        var file = Files.writeString(folder.resolve("asking.wat"), ASKING);
        window.open(file.toString(), 0);
        window.press("F5");
        window.untilStop(stop -> stop.reason() instanceof StopReason.AnswerNeeded);
        everySize(window, where -> check(window, where + ", answer"));
    }

    /** Every pane has room for something. */
    private void usable(OneWindow window, String where) {
        OneWindow.onFx(() -> {
            var root = window.scene().getRoot();
            atLeast(root, ".code", 260, 90, where);
            atLeast(root, "#inspector-tabs", 260, 110, where);
            atLeast(root, ".stack-picture", 260, 180, where);
            atLeast(root, "#bottom-tabs", 600, 120, where);
            atLeast(root, ".functions", 150, 60, where);
            return true;
        });
    }

    private void atLeast(Parent root, String query, double wide, double high, String where) {
        Optional<Node> found =
                root.lookupAll(query).stream()
                        .filter(node -> node.getScene() != null && node.isVisible())
                        .findFirst();
        if (found.isEmpty() && !query.equals(".functions")) {
            faults.add(where + ": no " + query);
        }
        found.map(node -> node.localToScene(node.getLayoutBounds()))
                .filter(box -> box.getWidth() < wide || box.getHeight() < high)
                .ifPresent(box ->
                        faults.add(
                                where
                                        + ": "
                                        + query
                                        + " is only "
                                        + Math.round(box.getWidth())
                                        + " by "
                                        + Math.round(box.getHeight())));
    }
}
