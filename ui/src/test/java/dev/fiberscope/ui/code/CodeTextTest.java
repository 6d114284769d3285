package dev.fiberscope.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.binary.BinaryReader;
import dev.fiberscope.engine.wasm.binary.BinaryWriter;
import dev.fiberscope.engine.wasm.text.Listing;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CodeTextTest {
    private final LoadedModule module = TextFixture.module(TextFixture.TWO_FUNCTIONS, 3);
    private final CodeText text = CodeText.of(module);

    private String at(CodePoint point) {
        return text.place(point)
                .map(place -> text.text().substring(place.start(), place.end()))
                .orElse("");
    }

    private Optional<String> step(int line) {
        return text.step(line - 1).map(this::at);
    }

    @Test
    void linesBeginAndEndAtLineBreaks() {
        var small = CodeText.of("x", "one\n\nthree");
        assertEquals(3, small.lineCount());
        assertEquals(List.of(0, 4, 5), List.of(small.start(0), small.start(1), small.start(2)));
        assertEquals(List.of(3, 4, 10), List.of(small.end(0), small.end(1), small.end(2)));
        assertEquals(
                List.of(0, 0, 1, 2, 2),
                List.of(
                        small.line(0),
                        small.line(3),
                        small.line(4),
                        small.line(5),
                        small.line(10)));
    }

    @Test
    void aLineStopsAtItsFirstStepInOrderOfExecution() {
        assertEquals(Optional.of("suspend $yield"), step(9));
        assertEquals(Optional.of("local.get $n"), step(10));
        assertEquals(Optional.of("call $log"), step(12));
        assertEquals(Optional.of("ref.func $f"), step(15));
    }

    @Test
    void blocksAndDeclarationsAreNoSteps() {
        assertEquals(Optional.empty(), step(1));
        assertEquals(Optional.empty(), step(4));
        assertEquals(Optional.empty(), step(7));
        assertEquals(Optional.empty(), step(8));
    }

    @Test
    void placesAreThoseOfThisInstanceOnly() {
        assertEquals("suspend $yield", at(new CodePoint(3, 1, 2)));
        assertEquals("", at(new CodePoint(2, 1, 2)));
        assertEquals("", at(new CodePoint(3, 0, 0)), "imported");
        assertEquals("", at(new CodePoint(3, 1, 99)));
        assertEquals("", at(new CodePoint(3, 9, 0)));
    }

    @Test
    void aTextModuleHasNoOffsets() {
        assertFalse(text.hasOffsets());
        assertEquals(Optional.empty(), text.offset(8));
    }

    @Test
    void aBinaryModuleShowsOffsets() throws ModuleException {
        var bytes = BinaryWriter.write(module.module().module());
        var read = BinaryReader.read(new Source.Binary("test.wasm", bytes));
        var printed = CodeText.of(new LoadedModule(0, Validator.validate(read), Listing.of(read)));
        assertTrue(printed.hasOffsets());
        int imported = read.importCount(ExternType.Function.class);
        var call = new CodePoint(0, imported, 2);
        int line = printed.line(printed.place(call).orElseThrow().start());
        assertTrue(
                printed.text()
                        .substring(printed.start(line), printed.end(line))
                        .contains("suspend $yield"));
        int offset = Integer.parseInt(printed.offset(line).orElseThrow().substring(2), 16);
        assertEquals(0xe2, bytes.at(offset) & 0xff, "the code of suspend");
    }

    @Test
    void positionsHaveTheNamesOfFunctionsAndLines() {
        var texts = new Texts(List.of(module));
        assertEquals("$f:9", texts.where(new CodePoint(3, 1, 2)));
        assertEquals("$log", texts.where(new CodePoint(3, 0, 0)));
        assertEquals("function 5", texts.where(new CodePoint(0, 5, 0)));
    }
}
