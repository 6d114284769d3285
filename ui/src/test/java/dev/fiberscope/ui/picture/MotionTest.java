package dev.fiberscope.ui.picture;

import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.layout.SnapshotFixture;
import dev.fiberscope.ui.motion.Steps;
import dev.fiberscope.ui.theme.Palette;
import dev.fiberscope.ui.theme.Theme;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What moves ends where it would stand without motion. */
final class MotionTest {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 640;
    private static final long PATIENCE = 60;

    @BeforeAll
    static void startJavaFx() throws Exception {
        var started = new CompletableFuture<Boolean>();
        try {
            Platform.startup(() -> started.complete(true));
        } catch (IllegalStateException running) {
            Platform.runLater(() -> started.complete(true));
        }
        Platform.setImplicitExit(false);
        assertTrue(started.get(PATIENCE, TimeUnit.SECONDS));
    }

    @Test
    void afterASuspensionThePictureIsAsWithoutMotion() throws Exception {
        var picture = onFx(() -> picture(true));
        onFx(() -> {
            show(picture, Steps.suspended());
            assertTrue(picture.moving().get());
            return picture;
        });
        still(picture);
        assertArrayEquals(
                onFx(() -> {
                    var other = picture(false);
                    show(other, Steps.suspended());
                    assertFalse(other.moving().get());
                    return pixels(other);
                }),
                onFx(() -> pixels(picture)));
    }

    @Test
    void pointingAndChoosingAreAboutTheNewPictureAtOnce() throws Exception {
        var picture = onFx(() -> picture(true));
        var stack = Optional.<Selected>of(new Selected.OfStack(s(5)));
        onFx(() -> {
            show(picture, Steps.suspended());
            var other = picture(false);
            show(other, Steps.suspended());
            assertEquals(other.scene(), picture.scene());
            picture.select(stack);
            assertTrue(picture.moving().get(), "choosing does not end the motion");
            return picture;
        });
        still(picture);
        assertEquals(stack, picture.selected());
    }

    @Test
    void aStopDuringMotionBeginsWhereTheMotionWouldHaveEnded() throws Exception {
        var picture = onFx(() -> picture(true));
        onFx(() -> {
            show(picture, Steps.suspended());
            show(picture, Steps.working());
            assertTrue(picture.moving().get());
            show(picture, Steps.working());
            show(picture, Steps.working());
            assertFalse(picture.moving().get(), "the same as before, also in what has changed");
            return picture;
        });
    }

    private static StackPicture picture(boolean motion) {
        var theme = new Theme(Palette.DARK);
        var picture = new StackPicture(theme);
        theme.applyTo(new Scene(picture, WIDTH, HEIGHT));
        picture.resize(WIDTH, HEIGHT);
        picture.move(motion);
        show(picture, Steps.working());
        return picture;
    }

    private static void show(StackPicture picture, SnapshotFixture fixture) {
        picture.show(fixture, fixture.facts(), fixture);
        picture.layout();
    }

    private static void still(StackPicture picture) throws Exception {
        var still = new CompletableFuture<Boolean>();
        onFx(() ->
                picture.moving()
                        .subscribe(moving -> {
                            if (!moving) {
                                still.complete(true);
                            }
                        }));
        assertTrue(still.get(PATIENCE, TimeUnit.SECONDS));
    }

    private static int[] pixels(StackPicture picture) {
        var image = picture.snapshot(null, null);
        int[] pixels = new int[WIDTH * HEIGHT];
        image.getPixelReader()
                .getPixels(0, 0, WIDTH, HEIGHT, PixelFormat.getIntArgbInstance(), pixels, 0, WIDTH);
        return pixels;
    }

    private static <T> T onFx(Supplier<T> task)
            throws InterruptedException, ExecutionException, TimeoutException {
        return CompletableFuture.supplyAsync(task, Platform::runLater)
                .get(PATIENCE, TimeUnit.SECONDS);
    }
}
