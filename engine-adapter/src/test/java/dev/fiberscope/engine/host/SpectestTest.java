package dev.fiberscope.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.ModuleException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpectestTest {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Embedding embedding =
            new Embedding(
                    Settings.RUNNING,
                    new Hosts(List.of(new Spectest(output))),
                    event -> {},
                    Long.MAX_VALUE);

    @Test
    void valuesArePrintedOneALine() throws ModuleException {
        int printing = embedding.instantiate(Modules.file("printing.wat"));
        embedding.call(printing, "run", List.of());
        assertEquals(
                """
                666 : i32
                666 : i64
                666.6 : f32
                666.6 : f64
                -1 : i32
                0.5 : f32
                1.0 : f64
                2.0 : f64
                """,
                output.toString(StandardCharsets.UTF_8));
    }

    @Test
    void anExportedHostFunctionCanBeCalled() throws ModuleException {
        int printing = embedding.instantiate(Modules.file("printing.wat"));
        assertEquals(List.of(), embedding.call(printing, "again", List.of(new WasmValue.I32(3))));
        assertEquals("3 : i32\n", output.toString(StandardCharsets.UTF_8));
    }

    @Test
    void allModulesShareOneMemory() throws ModuleException {
        int printing = embedding.instantiate(Modules.file("printing.wat"));
        int growing =
                embedding.instantiate(
                        Modules.text(
                                """
                                (module
                                  (import "spectest" "memory" (memory 1 2))
                                  (func (export "grow") (result i32) (memory.grow (i32.const 1))))
                                """));
        assertEquals(List.of(new WasmValue.I32(1)), embedding.call(growing, "grow", List.of()));
        assertEquals(List.of(new WasmValue.I32(2)), embedding.call(printing, "pages", List.of()));
    }
}
