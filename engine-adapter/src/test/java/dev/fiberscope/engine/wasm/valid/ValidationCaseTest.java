package dev.fiberscope.engine.wasm.valid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.text.TextReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each file in {@code cases} is one module, with the verdict in its first line: {@code ;; valid},
 * or {@code ;; invalid line:column sentence}.
 */
class ValidationCaseTest {
    @TestFactory
    Stream<DynamicTest> everyCaseGetsTheVerdictInItsFirstLine()
            throws IOException, URISyntaxException {
        var folder =
                Path.of(
                        Objects.requireNonNull(
                                        ValidationCaseTest.class.getResource("cases"),
                                        "the folder of cases is missing")
                                .toURI());
        List<Path> cases;
        try (var files = Files.list(folder)) {
            cases = files.sorted().toList();
        }
        assertFalse(cases.isEmpty(), "no case in " + folder);
        return cases.stream()
                .map(file ->
                        DynamicTest.dynamicTest(
                                String.valueOf(file.getFileName()), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        var text = Files.readString(file);
        assertEquals(text.lines().findFirst().orElse(""), ";; " + verdict(text));
    }

    private static String verdict(String text) {
        var source = new Source.Text("case", text);
        try {
            assertEquals(
                    List.of(), Consistency.complaints(Validator.validate(TextReader.read(source))));
            return "valid";
        } catch (ModuleException refusal) {
            return "invalid " + source.shown(refusal.place()) + " " + refusal.sentence();
        }
    }
}
