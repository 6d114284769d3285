package dev.fiberscope.app;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.samples.Sample;
import dev.fiberscope.samples.Samples;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a file is said in one line with the position, the same for every word. */
class InputTest {
    private static final String[] WORDS = {"run", "validate", "print"};

    @TempDir Path path;

    private Folder folder;

    @BeforeEach
    void folder() {
        folder = new Folder(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate", "print"})
    void aFileThatIsNotThere(String word) {
        var file = path.resolve("none.wat").toString();
        Invocation.of(word, file).refusedWith(2, file + ": there is no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate", "print"})
    void aDirectory(String word) {
        Invocation.of(word, path.toString())
                .refusedWith(2, path + ": this is a directory and not a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate", "print"})
    void anUnknownSampleComesWithTheNamesOfAll(String word) {
        Invocation.of(word, "sample:none")
                .refusedWith(
                        2,
                        "sample:none: there is no such sample; there are "
                                + Samples.read().all().stream()
                                        .map(Sample::name)
                                        .collect(joining(", ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate", "print"})
    void malformedTextHasLineAndColumn(String word) {
        var file = folder.text("malformed.wat", "(module\n  (func\n    i32.cosnt 1))\n");
        Invocation.of(word, file)
                .refusedWith(2, file + ":3:5: unknown operator i32.cosnt, expected an instruction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate"})
    void anInvalidModuleHasLineAndColumn(String word) {
        var file = folder.text("invalid.wat", "(module\n  (func (result i32)\n    i64.const 1))\n");
        var refused = Invocation.of(word, file);
        assertEquals(2, refused.code());
        assertTrue(refused.errors().startsWith(file + ":3:"), refused.errors());
        assertTrue(refused.errors().contains("type mismatch"), refused.errors());
        assertEquals(1, refused.errorLines().size());
    }

    @Test
    void aTextMayHoldItsModuleQuotedOrBinary() {
        var quoted =
                folder.text(
                        "quoted.wat",
                        "(module $m quote \"(func (export \\\"f\\\") (result i32) (i32.const 42))\")");
        assertEquals("42\n", Invocation.of("run", quoted).output());
        var binary = folder.text("binary.wat", "(module binary \"\\00asm\" \"\\01\\00\\00\\00\")");
        assertEquals("", Invocation.of("validate", binary).errors());
        assertEquals(0, Invocation.of("validate", binary).code());
    }

    @Test
    void anInvalidModuleIsPrintedAllTheSame() {
        var file = folder.text("invalid.wat", "(module (func $f (result i32) (i64.const 1)))");
        var printed = Invocation.of("print", file);
        assertEquals(0, printed.code());
        assertTrue(printed.output().contains("i64.const 1"), printed.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate", "print"})
    void aMalformedBinaryHasAnOffset(String word) {
        var file = folder.bytes("malformed.wasm", 0, 'a', 's', 'm', 1, 0, 0, 0, 77, 0);
        Invocation.of(word, file).refusedWith(2, file + ":0x8: malformed section id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate", "print"})
    void garbageNamedAsABinaryIsReadAsOne(String word) {
        var file = folder.bytes("garbage.wasm", 0xde, 0xad, 0xbe, 0xef, 0, 1, 2, 3);
        Invocation.of(word, file).refusedWith(2, file + ":0x0: magic header not detected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate", "print"})
    void garbageNamedAsTextIsNoText(String word) {
        var file = folder.bytes("garbage.wat", 0xde, 0xad, 0xbe, 0xef);
        Invocation.of(word, file)
                .refusedWith(2, file + ": this is neither a binary module nor text in UTF-8");
    }

    @Test
    void anEmptyBinaryIsNone() {
        for (var word : WORDS) {
            var refused = Invocation.of(word, folder.text("empty.wasm", ""));
            assertEquals(2, refused.code());
            assertTrue(refused.errors().contains("empty.wasm:0x0: "), refused.errors());
        }
    }

    @Test
    void aScriptOfOneModuleIsThatModule() {
        var file =
                folder.text(
                        "one.wast", "(module (func (export \"f\") (result i32) (i32.const 7)))");
        Invocation.of("run", file).printed("7\n");
        Invocation.of("validate", file).printed("");
    }

    @Test
    void aScriptWithAssertionsIsNoModule() {
        var file = folder.text("two.wast", "(module)\n(assert_return (invoke \"f\"))\n");
        for (var word : WORDS) {
            Invocation.of(word, file)
                    .refusedWith(
                            2,
                            file
                                    + ": this is a script of 2 commands and not a module; `fiberscope test` runs it");
        }
    }

    @Test
    void aBinaryIsKnownByItsFirstBytes() {
        var file = folder.bytes("module", 0, 'a', 's', 'm', 1, 0, 0, 0);
        Invocation.of("print", file).printed("(module\n)\n");
    }

    @Test
    void aBinaryModuleInAScriptHasItsOwnOffsets() {
        var file =
                folder.text("binary.wast", "(module binary \"\\00asm\\01\\00\\00\\00\\4d\\00\")");
        Invocation.of("validate", file).refusedWith(2, file + ":1:1:0x8: malformed section id");
    }
}
