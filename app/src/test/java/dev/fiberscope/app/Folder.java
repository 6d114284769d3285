package dev.fiberscope.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Files for the program to open, and where the checkout keeps its own. */
record Folder(Path path) {
    /** Writes a file, and gives its name as the command line takes it. */
    String text(String name, String content) {
        try {
            return Files.writeString(path.resolve(name), content).toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String bytes(String name, int... content) {
        var bytes = new byte[content.length];
        for (int i = 0; i < content.length; i++) {
            bytes[i] = (byte) content[i];
        }
        try {
            return Files.write(path.resolve(name), bytes).toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The nearest folder upward from where the tests run that holds {@code name}. */
    static Optional<Path> upward(String name) {
        return Stream.iterate(
                        Optional.of(Path.of("").toAbsolutePath()),
                        Optional::isPresent,
                        folder -> folder.map(Path::getParent))
                .flatMap(Optional::stream)
                .map(folder -> folder.resolve(name))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
