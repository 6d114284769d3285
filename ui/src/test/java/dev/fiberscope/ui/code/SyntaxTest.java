package dev.fiberscope.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.ui.code.Token.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SyntaxTest {
    private static List<String> tokens(String text, int line) {
        return new Syntax(CodeText.of("x", text))
                .tokens(line).stream()
                        .map(token ->
                                token.kind() + " " + text.substring(token.start(), token.end()))
                        .toList();
    }

    @Test
    void wordsAreSortedByWhatTheyAre() {
        assertEquals(
                List.of(
                        "KEYWORD func",
                        "NAME $f",
                        "KEYWORD param",
                        "TYPE i32",
                        "NUMBER -0x1f",
                        "STRING \"a\\\"b\"",
                        "COMMENT ;; end"),
                tokens("(func $f (param i32) -0x1f \"a\\\"b\");; end", 0));
    }

    @Test
    void switchingInstructionsStandOut() {
        assertEquals(
                List.of(
                        "RESUME resume",
                        "NAME $t",
                        "RESUME on",
                        "NAME $y",
                        "SUSPEND suspend",
                        "MAKE cont.new",
                        "MAKE cont.bind",
                        "SWITCH switch"),
                tokens("(resume $t (on $y)) suspend cont.new cont.bind switch", 0));
        assertEquals(
                List.of("RESUME resume_throw", "RESUME resume_throw_ref"),
                tokens("resume_throw resume_throw_ref", 0));
    }

    @Test
    void blockCommentsNestAndSpanLines() {
        var text = "a (; one\n(; two ;) still\nover ;) b";
        assertEquals(List.of("KEYWORD a", "COMMENT (; one"), tokens(text, 0));
        assertEquals(List.of("COMMENT (; two ;) still"), tokens(text, 1));
        assertEquals(List.of("COMMENT over ;)", "KEYWORD b"), tokens(text, 2));
    }

    @Test
    void stringsAndLineCommentsHideWhatLooksLikeAComment() {
        assertEquals(List.of("STRING \"(; no\"", "KEYWORD x"), tokens("\"(; no\" x\ny", 0));
        assertEquals(List.of("KEYWORD y"), tokens("\"(; no\" x\ny", 1));
        assertEquals(List.of("KEYWORD y"), tokens(";; (; no\ny", 1));
    }

    @Test
    void anyTextIsTaken() {
        assertEquals(List.of("STRING \"open"), tokens("\"open", 0));
        assertEquals(List.of("KEYWORD caf\u00e9"), tokens("caf\u00e9 ) ; (", 0));
        assertEquals(List.of("STRING \"\\"), tokens("\"\\", 0));
    }

    @Test
    void aLargeTextIsScannedAtOnce() {
        var text =
                CodeText.of(
                        "x",
                        "  (local.set $n (i32.add (local.get $n) (i32.const 1))) ;; more\n"
                                .repeat(100_000));
        var syntax = new Syntax(text);
        var kinds =
                IntStream.of(0, 50_000, 99_999)
                        .mapToObj(syntax::tokens)
                        .map(tokens -> tokens.stream().map(Token::kind).toList())
                        .distinct()
                        .toList();
        assertEquals(1, kinds.size());
        assertTrue(kinds.getFirst().contains(Kind.COMMENT));
        assertEquals(List.of(), syntax.tokens(100_000));
    }
}
