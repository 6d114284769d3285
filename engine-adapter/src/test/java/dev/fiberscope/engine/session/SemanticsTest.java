package dev.fiberscope.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.wasm.script.Script;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts that {@code docs/semantics.md} refers to: each shows one rule. */
class SemanticsTest {
    private static final Settings SMALL =
            new Settings(10_000, 2_000, 100, 100_000, Settings.Collection.NEVER);

    static List<Path> scripts() throws IOException, URISyntaxException {
        var folder = Objects.requireNonNull(SemanticsTest.class.getResource("semantics"));
        try (var files = Files.list(Path.of(folder.toURI()))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyAssertionHolds(Path script) {
        assertHolds(script, Settings.Collection.NEVER);
    }

    @ParameterizedTest
    @EnumSource(Settings.Collection.class)
    void itDoesNotMatterWhenTheCollectorRuns(Settings.Collection collection)
            throws IOException, URISyntaxException {
        scripts().forEach(script -> assertHolds(script, collection));
    }

    private static void assertHolds(Path file, Settings.Collection collection) {
        var settings =
                new Settings(
                        SMALL.stacks(), SMALL.frames(), SMALL.pages(), SMALL.objects(), collection);
        var script = script(file);
        var verdicts = new ArrayList<Verdict>();
        new ScriptRunner(
                        Stage.of(new Embedding(settings, new Hosts(List.of()), Long.MAX_VALUE)),
                        verdicts::add)
                .run(script);
        assertFalse(verdicts.isEmpty(), "no assertion in " + file);
        for (var verdict : verdicts) {
            assertTrue(
                    verdict instanceof Verdict.Passed,
                    () -> script.source().shown(verdict.place()) + " " + verdict);
        }
    }

    private static Script script(Path file) {
        var program = Conversation.program("semantics/" + file.getFileName());
        return ((Program.OfScript) program).script();
    }

    @Test
    void everyScriptIsExplained() throws IOException, URISyntaxException {
        var page = Files.readString(page());
        var silent =
                scripts().stream()
                        .map(script -> script.getFileName().toString())
                        .filter(name -> !page.contains("/semantics/" + name + ")"))
                        .toList();
        assertEquals(List.of(), silent);
    }

    private static Path page() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("docs/semantics.md"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
