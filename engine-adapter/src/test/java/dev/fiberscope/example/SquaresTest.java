package dev.fiberscope.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fiberscope.engine.wasm.ModuleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The example works, and {@code docs/embedding.md} shows it as it is. */
class SquaresTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");

    private static String module() throws IOException {
        var name = "squares.wat";
        try (var stream =
                Objects.requireNonNull(SquaresTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theExampleAddsSquares() throws IOException, ModuleException {
        var squares = new Squares(module());
        assertEquals(14, squares.upTo(3));
        assertEquals(385, squares.upTo(10));
    }

    @Test
    void anInvalidModuleIsRefused() {
        assertThrows(ModuleException.class, () -> new Squares("(module (func (result i32)))"));
    }

    @Test
    void thePageShowsTheExampleAsItIs() throws IOException {
        var page = Files.readString(above("docs/embedding.md"));
        var source =
                above("engine-adapter/src/test/java/dev/fiberscope/example")
                        .resolve("Squares.java");
        assertEquals(List.of(module()), blocks(page, "wat"));
        assertEquals(List.of(Files.readString(source)), blocks(page, "java"));
    }

    private static List<String> blocks(String page, String language) {
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** A path of the repository, from where the test was started. */
    private static Path above(String path) {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve(path))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
