package dev.fiberscope.engine.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.proof.reduction.End;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The small files that failures of the proofs became. */
class FoundTest {
    private static final Path FOUND = Path.of("src/test/resources/proof/found");

    /** Each program goes the same way in the machine as by the reduction rules. */
    @TestFactory
    Stream<DynamicTest> switching() throws IOException {
        return files("switching")
                .map(file ->
                        DynamicTest.dynamicTest(
                                file.getFileName().toString(), () -> compare(file)));
    }

    private static void compare(Path file) throws IOException, ModuleException {
        var source = new Source.Text(file.toString(), Files.readString(file));
        var valid = Validator.validate(TextReader.read(source));
        int exports = valid.module().exports().size();
        assertEquals(Optional.empty(), new Comparison(valid, exports).difference());
    }

    /**
     * Mistakes of this engine or of others: export "p0" gives 42; one that is named "trap: " and a
     * reason traps.
     */
    @TestFactory
    Stream<DynamicTest> plain() throws IOException {
        return files("plain")
                .map(file ->
                        DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)));
    }

    private static void run(Path file) throws IOException, ModuleException {
        var source = new Source.Text(file.toString(), Files.readString(file));
        var valid = Validator.validate(TextReader.read(source));
        var machine = new MachineRun(valid, Settings.DEBUGGING);
        for (var export : valid.module().exports()) {
            assertEquals(
                    export.name().startsWith("trap: ")
                            ? new End.Trapped(export.name().substring("trap: ".length()))
                            : new End.Results(List.of("42")),
                    machine.call(export.index(), machine.machine.step() + 1_000));
        }
    }

    private static Stream<Path> files(String folder) throws IOException {
        try (var all = Files.list(root().resolve(folder))) {
            List<Path> found = all.sorted().toList();
            assertFalse(found.isEmpty());
            return found.stream();
        }
    }

    /** From the module's folder, or from the project's. */
    private static Path root() {
        return Files.isDirectory(FOUND) ? FOUND : Path.of("engine-adapter").resolve(FOUND);
    }
}
