package dev.fiberscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.binary.BinaryWriter;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.samples.Sample;
import dev.fiberscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrintTest {
    @TempDir Path folder;

    /** Those that are one module. */
    static List<Sample> samples() {
        return Samples.read().all().stream()
                .filter(sample -> sample.form() == Sample.Form.MODULE)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsPrintedPrintsAsItself(Sample sample) {
        var first = Invocation.of("print", "sample:" + sample.name());
        assertEquals(0, first.code());
        assertTrue(
                first.output().startsWith("(module $" + sample.name().replace('-', '_') + "\n"),
                first.output());
        Invocation.of("print", new Folder(folder).text("again.wat", first.output()))
                .printed(first.output());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aBinaryPrintsAsTheTextItWasMadeOf(Sample sample) throws ModuleException, IOException {
        var module = TextReader.read(new Source.Text(sample.name(), sample.wat()));
        var file = Files.write(folder.resolve("module.wasm"), BinaryWriter.write(module).toArray());
        Invocation.of("print", file.toString())
                .printed(Invocation.of("print", "sample:" + sample.name()).output());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void samplesAreValid(Sample sample) {
        Invocation.of("validate", "sample:" + sample.name()).printed("");
    }
}
