package dev.fiberscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
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
    void aScriptThatIsMalformedIsAFailureWithItsPosition() {
        var file = folder.text("malformed.wast", "(module)\n(assert_nothing)\n");
        var tested = Invocation.of("test", file);
        assertEquals(1, tested.code());
        assertEquals(file + ": 0 passed, 1 failed", tested.lines().get(0));
        assertEquals(
                file + ":2:1: the command assert_nothing is not supported", tested.lines().get(1));
        assertEquals("total: 0 passed, 1 failed", tested.lines().get(2));
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
