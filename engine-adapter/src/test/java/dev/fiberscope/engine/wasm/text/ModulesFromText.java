package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Modules of tests, from text in the test or beside it. */
final class ModulesFromText {
    private ModulesFromText() {}

    static Module read(String text) throws ModuleException {
        return TextReader.read(new Source.Text("test.wat", text));
    }

    /** The text of the file {@code name} in the resources of this package. */
    static String sample(String name) {
        try (var stream = ModulesFromText.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new AssertionError("no sample " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
