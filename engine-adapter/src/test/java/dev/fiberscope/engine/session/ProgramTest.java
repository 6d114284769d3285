package dev.fiberscope.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.binary.BinaryWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgramTest {
    private static Optional<String> entry(String fields) throws ModuleException {
        return assertInstanceOf(Program.OfModule.class, Program.read("x.wat", fields))
                .chosenEntry();
    }

    @Test
    void textWithOneModuleIsAModuleWhateverItsName() throws ModuleException {
        assertInstanceOf(Program.OfModule.class, Program.read("x.wast", "(module (func))"));
        assertInstanceOf(Program.OfModule.class, Program.read("x.wast", "(func) (memory 1)"));
        assertInstanceOf(Program.OfScript.class, Program.read("x.wast", "(module) (module)"));
        assertInstanceOf(Program.OfScript.class, Program.read("x", "(module) (invoke \"f\")"));
        assertThrows(ModuleException.class, () -> Program.read("x.wat", "(module) (module)"));
    }

    @Test
    void aBinaryModuleIsKnownByItsBeginning() throws ModuleException {
        var module =
                ((Program.OfModule) Program.read("x.wat", "(module (func $f (export \"f\")))"))
                        .module();
        var read = Program.read("anything", BinaryWriter.write(module.module()));
        assertEquals(
                Optional.of("f"), assertInstanceOf(Program.OfModule.class, read).chosenEntry());
        assertThrows(
                ModuleException.class,
                () -> Program.read("anything", Bytes.of((byte) 0xff, (byte) 0xfe)));
    }

    @Test
    void theEntryIsStartOrMainOrTheOnlyFunction() throws ModuleException {
        assertEquals(
                Optional.of("_start"),
                entry("(func (export \"main\")) (func (export \"_start\"))"));
        assertEquals(Optional.of("main"), entry("(func (export \"a\")) (func (export \"main\"))"));
        assertEquals(Optional.of("a"), entry("(func (export \"a\")) (memory (export \"main\") 1)"));
        assertEquals(Optional.empty(), entry("(func (export \"a\")) (func (export \"b\"))"));
    }
}
