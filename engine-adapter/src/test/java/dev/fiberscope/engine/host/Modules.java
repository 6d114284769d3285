package dev.fiberscope.engine.host;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The modules of the tests of this package. */
final class Modules {
    private Modules() {}

    /** The file {@code name} among the resources. */
    static ValidModule file(String name) {
        try (var resource = Objects.requireNonNull(Modules.class.getResourceAsStream(name), name)) {
            return text(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static ValidModule text(String text) {
        try {
            return Embedding.load(new Source.Text("test", text));
        } catch (ModuleException refused) {
            throw new AssertionError(refused);
        }
    }
}
