package dev.fiberscope.app.window;

import dev.fiberscope.app.rules.Repository;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;

/** Pictures of the window in {@code docs/pictures}, compared with what the window shows now. */
final class GoldenPicture {
    /**
     * How far one colour of a pixel may be off, of 255, and how many pixels of a thousand may be
     * further off.
     */
    private static final int TOLERANCE = 24;

    private static final int PER_MILLE = 5;

    private GoldenPicture() {}

    /** What is wrong, in sentences; with {@code -Dbless=true} writes the picture instead. */
    static List<String> compare(Image image, String name) throws IOException {
        var file = Repository.root().resolve("docs/pictures").resolve(name + ".png");
        var now = buffered(image);
        if (Boolean.getBoolean("bless")) {
            Files.createDirectories(file.getParent());
            ImageIO.write(now, "png", file.toFile());
            return List.of();
        }
        if (!Files.exists(file)) {
            return List.of(file + " is missing; -Dbless=true writes it");
        }
        return compare(ImageIO.read(file.toFile()), now, file);
    }

    private static List<String> compare(BufferedImage golden, BufferedImage now, Path file)
            throws IOException {
        if (golden.getWidth() != now.getWidth() || golden.getHeight() != now.getHeight()) {
            return List.of(file + " has another size");
        }
        int off = 0;
        for (int y = 0; y < now.getHeight(); y++) {
            for (int x = 0; x < now.getWidth(); x++) {
                off += differs(golden.getRGB(x, y), now.getRGB(x, y)) ? 1 : 0;
            }
        }
        if (off * 1000L <= (long) PER_MILLE * now.getWidth() * now.getHeight()) {
            return List.of();
        }
        var beside = Path.of("target", file.getFileName().toString());
        ImageIO.write(now, "png", beside.toFile());
        return List.of(
                off
                        + " pixels differ from "
                        + file
                        + "; the window now is in "
                        + beside.toAbsolutePath());
    }

    private static boolean differs(int one, int other) {
        for (int shift = 0; shift < 24; shift += 8) {
            if (Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)) > TOLERANCE) {
                return true;
            }
        }
        return false;
    }

    private static BufferedImage buffered(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var all = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                all.setRGB(x, y, pixels.getArgb(x, y) & 0xffffff);
            }
        }
        return all;
    }
}
