package dev.fiberscope.engine.wasm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.binary.BinaryReader;
import dev.fiberscope.engine.wasm.binary.BinaryWriter;
import dev.fiberscope.engine.wasm.binary.EveryInstruction;
import dev.fiberscope.engine.wasm.binary.Placeless;
import dev.fiberscope.engine.wasm.script.Action;
import dev.fiberscope.engine.wasm.script.Command;
import dev.fiberscope.engine.wasm.script.Definition;
import dev.fiberscope.engine.wasm.script.ScriptReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text, binary and module are three forms of one thing. */
class RoundTripTest {
    private static final Path CORPUS = Path.of("shared", "corpus");

    private static Module throughBinary(Module module) throws ModuleException {
        return BinaryReader.read(new Source.Binary("written", BinaryWriter.write(module)));
    }

    private static Module throughText(Module module) throws ModuleException {
        return ModulesFromText.read(ModulePrinter.print(module).text());
    }

    private static void assertRoundTrips(Module module, String where) throws ModuleException {
        assertEquals(Placeless.of(module), Placeless.of(throughBinary(module)), where);
        assertEquals(Placeless.asText(module), Placeless.asText(throughText(module)), where);
        assertEquals(
                Placeless.asText(module),
                Placeless.asText(throughText(throughBinary(module))),
                where);
    }

    @ParameterizedTest
    @ValueSource(strings = {"switching.wat", "definitions.wat"})
    void samplesSurviveBothFormats(String name) throws ModuleException {
        assertRoundTrips(ModulesFromText.read(ModulesFromText.sample(name)), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"switching.wat", "definitions.wat"})
    void printingWhatWasPrintedChangesNothing(String name) throws ModuleException {
        var once = ModulePrinter.print(ModulesFromText.read(ModulesFromText.sample(name)));
        assertEquals(once, ModulePrinter.print(ModulesFromText.read(once.text())));
    }

    @Test
    void placesOfPrintedInstructionsAreThoseThatTheReaderFinds() throws ModuleException {
        for (var module :
                List.of(
                        ModulesFromText.read(ModulesFromText.sample("switching.wat")),
                        ModulesFromText.read(ModulesFromText.sample("definitions.wat")))) {
            var printed = ModulePrinter.print(module);
            assertEquals(printed, Listing.of(ModulesFromText.read(printed.text())));
        }
    }

    @Test
    void everyInstructionSurvivesText() throws ModuleException {
        var module = Placeless.asText(EveryInstruction.module());
        var again = Placeless.asText(throughText(module));
        var instructions = module.functions().getFirst().body().instructions();
        for (int i = 0; i < instructions.size(); i++) {
            assertEquals(
                    instructions.get(i), again.functions().getFirst().body().instructions().get(i));
        }
        assertEquals(module, again);
    }

    @Test
    void everyModuleOfTheScriptsBesideTheCheckoutSurvivesBothFormats()
            throws IOException, ModuleException {
        var corpus = corpus();
        assumeTrue(corpus.isPresent(), "no folder " + CORPUS + " beside the checkout");
        int modules = 0;
        for (var file : scripts(corpus.orElseThrow())) {
            var script =
                    ScriptReader.read(new Source.Text(file.toString(), Files.readString(file)));
            for (var command : script.commands()) {
                if (wellFormed(command).isPresent()) {
                    var definition = wellFormed(command).orElseThrow();
                    assertRoundTrips(
                            definition.module(),
                            file + " at " + script.source().shown(command.place()));
                    modules++;
                }
            }
        }
        assertTrue(modules > 1_000, modules + " modules");
    }

    @Test
    void everyMalformedBinaryOfTheScriptsIsRefusedWithItsMessage()
            throws IOException, ModuleException {
        var corpus = corpus();
        assumeTrue(corpus.isPresent(), "no folder " + CORPUS + " beside the checkout");
        int refusals = 0;
        for (var file : scripts(corpus.orElseThrow())) {
            var script =
                    ScriptReader.read(new Source.Text(file.toString(), Files.readString(file)));
            for (var command : script.commands()) {
                if (command
                        instanceof
                        Command.AssertMalformed(Definition.Binary binary, var message, var place)) {
                    assertEquals(
                            message,
                            refusal(binary, message),
                            file + " at " + script.source().shown(place));
                    refusals++;
                }
            }
        }
        assertTrue(refusals > 500, refusals + " refusals");
    }

    /** As much of the sentence as {@code message} is long. */
    private static String refusal(Definition.Binary binary, String message) {
        try {
            binary.module();
            return "not refused";
        } catch (ModuleException refusal) {
            String sentence = refusal.sentence();
            return sentence.substring(0, Math.min(message.length(), sentence.length()));
        }
    }

    private static Optional<Definition> wellFormed(Command command) {
        return switch (command) {
            case Command.LoadModule load -> Optional.of(load.definition());
            case Command.DefineModule define -> Optional.of(define.definition());
            case Command.AssertTrap(Action.Instantiate(var definition, _), _, _) ->
                    Optional.of(definition);
            case Command.AssertInvalid(var definition, _, _) -> Optional.of(definition);
            case Command.AssertUnlinkable(var definition, _, _) -> Optional.of(definition);
            default -> Optional.empty();
        };
    }

    private static List<Path> scripts(Path corpus) throws IOException {
        try (var files = Files.walk(corpus)) {
            return files.filter(file -> file.toString().endsWith(".wast")).sorted().toList();
        }
    }

    private static Optional<Path> corpus() {
        for (var folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(CORPUS))) {
                return Optional.of(folder.resolve(CORPUS));
            }
        }
        return Optional.empty();
    }
}
