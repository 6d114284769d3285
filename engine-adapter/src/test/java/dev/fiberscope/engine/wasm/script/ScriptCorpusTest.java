package dev.fiberscope.engine.wasm.script;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Reads every public test script that lies in {@code shared/corpus} beside the checkout, or in a
 * folder above it.
 */
class ScriptCorpusTest {
    @TestFactory
    Stream<DynamicTest> everyTextModuleIsReadAndEveryMalformedOneRefused() throws IOException {
        var corpus = corpus();
        assumeTrue(
                corpus.isPresent(),
                "no shared/corpus beside the checkout: its scripts are not read");
        List<Path> files;
        try (var walk = Files.walk(corpus.get())) {
            files = walk.filter(file -> file.toString().endsWith(".wast")).sorted().toList();
        }
        assertFalse(files.isEmpty(), "no script in " + corpus.get());
        return files.stream()
                .map(file ->
                        DynamicTest.dynamicTest(
                                corpus.get().relativize(file).toString(), () -> reads(file)));
    }

    private static Optional<Path> corpus() {
        for (var folder = Optional.of(Path.of("").toAbsolutePath());
                folder.isPresent();
                folder = folder.map(Path::getParent)) {
            var corpus = folder.get().resolve("shared").resolve("corpus");
            if (Files.isDirectory(corpus)) {
                return Optional.of(corpus);
            }
        }
        return Optional.empty();
    }

    private static void reads(Path file) throws IOException, ModuleException {
        var source = new Source.Text(file.getFileName().toString(), Files.readString(file));
        var complaints = new ArrayList<String>();
        for (var command : ScriptReader.read(source).commands()) {
            switch (command) {
                case Command.LoadModule(_, var definition, _) ->
                        accepted(source, definition, complaints);
                case Command.DefineModule(_, var definition, _) ->
                        accepted(source, definition, complaints);
                case Command.AssertTrap(Action.Instantiate(var definition, _), _, _) ->
                        accepted(source, definition, complaints);
                case Command.AssertInvalid(var definition, _, _) ->
                        accepted(source, definition, complaints);
                case Command.AssertUnlinkable(var definition, _, _) ->
                        accepted(source, definition, complaints);
                case Command.AssertMalformed(var definition, String message, var place) ->
                        refused(source, definition, message, place, complaints);
                case Command.Refused refused ->
                        complaints.add(source.shown(refused.place()) + ": " + refused.sentence());
                default -> {}
            }
        }
        assertAll(complaints.stream().map(complaint -> () -> fail(complaint)));
    }

    private static void accepted(
            Source.Text source, Definition definition, List<String> complaints) {
        if (definition instanceof Definition.Binary) {
            return;
        }
        try {
            definition.module();
        } catch (ModuleException refusal) {
            complaints.add(
                    source.shown(definition.place())
                            + ": "
                            + refusal.sentence()
                            + " at "
                            + source.shown(refusal.place()));
        }
    }

    private static void refused(
            Source.Text source,
            Definition definition,
            String message,
            Place place,
            List<String> complaints) {
        if (definition instanceof Definition.Binary) {
            return;
        }
        try {
            definition.module();
            complaints.add(source.shown(place) + ": read, but should be malformed: " + message);
        } catch (ModuleException refusal) {
            if (!refusal.sentence().startsWith(message)) {
                complaints.add(
                        source.shown(place)
                                + ": should begin with '"
                                + message
                                + "': "
                                + refusal.sentence());
            }
        }
    }
}
