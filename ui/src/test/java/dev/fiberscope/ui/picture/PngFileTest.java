package dev.fiberscope.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What was written is read again by others. */
@ExtendWith(ApplicationExtension.class)
final class PngFileTest {
    @TempDir private Path folder = Path.of(".");

    @Start
    void start(Stage stage) {
        stage.setTitle("images need a toolkit");
    }

    @Test
    void everyPixelComesBack() throws IOException {
        var image = new WritableImage(5, 3);
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 5; x++) {
                image.getPixelWriter().setArgb(x, y, 0xFF000007 + 0x320000 * x + 0x6400 * y);
            }
        }
        var file = folder.resolve("a.png");
        PngFile.write(image, file);
        var read = new Image(file.toUri().toString());
        assertEquals(5, read.getWidth());
        assertEquals(3, read.getHeight());
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 5; x++) {
                assertEquals(
                        image.getPixelReader().getArgb(x, y), read.getPixelReader().getArgb(x, y));
            }
        }
    }
}
