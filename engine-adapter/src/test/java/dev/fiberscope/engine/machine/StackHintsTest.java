package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.stackmemory.Presizing;
import dev.fiberscope.engine.stackmemory.Reading;
import dev.fiberscope.engine.stackmemory.StackHints;
import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.binary.BinaryReader;
import dev.fiberscope.engine.wasm.binary.BinaryWriter;
import dev.fiberscope.engine.wasm.text.ModulePrinter;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A module asks for the size of its stacks in a custom section. */
class StackHintsTest {
    private static final String DEEP =
            """
            (module
              (type $f (func (param i32)))
              (type $c (cont $f))
              (func $down (param i32)
                (if (local.get 0) (then (call $down (i32.sub (local.get 0) (i32.const 1))))))
              (elem declare func $down)
              (func (export "run") (resume $c (i32.const 100) (cont.new $c (ref.func $down)))))
            """;

    private static Module with(String section, Bytes content) throws ModuleException {
        var module = TextReader.read(new Source.Text("deep.wat", DEEP));
        return new Module(
                module.source(),
                module.types(),
                module.groups(),
                module.imports(),
                module.functions(),
                module.tables(),
                module.memories(),
                module.tags(),
                module.globals(),
                module.exports(),
                module.start(),
                module.elements(),
                module.data(),
                module.dataCount(),
                module.names(),
                List.of(new Module.CustomSection(section, content, 0)));
    }

    private static Machine run(Module module, String policy) throws ModuleException {
        var machine =
                new Machine(Settings.RUNNING.with(Optional.of(StackMemoryTest.policy(policy))));
        machine.instantiate(Validator.validate(module), List.of());
        machine.enter(machine.export(0, "run").orElseThrow().address(), Values.NONE);
        assertEquals(new Outcome.Ended(Values.NONE), machine.run(RunLimit.to(Long.MAX_VALUE)));
        return machine;
    }

    @Test
    void aSizeThatIsAskedForSavesMigrations() throws ModuleException {
        var hints = new StackHints(Map.of(0, 10_000));
        var module = with(StackHints.SECTION, hints.content());
        // Through a file: 2, 4, 8 KB grow to 8 KB with 101 frames of 64 bytes.
        var read = BinaryReader.read(new Source.Binary("deep.wasm", BinaryWriter.write(module)));
        assertEquals(hints, StackHints.of(read));
        assertEquals(2, run(read, "go").memoryStatistics().orElseThrow().migrations());
        assertEquals(0, run(read, "go,hints=on").memoryStatistics().orElseThrow().migrations());
    }

    /** As an annotation, which a printed module keeps. */
    @Test
    void aTextModuleAsksToo() throws ModuleException {
        var text =
                DEEP.replace(
                        "(module", "(module (@custom \"fiberscope.stacks\" \"\\01\\00\\90\\4e\")");
        var module = TextReader.read(new Source.Text("deep.wat", text));
        assertEquals(Map.of(0, 10_000), StackHints.of(module).bytes());
        var printed = ModulePrinter.print(module).text();
        assertEquals(
                Map.of(0, 10_000),
                StackHints.of(TextReader.read(new Source.Text("printed.wat", printed))).bytes());
        assertEquals(0, run(module, "go,hints=on").memoryStatistics().orElseThrow().migrations());
    }

    @Test
    void aSizeFromOutsideReplacesTheModules() throws ModuleException {
        var plain = TextReader.read(new Source.Text("deep.wat", DEEP));
        var sized = run(plain, "go,stack:$down=10000").memoryStatistics().orElseThrow();
        assertEquals(0, sized.migrations());
        assertEquals(1, sized.presized());
        // 2 KB double to 16 KB for 10,000 beside a guard of 928, and to 4 KB for 3,000, which
        // overflow once more.
        var module = with(StackHints.SECTION, new StackHints(Map.of(0, 10_000)).content());
        assertEquals(0, run(module, "go,hints=on").memoryStatistics().orElseThrow().migrations());
        var less = run(module, "go,stack:$down=3000").memoryStatistics().orElseThrow();
        assertEquals(1, less.migrations());
        assertEquals(0, run(plain, "go").memoryStatistics().orElseThrow().presized());
    }

    @Test
    void aSizeForAFunctionThatIsNotThereIsRefused() throws ModuleException {
        var module = TextReader.read(new Source.Text("deep.wat", DEEP));
        var go = StackMemoryTest.policy("go");
        assertEquals(List.of("$down", "\"run\""), Presizing.functions(List.of(module)));
        assertEquals(
                new Reading.Chosen(Optional.of(StackMemoryTest.policy("go,stack:$down=64K"))),
                Presizing.of(go, Map.of("$down", 65_536), List.of(module)));
        assertEquals(
                new Reading.Refused(
                        "no function with code is called $up; there are $down and \"run\""),
                Presizing.of(go, Map.of("$down", 65_536, "$up", 1), List.of(module)));
        assertEquals(
                new Reading.Refused(
                        "-1 is no size for the stacks of $down: go allows up to 1000000000 bytes"),
                Presizing.of(go, Map.of("$down", -1), List.of(module)));
        assertEquals(
                Optional.empty(),
                Presizing.unknown(StackMemoryTest.policy("go,stack:$down=1"), List.of(module)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01", "0100", "010080", "010001ff", "01ffffffffff01", "02000100"})
    void aBrokenSectionSaysNothing(String content) throws ModuleException {
        var bytes = Bytes.of(java.util.HexFormat.of().parseHex(content));
        var module = with(StackHints.SECTION, bytes);
        assertEquals(Map.of(), StackHints.of(module).bytes());
        run(module, "go,hints=on");
    }

    @Test
    void anotherSectionSaysNothing() throws ModuleException {
        var module = with("other", new StackHints(Map.of(0, 4)).content());
        assertEquals(Optional.empty(), StackHints.of(module).of(0));
    }
}
