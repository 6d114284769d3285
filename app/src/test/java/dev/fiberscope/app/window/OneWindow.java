package dev.fiberscope.app.window;

import dev.fiberscope.app.command.Inputs;
import dev.fiberscope.app.command.WindowOpener.Request;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.samples.Samples;
import dev.fiberscope.ui.window.FiberscopeWindow;
import dev.fiberscope.ui.window.WindowSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * One window that is kept while a test changes its size, its font and what it shows. Called from
 * the test's thread; everything is laid out when a call returns.
 */
final class OneWindow {
    private static final int SECONDS = 30;

    private final Stage stage;
    private final FiberscopeWindow window;

    private OneWindow(Stage stage, FiberscopeWindow window) {
        this.stage = stage;
        this.window = window;
    }

    /** A window on the start screen, that keeps its settings in {@code folder}. */
    static OneWindow show(Path folder, boolean dark, double fontSize) throws TimeoutException {
        var settings = new SettingsFile(folder.resolve("window.properties"));
        settings.write(
                WindowSettings.FIRST
                        .withMotion(false)
                        .withDark(dark)
                        .withFontSize(fontSize)
                        .withOpened(folder.resolve("opened-before.wat")));
        var samples = Samples.read();
        var stage = FxToolkit.registerPrimaryStage();
        return new OneWindow(
                stage,
                onFx(() ->
                        new JavaFxWindow(new Gallery(new Inputs(samples), samples), settings)
                                .show(
                                        stage,
                                        new Request(
                                                Optional.empty(),
                                                OptionalLong.empty(),
                                                Optional.empty()))));
    }

    static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(SECONDS * 1000L, work);
    }

    /** Does {@code work} on the JavaFX thread, and lays out. */
    void act(Runnable work) {
        onFx(() -> {
            work.run();
            layOut();
            return true;
        });
    }

    Scene scene() {
        return stage.getScene();
    }

    FiberscopeWindow window() {
        return window;
    }

    /** Makes the content {@code width} by {@code height} pixels large. */
    void resize(double width, double height) throws TimeoutException {
        onFx(() -> {
            stage.setWidth(width + stage.getWidth() - scene().getWidth());
            stage.setHeight(height + stage.getHeight() - scene().getHeight());
            return true;
        });
        until(() -> scene().getWidth() == width && scene().getHeight() == height);
        onFx(() -> {
            layOut();
            return true;
        });
    }

    /** Opens {@code what}, a sample or a file, and goes to {@code step}. */
    void open(String what, long step) throws TimeoutException {
        var samples = Samples.read();
        var sample =
                new Gallery(new Inputs(samples), samples)
                        .entries().stream().filter(each -> each.name().equals(what)).findFirst();
        act(() ->
                sample.ifPresentOrElse(
                        each -> window.open(each, OptionalLong.of(step), Optional.empty()),
                        () -> window.open(Path.of(what), OptionalLong.of(step), Optional.empty())));
        untilStop(stop -> stop.snapshot().step() == step);
    }

    /** Waits for a stop such as {@code wanted}. */
    void untilStop(Predicate<Stop> wanted) throws TimeoutException {
        until(() ->
                !window.model().running().get()
                        && window.model().stop().filter(wanted).isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        onFx(() -> {
            layOut();
            return true;
        });
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    /** Presses {@code keys}, {@code Ctrl+Shift+P}, where the keyboard is. */
    void press(String keys) {
        act(() -> pressNow(keys));
    }

    /** The same on the JavaFX thread, without layout. */
    void pressNow(String keys) {
        var wanted = (KeyCodeCombination) javafx.scene.input.KeyCombination.valueOf(keys);
        var owner = scene().getFocusOwner();
        Node target = owner == null ? scene().getRoot() : owner;
        for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            Event.fireEvent(
                    target,
                    new KeyEvent(
                            type,
                            KeyEvent.CHAR_UNDEFINED,
                            KeyEvent.CHAR_UNDEFINED,
                            wanted.getCode(),
                            wanted.getShift() == ModifierValue.DOWN,
                            wanted.getControl() == ModifierValue.DOWN
                                    || wanted.getShortcut() == ModifierValue.DOWN,
                            wanted.getAlt() == ModifierValue.DOWN,
                            false));
        }
    }

    void press(KeyCode code) {
        press(code.getName());
    }

    /** All tabs that can be chosen now. */
    List<Tab> tabs() {
        return onFx(() -> {
            var found = new ArrayList<Tab>();
            collectTabs(scene().getRoot(), found);
            return found;
        });
    }

    private static void collectTabs(Node node, List<Tab> found) {
        if (node instanceof TabPane pane) {
            found.addAll(pane.getTabs());
        }
        if (node instanceof Parent parent && parent.isVisible()) {
            parent.getChildrenUnmodifiable().forEach(child -> collectTabs(child, found));
        }
    }

    void choose(Tab tab) {
        act(() -> tab.getTabPane().getSelectionModel().select(tab));
    }

    /** Twice: what depends on a width is known after the first time. */
    private void layOut() {
        for (int i = 0; i < 3; i++) {
            scene().getRoot().applyCss();
            scene().getRoot().layout();
        }
    }
}
