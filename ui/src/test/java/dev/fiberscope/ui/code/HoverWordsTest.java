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
    void nothingIsSaidBetweenInstructionsAndNames() {
        assertEquals(Optional.empty(), over("(type $body", Optional.empty()));
        assertEquals(Optional.empty(), over("module", Optional.empty()));
    }

    private static Optional<String> atName(String before, String name) {
        int offset = TEXT.text().indexOf(before + name) + before.length();
        return HoverWords.of(TEXT, offset, Optional.empty(), Optional.empty());
    }

    @Test
    void declarationsSayTheirTypes() {
        assertEquals(Optional.of("type $body: function () to ()"), atName("(type ", "$body"));
        assertEquals(
                Optional.of("type $task: continuation of $body, () to ()"),
                atName("(type ", "$task"));
        assertEquals(Optional.of("type $body: function () to ()"), atName("(cont ", "$body"));
        assertEquals(Optional.of("function $log: (i32) to ()"), atName("(func ", "$log"));
        assertEquals(Optional.of("tag $yield: () to ()"), atName("(tag ", "$yield"));
        assertEquals(Optional.of("function $f: () to ()"), atName("declare func ", "$f"));
        assertEquals(Optional.of("local $n: i32"), atName("(local ", "$n"));
    }

    @Test
    void labelsSayWhereABranchGoes() {
        var out =
                "label $out of the block on line 7: a branch goes behind its end and takes nothing"
                        + " along";
        var again =
                "label $again of the loop on line 8: a branch goes to its beginning and takes"
                        + " nothing along";
        assertEquals(Optional.of(out), atName("(block ", "$out").map(HoverWordsTest::first));
        assertEquals(Optional.of(out), atName("(br_if ", "$out").map(HoverWordsTest::first));
        assertEquals(Optional.of(again), atName("(br ", "$again").map(HoverWordsTest::first));
    }

    @Test
    void everyDefinitionOfAModuleHasItsTypeInWords() {
        var text =
                CodeText.of(
                        TextFixture.module(
                                """
                                (module
                                  (type $f (func))
                                  (type $k (cont $f))
                                  (type $pair (struct (field i32) (field (mut (ref null $k)))))
                                  (table $queue 4 (ref null $k))
                                  (memory $m 1 2)
                                  (global $head (mut i32) (i32.const 0))
                                  (func $main (param $a i64) (result (ref null $k))
                                    (block $got (result (ref null $k))
                                      (table.get $queue (global.get $head)))))
                                """,
                                0));
        var said =
                List.of("$pair", "$queue", "$m", "$head", "$main", "$a", "$got").stream()
                        .map(name ->
                                HoverWords.of(
                                                text,
                                                text.text().indexOf(name),
                                                Optional.empty(),
                                                Optional.empty())
                                        .map(HoverWordsTest::first)
                                        .orElse(name + " says nothing"))
                        .toList();
        assertEquals(
                List.of(
                        "type $pair: struct of i32, mutable (ref null $k)",
                        "table $queue: 4 entries of (ref null $k)",
                        "memory $m: 1 page, at most 2, of 64 KiB",
                        "global $head: mutable i32",
                        "function $main: (i64) to ((ref null $k))",
                        "local $a: i64",
                        "label $got of the block on line 9: a branch goes behind its end and takes"
                                + " ((ref null $k)) along"),
                said);
    }

    private static String first(String words) {
        return words.lines().findFirst().orElse("");
    }
}
