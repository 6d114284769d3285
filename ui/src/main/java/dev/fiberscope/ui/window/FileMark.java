package dev.fiberscope.ui.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What tells one content of a file from another: a sum over its bytes, and a {@link Look} that says
 * whether it is worth computing that again.
 */
record FileMark(Look look, long sum) {
    /** What the file system says of a file without reading it. */
    record Look(long size, FileTime modified) {
        /** Empty for a file that is not there, or about which nothing can be known. */
        static Optional<Look> at(Path file) {
            try {
                var about = Files.readAttributes(file, BasicFileAttributes.class);
                return about.isRegularFile()
                        ? Optional.of(new Look(about.size(), about.lastModifiedTime()))
                        : Optional.empty();
            } catch (IOException | SecurityException none) {
                return Optional.empty();
            }
        }
    }

    /**
     * Reads {@code file}, once through. Empty if it cannot be read, or is written to meanwhile. Not
     * on the JavaFX thread.
     */
    static Optional<FileMark> of(Path file) {
        var before = Look.at(file);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        var sum = new CRC32C();
        var buffer = new byte[1 << 16];
        try (var in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sum.update(buffer, 0, count);
            }
        } catch (IOException | SecurityException unreadable) {
            return Optional.empty();
        }
        return before.equals(Look.at(file))
                ? before.map(look -> new FileMark(look, sum.getValue()))
                : Optional.empty();
    }

    /** True for the same bytes, whenever they were written. */
    boolean sameContent(FileMark other) {
        return sum == other.sum && look.size() == other.look.size();
    }
}
