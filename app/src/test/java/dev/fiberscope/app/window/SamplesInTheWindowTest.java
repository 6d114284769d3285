package dev.fiberscope.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.app.command.Inputs;
import dev.fiberscope.app.command.WindowOpener.Request;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Direction;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.StopReason;
import dev.fiberscope.samples.Samples;
import dev.fiberscope.ui.layout.LastHolder;
import dev.fiberscope.ui.window.FiberscopeWindow;
import dev.fiberscope.ui.window.WindowSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Every sample, opened in the window without a display, stepped to its third switch and back to the
 * start. The window there is compared with the pictures in {@code docs/pictures}, where there is
 * one; {@code -Dbless=true} takes them anew.
 */
class SamplesInTheWindowTest {
    private static final int SECONDS = 30;
    private static final int SWITCHES = 3;
    private static final Set<String> PICTURED =
            Set.of(
                    "generator",
                    "scheduler-suspend",
                    "scheduler-switch",
                    "nested-handlers",
                    "scheduler");

    @TempDir Path folder;

    private final Samples samples = Samples.read();
    private Stage stage;

    static Stream<String> names() {
        return Samples.read().all().stream().map(each -> each.name());
    }

    @BeforeEach
    void stage() throws TimeoutException {
        stage = FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    private FiberscopeWindow open(String sample, boolean dark)
            throws TimeoutException, IOException {
        var settings = new SettingsFile(folder.resolve("window.properties"));
        settings.write(WindowSettings.FIRST.withDark(dark).withMotion(false));
        var window =
                WaitForAsyncUtils.waitForAsyncFx(
                        SECONDS * 1000L,
                        () ->
                                new JavaFxWindow(
                                                new Gallery(new Inputs(samples), samples), settings)
                                        .show(
                                                stage,
                                                new Request(
                                                        Optional.of("sample:" + sample),
                                                        OptionalLong.empty(),
                                                        Optional.empty())));
        // Other tests leave the stage in other sizes.
        WaitForAsyncUtils.waitForAsyncFx(
                SECONDS * 1000L,
                () -> {
                    stage.sizeToScene();
                    return true;
                });
        another(window, Optional.empty());
        return window;
    }

    /** Waits for the stop that follows {@code deed}. */
    private static Stop stopAfter(FiberscopeWindow window, Runnable deed) throws TimeoutException {
        var before =
                WaitForAsyncUtils.waitForAsyncFx(
                        SECONDS * 1000L,
                        () -> {
                            var stop = window.model().stop();
                            deed.run();
                            return stop;
                        });
        return another(window, before);
    }

    /** Waits for a stop that is not {@code before}, and until it is drawn. */
    private static Stop another(FiberscopeWindow window, Optional<Stop> before)
            throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                SECONDS,
                TimeUnit.SECONDS,
                () ->
                        WaitForAsyncUtils.asyncFx(() ->
                                        window.model().stop().isPresent()
                                                && !window.model().running().get()
                                                && !window.model().stop().equals(before))
                                .get());
        WaitForAsyncUtils.waitForFxEvents();
        return WaitForAsyncUtils.waitForAsyncFx(
                SECONDS * 1000L, () -> window.model().stop().orElseThrow());
    }

    private static Stop send(FiberscopeWindow window, Command command) throws TimeoutException {
        return stopAfter(window, () -> window.model().send(command));
    }

    @ParameterizedTest
    @MethodSource("names")
    void stepsToTheThirdSwitchAndBackToTheStart(String sample)
            throws TimeoutException, IOException {
        var window = open(sample, true);
        var stops = new ArrayList<Snapshot>();
        stops.add(window.model().stop().orElseThrow().snapshot());
        boolean goesOn = true;
        while (goesOn && stops.size() <= SWITCHES) {
            var stop = send(window, new Command.StepToSwitch());
            goesOn = stop.reason() instanceof StopReason.SwitchReached;
            if (goesOn) {
                stops.add(stop.snapshot());
            }
        }
        assertEquals(SWITCHES + 1, stops.size(), "stops at the start and at three switches");
        compare(sample, "dark");
        for (var expected : stops.reversed().subList(1, stops.size() - 1)) {
            assertEquals(
                    expected,
                    send(window, new Command.StepToSwitch(Direction.BACKWARD)).snapshot());
        }
        assertEquals(stops.getFirst(), send(window, new Command.TravelTo(0)).snapshot());
    }

    @ParameterizedTest
    @MethodSource("names")
    void looksTheSameInLight(String sample) throws TimeoutException, IOException {
        if (!PICTURED.contains(sample)) {
            return;
        }
        var window = open(sample, false);
        for (int i = 0; i < SWITCHES; i++) {
            send(window, new Command.StepToSwitch());
        }
        compare(sample, "light");
    }

    /** The window of {@code docs/side-by-side.md}. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void standsAtTheStopThatWasDrawn(boolean dark) throws TimeoutException, IOException {
        var window = open("scheduler", dark);
        send(window, new Command.Continue());
        var there = send(window, new Command.TravelTo(886)).snapshot();
        var timeline =
                WaitForAsyncUtils.waitForAsyncFx(
                        SECONDS * 1000L,
                        () -> {
                            var tabs = (TabPane) stage.getScene().lookup("#bottom-tabs");
                            tabs.getSelectionModel().select(0);
                            return tabs.getSelectionModel().getSelectedItem().getText();
                        });
        assertEquals("Timeline", timeline);
        WaitForAsyncUtils.waitFor(
                SECONDS,
                TimeUnit.SECONDS,
                () ->
                        WaitForAsyncUtils.asyncFx(() ->
                                        window.model()
                                                .lost()
                                                .get()
                                                .keySet()
                                                .containsAll(LastHolder.lost(there)))
                                .get());
        compareWith("scheduler-stop-" + (dark ? "dark" : "light"));
    }

    private void compare(String sample, String theme) throws IOException {
        if (PICTURED.contains(sample)) {
            compareWith(sample + "-" + theme);
        }
        assertTrue(stage.isShowing());
    }

    private void compareWith(String picture) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        var image =
                WaitForAsyncUtils.waitForAsyncFx(
                        SECONDS * 1000L,
                        () -> stage.getScene().snapshot(new WritableImage(1440, 900)));
        assertEquals(List.of(), GoldenPicture.compare(image, picture));
    }
}
