package dev.fiberscope.ui.sentence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.ui.code.TextFixture;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InstructionWordsTest {
    private static final String TEXT =
            """
            (module
              (rec (type $f (func (param (ref null $k)))) (type $k (cont $f)))
              (tag $yield) (tag $swap) (tag $stop)
              (global $g (mut i64) (i64.const 0))
              (table $t 2 (ref null $f))
              (func $one (param $p (ref null $k)) (local i32)
                local.get $p
                drop
                i32.const -7
                local.set 1
                i64.const 9
                global.set $g
                f64.const 1.5
                drop
                suspend $yield
                call $one_more
                block
                end
                (call_indirect $t (type $f) (ref.null $k) (i32.const 0))
                (switch $k $swap (local.get $p))
                drop
                (throw $stop))
              (func $one_more))
            """;

    private final List<LoadedModule> modules = List.of(TextFixture.module(TEXT, 4));

    private Optional<String> at(int function, int instruction) {
        return InstructionWords.at(modules, new CodePoint(4, function, instruction));
    }

    private String brief(int instruction) {
        return InstructionWords.brief(modules, new CodePoint(4, 0, instruction)).orElse("");
    }

    @Test
    void instructionsAreNamedWithWhatSaysMost() {
        var words =
                List.of(
                        "local.get $p",
                        "drop",
                        "i32.const -7",
                        "local.set 1",
                        "i64.const 9",
                        "global.set $g",
                        "f64.const",
                        "drop",
                        "suspend $yield",
                        "call $one_more",
                        "block",
                        "end",
                        "ref.null",
                        "i32.const 0",
                        "call_indirect $f",
                        "local.get $p",
                        "switch $k",
                        "drop",
                        "throw $stop",
                        "the end");
        for (int i = 0; i < words.size(); i++) {
            assertEquals(Optional.of(words.get(i)), at(0, i));
        }
    }

    @Test
    void theShortFormNamesTagsOnly() {
        assertEquals(
                List.of(
                        "local.get",
                        "suspend $yield",
                        "call",
                        "switch $swap",
                        "throw $stop",
                        "end"),
                List.of(brief(0), brief(8), brief(9), brief(16), brief(18), brief(19)));
    }

    @Test
    void whatIsNoInstructionHasNoWords() {
        assertEquals(Optional.empty(), at(0, 99));
        assertEquals(Optional.empty(), at(9, 0));
        assertEquals(Optional.empty(), InstructionWords.at(modules, new CodePoint(0, 0, 0)));
    }
}
