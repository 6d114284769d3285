package dev.fiberscope.app.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The working copy that the tests run in. */
public final class Repository {
    static final List<String> MODULES =
            List.of("engine-adapter", "icons", "sample-modules", "ui", "app");

    private Repository() {}

    /** The folder of the parent pom: the nearest one upward that holds every module. */
    public static Path root() {
        return Stream.iterate(
                        Optional.of(Path.of("").toAbsolutePath()),
                        Optional::isPresent,
                        folder -> folder.map(Path::getParent))
                .flatMap(Optional::stream)
                .filter(folder ->
                        MODULES.stream().map(folder::resolve).allMatch(Files::isDirectory))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not started inside the repository"));
    }

    /** The compiled classes of every module, without its tests. */
    static JavaClasses classes() {
        var folders =
                MODULES.stream()
                        .map(module -> root().resolve(module).resolve("target/classes"))
                        .toList();
        var missing = folders.stream().filter(folder -> !Files.isDirectory(folder)).toList();
        if (!missing.isEmpty()) {
            throw new AssertionError("not compiled: " + missing);
        }
        return new ClassFileImporter().importPaths(folders);
    }

    /**
     * Files below {@code folder} whose name ends in {@code ending}, build results left out, in
     * order.
     */
    static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.getFileName().toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .filter(path -> !folder.relativize(path).startsWith("target"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
