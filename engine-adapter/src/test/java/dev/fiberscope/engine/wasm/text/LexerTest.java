package dev.fiberscope.engine.wasm.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.text.Token.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexerTest {
    @Test
    void blanksCommentsAndAnnotationsSeparateTokens() throws ModuleException {
        String text = "a;;b\nc(;(;d;);)e(@f \"(\" (g ;h) i)j (;;) ;; k";
        assertEquals(List.of("a", "c", "e", "j", ""), words(text));
    }

    @Test
    void tokensWithoutSpaceBetweenThemAreOneReservedToken() throws ModuleException {
        for (String text :
                List.of("0$l", "$l\"a\"", "data\"a\"", "\"a\"\"b\"", "a,b", "[", "a;b")) {
            assertEquals(List.of(Kind.RESERVED, Kind.END), kinds(text), text);
        }
    }

    @Test
    void everyKindOfTokenIsKnown() throws ModuleException {
        assertEquals(
                List.of(
                        Kind.LEFT,
                        Kind.KEYWORD,
                        Kind.ID,
                        Kind.ID,
                        Kind.STRING,
                        Kind.NATURAL,
                        Kind.INTEGER,
                        Kind.FLOAT,
                        Kind.RIGHT,
                        Kind.END),
                kinds("(func $f $\"g h\" \"s\" 1 -1 1.5)"));
    }

    @Test
    void placesCountFromTheWholeTextWhenAPartIsRead() throws ModuleException {
        var tokens = new Lexer("((( nop )))", new Place(4, 7)).tokens();
        assertEquals(List.of(new Token(Kind.KEYWORD, 4, 7), new Token(Kind.END, 7, 7)), tokens);
    }

    @Test
    void escapesStandForBytes() throws ModuleException {
        String text = "\"\\t\\n\\r\\\"\\'\\\\\\00\\fF\\u{1_F600}\u00e4\"";
        var expected = "\t\n\r\"'\\\0?\ud83d\ude00\u00e4".getBytes(StandardCharsets.UTF_8);
        expected[7] = (byte) 0xff;
        assertArrayEquals(
                expected,
                StringLiteral.bytes(text, new Lexer(text, whole(text)).tokens().getFirst()));
    }

    @Test
    void quotedAndPlainIdentifiersNameTheSame() {
        var body =
                Reading.body(
                        "(func (call $\"a\\2db\") (call $\"a-\\u{62}\") (call $a-b)) (func $a-b)");
        var call = Map.entry(Opcode.CALL, (Immediate) new Immediate.Index(1));
        assertEquals(List.of(call, call, call), Reading.meaning(body).subList(0, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\u{d800}\"",
                "\"\\u{110000}\"",
                "\"\\u{}\"",
                "\"\\x\"",
                "\"\\4\"",
                "\"\\u{1\""
            })
    void anEscapeForNoCharacterIsRefused(String text) {
        Reading.malformed("illegal escape", "1:2", text);
    }

    @Test
    void whatIsNoTokenIsRefusedWhereItStands() {
        Reading.malformed("illegal character", "2:2", "(func)\n(\u00e4)");
        Reading.malformed("unclosed comment", "1:3", "  (; (; ;)");
        Reading.malformed("unclosed string literal", "1:7", "(data \"abc\n\")");
        Reading.malformed("illegal control character U+0007", "1:9", "(data \"a\u0007\")");
        Reading.malformed("unclosed annotation", "1:2", " (@a (b)");
        Reading.malformed("empty annotation id", "1:1", "(@ a)");
        Reading.malformed("empty identifier", "1:7", "(func $)");
        Reading.malformed("empty identifier", "1:7", "(func $\"\")");
        Reading.malformed("malformed UTF-8 encoding", "1:8", "(func $\"\\ff\")");
    }

    private static Place whole(String text) {
        return new Place(0, text.length());
    }

    private static List<Kind> kinds(String text) throws ModuleException {
        return new Lexer(text, whole(text)).tokens().stream().map(Token::kind).toList();
    }

    private static List<String> words(String text) throws ModuleException {
        return new Lexer(text, whole(text))
                .tokens().stream().map(each -> Reading.at(text, each.place())).toList();
    }
}
