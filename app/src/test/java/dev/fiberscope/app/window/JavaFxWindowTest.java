package dev.fiberscope.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.app.command.Inputs;
import dev.fiberscope.app.command.WindowOpener.Request;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The window with the program's own parts, without a display. */
class JavaFxWindowTest {
    private static final int SECONDS = 20;

    private final Samples samples = Samples.read();

    @TempDir Path folder;

    private SettingsFile settings;
    private Stage stage;

    @BeforeEach
    void stage() throws TimeoutException {
        settings = new SettingsFile(folder.resolve("window.properties"));
        stage = FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    private void show(Request request) {
        var window = new JavaFxWindow(new Gallery(new Inputs(samples), samples), settings);
        WaitForAsyncUtils.waitForAsyncFx(SECONDS * 1000L, () -> window.show(stage, request));
    }

    private void until(String title, String step) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                SECONDS,
                TimeUnit.SECONDS,
                () ->
                        WaitForAsyncUtils.asyncFx(() ->
                                        title.equals(stage.getTitle())
                                                && accessible("#step-pill").startsWith(step))
                                .get());
    }

    private String accessible(String id) {
        return Optional.ofNullable(stage.getScene().lookup(id))
                .map(Node::getAccessibleText)
                .orElse("");
    }

    @Test
    void theGalleryOffersEverySample() throws TimeoutException {
        show(new Request(Optional.empty(), OptionalLong.empty(), Optional.empty()));
        until("Fiberscope", "");
        var missing =
                WaitForAsyncUtils.waitForAsyncFx(
                        SECONDS * 1000L,
                        () ->
                                samples.all().stream()
                                        .filter(each ->
                                                stage.getScene().lookup("#sample-" + each.name())
                                                        == null)
                                        .toList());
        assertEquals(List.of(), missing);
    }

    @Test
    void aSampleStandsAtTheStepThatIsAskedFor() throws TimeoutException {
        show(
                new Request(
                        Optional.of("sample:generator"),
                        OptionalLong.of(39),
                        Optional.of(new StackId(1))));
        until("sample:generator - Fiberscope", "step 39,");
    }

    @Test
    void aFileIsOpenedAndRemembered() throws TimeoutException, IOException {
        var file =
                Files.writeString(folder.resolve("one.wat"), "(module (func (export \"main\")))");
        show(new Request(Optional.of(file.toString()), OptionalLong.empty(), Optional.empty()));
        until("one.wat - Fiberscope", "step 0,");
        assertEquals(List.of(file), settings.read().recent());
    }
}
