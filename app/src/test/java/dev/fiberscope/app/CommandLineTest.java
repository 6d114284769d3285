package dev.fiberscope.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.app.command.Terminal;
import dev.fiberscope.app.command.WindowOpener.Request;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.samples.Samples;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @TempDir Path folder;

    /** What was asked of the window, and the exit code. */
    private record Asked(List<Request> requests, int code, String errors) {
        static Asked by(String... arguments) {
            var requests = new ArrayList<Request>();
            var errors = new ByteArrayOutputStream();
            var terminal =
                    new Terminal(
                            InputStream.nullInputStream(),
                            new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                            new PrintStream(errors, true, UTF_8));
            int code = new Main(terminal, Samples.read(), requests::add).run(arguments);
            return new Asked(requests, code, errors.toString(UTF_8));
        }
    }

    @Test
    void withoutAWordTheGalleryIsShown() {
        assertEquals(
                new Asked(
                        List.of(
                                new Request(
                                        Optional.empty(), OptionalLong.empty(), Optional.empty())),
                        0,
                        ""),
                Asked.by());
    }

    @Test
    void openNamesTheFileTheStepAndTheStack() {
        assertEquals(
                new Asked(
                        List.of(
                                new Request(
                                        Optional.of("sample:generator"),
                                        OptionalLong.of(39),
                                        Optional.of(new StackId(1)))),
                        0,
                        ""),
                Asked.by("open", "sample:generator", "--at", "39", "--select", "S1"));
    }

    @Test
    void aModuleWithAnErrorIsOpenedAllTheSame() {
        var file = new Folder(folder).text("broken.wat", "(module (func");
        assertEquals(Optional.of(file), Asked.by("open", file).requests().getFirst().file());
    }

    @Test
    void aFileThatIsNotThereOpensNoWindow() {
        var file = folder.resolve("none.wat").toString();
        assertEquals(
                new Asked(List.of(), 2, file + ": there is no such file\n"),
                Asked.by("open", file));
    }

    @Test
    void aFaultOfTheProgramIsReportedWithItsCause() {
        var errors = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        InputStream.nullInputStream(),
                        new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                        new PrintStream(errors, true, UTF_8));
        var main =
                new Main(
                        terminal,
                        Samples.read(),
                        request -> {
                            throw new IllegalStateException(
                                    "no window", new AssertionError("unreachable: here"));
                        });
        assertEquals(70, main.run());
        var report = errors.toString(UTF_8);
        assertTrue(
                report.startsWith(
                        "fiberscope: this is a fault of Fiberscope itself: java.lang.IllegalStateException: no window\n    at "),
                report);
        assertTrue(
                report.contains("\ncaused by java.lang.AssertionError: unreachable: here\n    at "),
                report);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "S", "s1", "S-1", "S1234567890", "k1"})
    void onlyStacksCanBeSelected(String typed) {
        var asked = Asked.by("open", "sample:generator", "--select", typed);
        assertEquals(List.of(), asked.requests());
        assertEquals(2, asked.code());
        assertTrue(asked.errors().contains("'" + typed + "' is no stack"), asked.errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5", "9999999999999999999"})
    void stepsAreWholeNumbers(String typed) {
        var asked = Asked.by("open", "sample:generator", "--at", typed);
        assertEquals(2, asked.code());
        assertTrue(
                asked.errors().contains("'" + typed + "' is no number of instructions"),
                asked.errors());
    }

    @Test
    void helpNamesEveryWordAndNoOther() {
        var help = Invocation.of("--help");
        assertEquals(0, help.code());
        assertEquals("", help.errors());
        assertAll(
                List.of("open", "run", "compare", "leaks", "policies", "test", "validate", "print")
                        .stream()
                        .map(word ->
                                () ->
                                        assertTrue(
                                                help.output().contains("\n  " + word + " "),
                                                word)));
        assertAll(
                List.of("picture", "dap").stream()
                        .map(word -> () -> assertFalse(help.output().contains(word), word)));
        assertTrue(help.output().contains("sample:NAME"));
        assertTrue(help.output().contains("Exit codes: 0 done"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"open", "run", "compare", "leaks", "policies", "test", "validate", "print"})
    void everyWordHasHelp(String word) {
        var help = Invocation.of(word, "--help");
        assertEquals(0, help.code());
        assertTrue(help.output().startsWith("Usage: fiberscope " + word + " "), help.output());
    }

    @Test
    void theVersionNamesTheProgramAndJava() {
        var version = Invocation.of("--version");
        assertEquals(0, version.code());
        assertTrue(version.output().matches("Fiberscope \\S+, Java \\d+\n"), version.output());
    }

    @Test
    void anUnknownWordIsRefusedWithTheNearest() {
        Invocation.of("validat", "x.wat")
                .refusedWith(
                        2, "There is no command 'validat'. Did you mean: fiberscope validate?");
    }

    @Test
    void anUnknownWordThatIsLikeNoneIsRefusedWithAll() {
        Invocation.of("xyz")
                .refusedWith(
                        2,
                        "There is no command 'xyz'. The commands are open, run, compare, leaks, policies, test, validate, print.");
    }

    @Test
    void aFileInPlaceOfAWordIsToBeOpened() {
        var file = new Folder(folder).text("a.wat", "(module)");
        Invocation.of(file)
                .refusedWith(
                        2,
                        "There is no command '"
                                + file
                                + "'. Did you mean: fiberscope open "
                                + file
                                + "?");
    }

    @Test
    void anUnknownOptionIsRefusedWithTheNearest() {
        Invocation.of("run", "sample:generator", "--trac")
                .refusedWith(2, "Unknown option: '--trac'\nPossible solutions: --trace");
    }

    @Test
    void anUnknownOptionBehindInvokeIsNoArgument() {
        Invocation.of("run", "sample:generator", "--invoke", "_start", "--trac")
                .refusedWith(2, "Unknown option: '--trac'\nPossible solutions: --trace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "run", "test", "validate", "print"})
    void aWordWithoutFileIsRefusedWithItsUsage(String word) {
        var refused = Invocation.of(word);
        assertEquals(2, refused.code());
        assertEquals("", refused.output());
        assertTrue(
                refused.errors().startsWith("Missing required parameter: 'FILE"), refused.errors());
        assertTrue(refused.errors().contains("Usage: fiberscope " + word), refused.errors());
    }

    @Test
    void aSecondFileIsRefused() {
        var refused = Invocation.of("print", "sample:generator", "sample:generator");
        assertEquals(2, refused.code());
        assertTrue(refused.errors().startsWith("Unmatched argument at index 2"), refused.errors());
    }
}
