package dev.fiberscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the public suite of Wasm 3.0 and the proposal's own scripts, where {@code shared/corpus}
 * lies beside the checkout or in a folder above it.
 */
class CorpusTest {
    private static final List<String> FOLDERS =
            List.of("proposal-examples", "proposal-core", "core");

    /** All assertions of all scripts that are not counted, by script: which, and why. */
    private static final Map<String, List<String>> EXCUSED =
            Map.of(
                    "core/tag.wast",
                    List.of(
                            "18:1: not counted: stack switching allows tags with results",
                            "22:1: not counted: stack switching allows tags with results"));

    private static final Pattern COMMENT = Pattern.compile(";;.*|\\(;(?s:.)*?;\\)");
    private static final Pattern ASSERTION = Pattern.compile("\\(assert_");

    @TestFactory
    Stream<DynamicTest> everyAssertionHolds() throws IOException {
        var corpus = Folder.upward("shared/corpus");
        assumeTrue(
                corpus.isPresent(),
                "no shared/corpus beside the checkout: its scripts are not run");
        var tests = Stream.<DynamicTest>builder();
        for (var name : FOLDERS) {
            var scripts = scripts(corpus.get().resolve(name));
            assertFalse(scripts.isEmpty(), "no script in " + name);
            scripts.forEach(script -> {
                var shown = name + "/" + script.getFileName();
                tests.add(DynamicTest.dynamicTest(shown, () -> holds(shown, script)));
            });
        }
        return tests.build();
    }

    private static List<Path> scripts(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".wast")).sorted().toList();
        }
    }

    /** As many assertions hold as the script has, but for those that are excused. */
    private static void holds(String name, Path script) throws IOException {
        var text = COMMENT.matcher(Files.readString(script)).replaceAll("");
        var excused = EXCUSED.getOrDefault(name, List.of());
        long counted = ASSERTION.matcher(text).results().count() - excused.size();
        var expected = new StringBuilder();
        expected.append(script).append(": ").append(counted).append(" passed, 0 failed\n");
        excused.forEach(line -> expected.append(script).append(':').append(line).append('\n'));
        expected.append("total: ").append(counted).append(" passed, 0 failed\n");
        var tested = Invocation.of("test", script.toString());
        assertEquals(expected.toString(), tested.output());
        assertEquals(0, tested.code());
    }
}
