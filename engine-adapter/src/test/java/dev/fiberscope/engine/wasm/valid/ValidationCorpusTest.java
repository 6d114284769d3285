package dev.fiberscope.engine.wasm.valid;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.script.Action;
import dev.fiberscope.engine.wasm.script.Command;
import dev.fiberscope.engine.wasm.script.Definition;
import dev.fiberscope.engine.wasm.script.ScriptReader;
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
 * Validates every module of the public test scripts that lie in {@code shared/corpus} beside the
 * checkout or above it.
 */
class ValidationCorpusTest {
    /** Asserted invalid by the core scripts, and valid by the proposal: Explainer, "Tags". */
    private static final String TAG_WITH_RESULTS = "non-empty tag result type";

    @TestFactory
    Stream<DynamicTest> everyModuleIsAcceptedOrRefusedAsTheScriptSays() throws IOException {
        var corpus = corpus();
        assumeTrue(
                corpus.isPresent(),
                "no shared/corpus beside the checkout: its scripts are not validated");
        List<Path> files;
        try (var walk = Files.walk(corpus.get())) {
            files = walk.filter(file -> file.toString().endsWith(".wast")).sorted().toList();
        }
        assertFalse(files.isEmpty(), "no script in " + corpus.get());
        return files.stream()
                .map(file ->
                        DynamicTest.dynamicTest(
                                corpus.get().relativize(file).toString(), () -> checks(file)));
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

    private static void checks(Path file) throws IOException, ModuleException {
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
                case Command.AssertUnlinkable(var definition, _, _) ->
                        accepted(source, definition, complaints);
                case Command.AssertInvalid(var definition, String message, _) -> {
                    if (message.equals(TAG_WITH_RESULTS)) {
                        accepted(source, definition, complaints);
                    } else {
                        refused(source, definition, message, complaints);
                    }
                }
                case Command.Refused refused ->
                        complaints.add(source.shown(refused.place()) + ": " + refused.sentence());
                default -> {}
            }
        }
        assertAll(complaints.stream().map(complaint -> () -> fail(complaint)));
    }

    private static void accepted(
            Source.Text source, Definition definition, List<String> complaints) {
        var shown = source.shown(definition.place()) + ": ";
        try {
            var valid = Validator.validate(definition.module());
            Consistency.complaints(valid).forEach(complaint -> complaints.add(shown + complaint));
        } catch (ModuleException refusal) {
            complaints.add(shown + refusal.sentence() + " at " + source.shown(refusal.place()));
        }
    }

    private static void refused(
            Source.Text source, Definition definition, String message, List<String> complaints) {
        var shown = source.shown(definition.place()) + ": ";
        try {
            Validator.validate(definition.module());
            complaints.add(shown + "accepted, but should be invalid: " + message);
        } catch (ModuleException refusal) {
            if (!refusal.sentence().startsWith(message) || refusal.phase() != Phase.INVALID) {
                complaints.add(
                        shown
                                + "should begin with '"
                                + message
                                + "': "
                                + refusal.phase()
                                + " "
                                + refusal.sentence());
            }
        }
    }
}
