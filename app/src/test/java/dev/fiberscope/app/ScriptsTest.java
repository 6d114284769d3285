package dev.fiberscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fiberscope test}. */
class ScriptsTest {
    @TempDir Path path;

    private Folder folder;
    private String good;
    private String bad;

    @BeforeEach
    void scripts() {
        folder = new Folder(path);
        good =
                folder.text(
                        "good.wast",
                        """
                        (module
                          (import "spectest" "print_i32" (func $print (param i32)))
                          (func (export "one") (result i32) (call $print (i32.const 5)) (i32.const 1))
                          (func (export "fails") unreachable))
                        (invoke "one")
                        (assert_return (invoke "one") (i32.const 1))
                        (assert_trap (invoke "fails") "unreachable")
                        """);
        bad =
                folder.text(
                        "bad.wast",
                        """
                        (module
                          (func (export "one") (result i32) (i32.const 1)))
                        (assert_return (invoke "one") (i32.const 1))
                        (assert_return (invoke "one") (i32.const 2))
                          (assert_trap (invoke "one") "unreachable")
                        (invoke "none")
                        """);
    }

    private String failuresOfBad() {
        return """
        %1$s: 1 passed, 3 failed
        %1$s:4:1: expected (2 : i32), but it gave (1 : i32)
        %1$s:5:3: expected the trap "unreachable", but it gave (1 : i32)
        %1$s:6:1: expected a result, but nothing of this kind is exported as "none"
        """
                .formatted(bad);
    }

    @Test
    void assertionsThatHoldAreCounted() {
        Invocation.of("test", good)
                .printed(good + ": 2 passed, 0 failed\ntotal: 2 passed, 0 failed\n");
    }

    @Test
    void failuresComeBehindTheirFileWithPositions() {
        assertEquals(
                new Invocation(1, failuresOfBad() + "total: 1 passed, 3 failed\n", ""),
                Invocation.of("test", bad));
    }

    @Test
    void totalsAreOfAllFiles() {
        assertEquals(
                new Invocation(
                        1,
                        good
                                + ": 2 passed, 0 failed\n"
                                + failuresOfBad()
                                + good
                                + ": 2 passed, 0 failed\ntotal: 5 passed, 3 failed\n",
                        ""),
                Invocation.of("test", good, bad, good));
    }

    @Test
    void aFileThatCannotBeReadIsAFailure() {
        var missing = path.resolve("missing.wast").toString();
        assertEquals(
                new Invocation(
                        1,
                        missing
                                + ": 0 passed, 1 failed\n"
                                + missing
                                + ": there is no such file\n"
                                + good
                                + ": 2 passed, 0 failed\ntotal: 2 passed, 1 failed\n",
                        ""),
                Invocation.of("test", missing, good));
    }

    @Test
    void aCommandThatMakesNoSenseIsAFailureWithItsPosition() {
        var file = folder.text("malformed.wast", "(module)\n(assert_nothing)\n");
        var tested = Invocation.of("test", file);
        assertEquals(1, tested.code());
        assertEquals(file + ": 0 passed, 1 failed", tested.lines().get(0));
        assertEquals(
                file
                        + ":2:2: expected a command, but assert_nothing is not a command of test scripts",
                tested.lines().get(1));
        assertEquals("total: 0 passed, 1 failed", tested.lines().get(2));
    }

    @Test
    void aScriptThatCannotBeReadIsOneFailure() {
        var file = folder.text("unclosed.wast", "(module)\n(module\n(assert_return (invoke 1))\n");
        assertEquals(
                List.of(
                        file + ": 0 passed, 1 failed",
                        file + ":2:1: unexpected token: nothing closes this parenthesis",
                        "total: 0 passed, 1 failed"),
                Invocation.of("test", file).lines());
    }

    @Test
    void aScriptOfWhichNothingIsTakenIsOneFailure() {
        var file =
                folder.text("component.wast", "(component)\n(assert_invalid (component) \"\")\n");
        assertEquals(
                List.of(
                        file + ": 0 passed, 1 failed",
                        file + ":1:2: this is a component, and only core modules are taken",
                        "total: 0 passed, 1 failed"),
                Invocation.of("test", file).lines());
    }

    @Test
    void whatIsRefusedByNameIsListedAndNotCounted() {
        var file =
                folder.text(
                        "shared.wast",
                        "(module (memory 1 1 shared) (func (export \"f\")))\n(assert_return (invoke \"f\"))\n");
        assertEquals(
                List.of(
                        file + ": 0 passed, 0 failed",
                        file
                                + ":1:1: not counted: shared belongs to the threads proposal, which is not supported",
                        file
                                + ":2:1: not counted: there is no such instance, because shared belongs to the threads"
                                + " proposal, which is not supported",
                        "total: 0 passed, 0 failed"),
                Invocation.of("test", file).lines());
    }

    @Test
    void onlyMemoriesOf64BitsReachBehindTheFirstFourGigabytes() {
        var file =
                folder.text(
                        "far.wast",
                        "(module (memory 1) (func (export \"g\") (result i32) (memory.grow (i32.const 65536))))\n"
                                + "(assert_return (invoke \"g\") (i32.const -1))\n"
                                + "(module (memory i64 65537) (func (export \"f\") (result i32)"
                                + " (i32.store (i64.const 0x1_0000_0000) (i32.const 7))"
                                + " (i32.load (i64.const 0x1_0000_0000))))\n"
                                + "(assert_return (invoke \"f\") (i32.const 7))\n");
        assertEquals(file + ": 2 passed, 0 failed", Invocation.of("test", file).lines().get(0));
    }

    @Test
    void aBinaryIsNoScript() {
        var file = folder.bytes("module.wasm", 0, 'a', 's', 'm', 1, 0, 0, 0);
        assertEquals(
                new Invocation(
                        1,
                        file
                                + ": 0 passed, 1 failed\n"
                                + file
                                + ": this is a binary module and not a script\ntotal: 0 passed, 1 failed\n",
                        ""),
                Invocation.of("test", file));
    }

    @Test
    void aSampleIsAScriptOfOneModule() {
        Invocation.of("test", "sample:generator")
                .printed("sample:generator: 0 passed, 0 failed\ntotal: 0 passed, 0 failed\n");
    }
}
