package dev.fiberscope.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.ModuleException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WasiTest {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Embedding embedding =
            new Embedding(
                    Settings.RUNNING,
                    new Hosts(
                            List.of(
                                    new Wasi(
                                            new Streams(
                                                    new ByteArrayInputStream(
                                                            "typed"
                                                                    .getBytes(
                                                                            StandardCharsets
                                                                                    .UTF_8)),
                                                    output,
                                                    OutputStream.nullOutputStream()),
                                            List.of("program", "first"),
                                            Map.of()))),
                    event -> {},
                    Long.MAX_VALUE);

    @Test
    void aStackWritesBeforeAndAfterItsSuspension() throws ModuleException {
        int greeter = embedding.instantiate(Modules.file("greeter.wat"));
        assertEquals(List.of(new WasmValue.I32(10)), embedding.call(greeter, "run", List.of()));
        assertEquals("hello from the stack\nand again\n", output.toString(StandardCharsets.UTF_8));
    }

    @Test
    void hostsUseTheMemoryOfTheInstanceThatCallsThem() throws ModuleException {
        embedding.instantiate(Modules.text("(module (memory 1) (global i32 (i32.const 0)))"));
        int greeter = embedding.instantiate(Modules.file("greeter.wat"));
        embedding.call(greeter, "run", List.of());
        assertEquals("hello from the stack\nand again\n", output.toString(StandardCharsets.UTF_8));
    }

    @Test
    void hostsUseAnImportedMemory() throws ModuleException {
        int owner =
                embedding.instantiate(
                        Modules.text("(module (memory 1) (memory (export \"m\") 1))"));
        embedding.register("owner", owner);
        int writer =
                embedding.instantiate(
                        Modules.text(
                                """
                                (module
                                  (import "wasi_snapshot_preview1" "fd_write" (func $w (param i32 i32 i32 i32) (result i32)))
                                  (import "owner" "m" (memory 1))
                                  (data (i32.const 0) "\\10\\00\\00\\00\\02\\00\\00\\00")
                                  (data (i32.const 16) "ok")
                                  (func (export "run") (result i32)
                                    (call $w (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 32))))
                                """));
        assertEquals(List.of(new WasmValue.I32(0)), embedding.call(writer, "run", List.of()));
        assertEquals("ok", output.toString(StandardCharsets.UTF_8));
    }

    @Test
    void standardInputIsRead() throws ModuleException {
        int reader =
                embedding.instantiate(
                        Modules.text(
                                """
                                (module
                                  (import "wasi_snapshot_preview1" "fd_read" (func $r (param i32 i32 i32 i32) (result i32)))
                                  (memory 1)
                                  (data (i32.const 0) "\\10\\00\\00\\00\\20\\00\\00\\00")
                                  (func (export "run") (result i32 i32)
                                    (drop (call $r (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
                                    (i32.load (i32.const 8))
                                    (i32.load8_u (i32.const 16))))
                                """));
        assertEquals(
                List.of(new WasmValue.I32(5), new WasmValue.I32('t')),
                embedding.call(reader, "run", List.of()));
    }

    @Test
    void argumentsAreCounted() throws ModuleException {
        int counter =
                embedding.instantiate(
                        Modules.text(
                                """
                                (module
                                  (import "wasi_snapshot_preview1" "args_sizes_get" (func $s (param i32 i32) (result i32)))
                                  (memory 1)
                                  (func (export "run") (result i32)
                                    (drop (call $s (i32.const 0) (i32.const 4)))
                                    (i32.load (i32.const 0))))
                                """));
        assertEquals(List.of(new WasmValue.I32(2)), embedding.call(counter, "run", List.of()));
    }

    @Test
    void thereAreNoFiles() throws ModuleException {
        int opener =
                embedding.instantiate(
                        Modules.text(
                                """
                                (module
                                  (import "wasi_snapshot_preview1" "fd_prestat_get" (func $p (param i32 i32) (result i32)))
                                  (memory 1)
                                  (func (export "run") (result i32) (call $p (i32.const 3) (i32.const 0))))
                                """));
        // Bad file descriptor.
        assertEquals(List.of(new WasmValue.I32(8)), embedding.call(opener, "run", List.of()));
    }

    @Test
    void procExitEndsTheProgramWithItsCode() throws ModuleException {
        int exit = embedding.instantiate(Modules.file("exit.wat"));
        var end = assertThrows(WasmExit.class, () -> embedding.call(exit, "_start", List.of()));
        assertEquals(7, end.code());
    }
}
