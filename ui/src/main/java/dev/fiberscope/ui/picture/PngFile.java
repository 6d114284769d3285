package dev.fiberscope.ui.picture;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;

/**
 * Writes images as PNG files: eight bits a colour, no transparency. Source: PNG specification,
 * third edition, section 11.
 */
public final class PngFile {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int TRUE_COLOUR = 2;

    private PngFile() {}

    /**
     * Writes {@code image} to {@code file}; what is there is replaced.
     *
     * @throws IOException if that is not possible
     */
    public static void write(Image image, Path file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header((int) image.getWidth(), (int) image.getHeight()));
            chunk(out, "IDAT", pixels(image));
            chunk(out, "IEND", new byte[0]);
        }
        Files.write(file, bytes.toByteArray());
    }

    private static byte[] header(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(width);
            out.writeInt(height);
            out.writeByte(8);
            out.writeByte(TRUE_COLOUR);
            // Deflate, the usual filters, lines from the top down.
            out.write(new byte[3]);
        }
        return bytes.toByteArray();
    }

    /** Each line begins with the number of its filter: 0, none. */
    private static byte[] pixels(Image image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var reader = image.getPixelReader();
        int width = (int) image.getWidth();
        var line = new byte[1 + 3 * width];
        try (var out = new DeflaterOutputStream(bytes)) {
            for (int y = 0; y < (int) image.getHeight(); y++) {
                for (int x = 0; x < width; x++) {
                    int colour = reader.getArgb(x, y);
                    line[1 + 3 * x] = (byte) (colour >> 16);
                    line[2 + 3 * x] = (byte) (colour >> 8);
                    line[3 + 3 * x] = (byte) colour;
                }
                out.write(line);
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content)
            throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var check = new CRC32();
        check.update(name);
        check.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) check.getValue());
    }
}
