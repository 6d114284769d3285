package dev.fiberscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the proposal's own scripts, where {@code shared/corpus} lies beside the checkout or in a
 * folder above it.
 */
class CorpusTest {
    private static final List<String> FOLDERS = List.of("proposal-examples", "proposal-core");

    @TestFactory
    Stream<DynamicTest> everyAssertionOfTheProposalHolds() throws IOException {
        var corpus = Folder.upward("shared/corpus");
        assumeTrue(
                corpus.isPresent(),
                "no shared/corpus beside the checkout: its scripts are not run");
        var tests = Stream.<DynamicTest>builder();
        for (var name : FOLDERS) {
            var scripts = scripts(corpus.get().resolve(name));
            assertFalse(scripts.isEmpty(), "no script in " + name);
            scripts.forEach(script ->
                    tests.add(
                            DynamicTest.dynamicTest(
                                    name + "/" + script.getFileName(), () -> holds(script))));
        }
        return tests.build();
    }

    private static List<Path> scripts(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".wast")).sorted().toList();
        }
    }

    /** As many assertions hold as the script has. */
    private static void holds(Path script) throws IOException {
        long assertions =
                Files.readString(script)
                        .lines()
                        .filter(line -> line.stripLeading().startsWith("(assert_"))
                        .count();
        var tested = Invocation.of("test", script.toString());
        assertTrue(
                tested.output().endsWith("\ntotal: " + assertions + " passed, 0 failed\n"),
                tested.output());
        assertEquals(0, tested.code());
    }
}
