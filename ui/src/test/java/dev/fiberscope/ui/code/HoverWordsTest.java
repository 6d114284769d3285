package dev.fiberscope.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.WasmValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HoverWordsTest {
    private static final CodeText TEXT =
            CodeText.of(TextFixture.module(TextFixture.TWO_FUNCTIONS, 0));

    private static Optional<String> over(String words, Optional<Frame> selected) {
        return HoverWords.of(TEXT, TEXT.text().indexOf(words), selected, Optional.empty());
    }

    @Test
    void aLocalHasItsTypeAndTheValueInTheSelectedFrame() {
        var cell = new Cell("$n", "i32", new WasmValue.I32(4));
        var frame = new Frame(new CodePoint(0, 1, 2), "$f", List.of(cell), List.of());
        assertEquals(
                Optional.of("local $n: i32 = 4\noperands before: none"),
                over("local.get $n", Optional.of(frame)));
        assertEquals(
                Optional.of("local $n: i32\noperands before: none"),
                over("local.get $n", Optional.empty()));
    }

    @Test
    void aCallHasItsSignatureAndTheOperandsBeforeIt() {
        assertEquals(
                Optional.of("function $log: (i32) to ()\noperands before: i32"),
                over("call $log", Optional.empty()));
    }

    @Test
    void aTagHasItsTypes() {
        assertEquals(
                Optional.of("tag $yield: () to ()\noperands before: none"),
                over("suspend $yield", Optional.empty()));
    }

    @Test
    void typesHaveTheirNames() {
        assertEquals(
                Optional.of("operands before: (ref $task)"),
                over("resume $task", Optional.empty()));
    }

    @Test
    void nothingIsSaidBetweenInstructions() {
        assertEquals(Optional.empty(), over("(type $body", Optional.empty()));
    }
}
