package dev.fiberscope.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.app.command.Terminal;
import dev.fiberscope.samples.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTest {
    @TempDir Path path;

    private String module;

    @BeforeEach
    void module() {
        module =
                new Folder(path)
                        .text(
                                "module.wat",
                                """
                                (module
                                  (import "env" "ask" (func $ask (param i32) (result i32)))
                                  (tag $stop (param i32 i64))
                                  (tag $yield)
                                  (type $body (func))
                                  (type $task (cont $body))
                                  (elem declare func $fails)
                                  (func (export "add") (param i32 i32) (result i32)
                                    (i32.add (local.get 0) (local.get 1)))
                                  (func (export "all") (param i64 f32 f64 externref funcref) (result funcref externref f64 f32 i64)
                                    (local.get 4) (local.get 3) (local.get 2) (local.get 1) (local.get 0))
                                  (func (export "asks") (result i32)
                                    (call $asking))
                                  (func $asking (result i32)
                                    (call $ask (i32.const 1)))
                                  (func (export "throws")
                                    (throw $stop (i32.const 4) (i64.const 5)))
                                  (func (export "loops")
                                    (loop $again
                                      (br $again)))
                                  (func (export "deep")
                                    (call $deeper))
                                  (func $deeper
                                    (call $deeper))
                                  (func $fails
                                    (drop (i32.div_u (i32.const 1) (i32.const 0))))
                                  (func (export "resumes")
                                    (resume $task (cont.new $task (ref.func $fails))))
                                  (func (export "suspends")
                                    (suspend $yield)))
                                """);
    }

    private Invocation run(String... invoke) {
        var arguments = new java.util.ArrayList<>(List.of("run", module, "--invoke"));
        arguments.addAll(List.of(invoke));
        return Invocation.of(arguments.toArray(String[]::new));
    }

    @Test
    void resultsComeOneALine() {
        run("all", "-1", "0x1p-2", "1e3", "7", "null").printed("null\nhost 7\n1000.0\n0.25\n-1\n");
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 3", "-5, 3, -2", "0xffff_ffff, 1, 0", "+2147483647, 1, -2147483648"})
    void integersAreWrittenAsInTheTextFormat(String left, String right, String sum) {
        run("add", left, right).printed(sum + "\n");
    }

    @Test
    void infinitiesAndNaNsAreNumbers() {
        run("all", "0", "-inf", "nan", "null", "null")
                .printed("null\nnull\nnan:0x7ff8000000000000\n-Infinity\n0\n");
    }

    @Test
    void anOptionMayFollowTheArguments() {
        run("add", "1", "2", "--fuel", "100").printed("3\n");
    }

    @Test
    void tooFewArguments() {
        run("add", "1")
                .refusedWith(2, module + ": \"add\" takes 2 arguments [i32, i32], and not 1");
    }

    @Test
    void argumentsForAFunctionWithout() {
        run("loops", "1").refusedWith(2, module + ": \"loops\" takes no arguments, and not 1");
    }

    @ParameterizedTest
    @CsvSource({"x", "1.5", "4294967296", "-2147483649", "''", "1 2", "(i32.const 1)"})
    void anArgumentOfAnotherType(String typed) {
        run("add", "1", typed)
                .refusedWith(
                        2,
                        module
                                + ": argument 2 of \"add\" is of type i32, and '"
                                + typed
                                + "' is no whole number of 32 bits");
    }

    @Test
    void aReferenceThatCannotBeTyped() {
        run("all", "0", "0", "0", "null", "7")
                .refusedWith(
                        2,
                        module
                                + ": argument 5 of \"all\" is of type (ref null func), and '7' is not null");
        run("all", "0", "0", "0", "-7", "null")
                .refusedWith(
                        2,
                        module
                                + ": argument 4 of \"all\" is of type (ref null extern), and '-7' is not null, nor the number of a host"
                                + " object");
    }

    @Test
    void anUnknownExportComesWithTheNamesOfAll() {
        run("sub")
                .refusedWith(
                        2,
                        module
                                + ": no function is exported as \"sub\"; there are \"add\", \"all\", \"asks\", \"throws\","
                                + " \"loops\", \"deep\", \"resumes\", \"suspends\"");
    }

    @Test
    void withoutNameSeveralExportsAreTooMany() {
        Invocation.of("run", module)
                .refusedWith(
                        2,
                        module
                                + ": say which function to run with --invoke; there are \"add\", \"all\", \"asks\", \"throws\","
                                + " \"loops\", \"deep\", \"resumes\", \"suspends\"");
    }

    @Test
    void theEntryIsStartThenMainThenTheOnlyOne() {
        var folder = new Folder(path);
        var one = "(func (export \"one\") (result i32) (i32.const 1))";
        var main = "(func (export \"main\") (result i32) (i32.const 2))";
        var start = "(func (export \"_start\") (result i32) (i32.const 3))";
        Invocation.of("run", folder.text("1.wat", "(module " + one + ")")).printed("1\n");
        Invocation.of("run", folder.text("2.wat", "(module " + one + main + ")")).printed("2\n");
        Invocation.of("run", folder.text("3.wat", "(module " + one + main + start + ")"))
                .printed("3\n");
    }

    @Test
    void theStartFunctionRunsFirst() {
        var file =
                new Folder(path)
                        .text(
                                "start.wat",
                                """
                                (module
                                  (import "spectest" "print_i32" (func $print (param i32)))
                                  (func $before (call $print (i32.const 1)))
                                  (start $before)
                                  (func (export "main") (call $print (i32.const 2))))
                                """);
        Invocation.of("run", file).printed("1 : i32\n2 : i32\n");
    }

    @Test
    void theStartFunctionAloneIsEnough() {
        var file =
                new Folder(path)
                        .text(
                                "start.wat",
                                """
                                (module
                                  (import "spectest" "print_i32" (func $print (param i32)))
                                  (func $before (call $print (i32.const 1)))
                                  (start $before))
                                """);
        Invocation.of("run", file).printed("1 : i32\n");
    }

    @Test
    void aModuleWithoutFunctionsHasNothingToRun() {
        var file = new Folder(path).text("nothing.wat", "(module (memory 1))");
        Invocation.of("run", file)
                .refusedWith(
                        2,
                        file
                                + ": there is nothing to run: no function is exported, and none is the start function");
    }

    @Test
    void aTrapHasItsPlaceAndABacktraceAcrossStacks() {
        run("resumes")
                .refusedWith(
                        3,
                        """
                        %1$s:26:12: integer divide by zero: i32.div_u in $fails
                          in $fails on S1 at %1$s:26:12
                          in "resumes" on S0 at %1$s:28:6\
                        """
                                .formatted(module));
    }

    @Test
    void aSuspensionThatNobodyTakesIsATrap() {
        var trapped = run("suspends");
        assertEquals(3, trapped.code());
        assertTrue(
                trapped.errors().startsWith(module + ":30:6: unhandled tag $yield: "),
                trapped.errors());
    }

    @Test
    void equalFramesShareALine() {
        var trapped = run("deep");
        assertEquals(3, trapped.code());
        assertEquals(3, trapped.errorLines().size());
        assertTrue(
                trapped.errorLines().get(0).contains(":24:6: call stack exhausted"),
                trapped.errors());
        assertTrue(
                trapped.errorLines()
                        .get(1)
                        .matches("  in \\$deeper on S0 at .*:24:6 \\(\\d+ times\\)"),
                trapped.errors());
        assertTrue(
                trapped.errorLines().get(2).startsWith("  in \"deep\" on S0 at "),
                trapped.errors());
    }

    @Test
    void anExceptionThatNobodyCatches() {
        run("throws")
                .refusedWith(
                        3,
                        """
                        %1$s:17:6: nobody caught the exception $stop (4 5)
                          in "throws" on S0 at %1$s:17:6\
                        """
                                .formatted(module));
    }

    @Test
    void aFunctionThatNobodyProvidesIsMissedWhenItIsCalled() {
        run("asks")
                .refusedWith(
                        2,
                        """
                        %1$s:15:6: nobody provides the function env.ask that is called here
                          in $asking on S0 at %1$s:15:6
                          in "asks" on S0 at %1$s:13:6\
                        """
                                .formatted(module));
    }

    @Test
    void aMemoryThatNobodyProvidesIsMissedAtOnce() {
        var file =
                new Folder(path)
                        .text(
                                "memory.wat",
                                "(module\n  (import \"env\" \"memory\" (memory 1))\n  (func (export \"f\")))");
        var refused = Invocation.of("run", file);
        assertEquals(2, refused.code());
        assertEquals(file + ":2:3: unknown import \"env\" \"memory\"\n", refused.errors());
    }

    @Test
    void fuelStopsAnEndlessLoop() {
        var stopped = run("loops", "--fuel", "1000");
        stopped.refusedWith(
                3,
                """
                %1$s:20:8: stopped after 1000 instructions
                  in "loops" on S0 at %1$s:20:8\
                """
                        .formatted(module));
    }

    @Test
    void enoughFuelStopsNothing() {
        run("add", "1", "2", "--fuel", "4").printed("3\n");
        assertEquals(3, run("add", "1", "2", "--fuel", "3").code());
    }

    @Test
    void statisticsAreCounted() {
        var counted = Invocation.of("run", "sample:generator", "--stats");
        assertEquals(0, counted.code());
        var lines = counted.errorLines();
        assertEquals("steps: 267", lines.get(0));
        assertTrue(lines.get(1).matches("seconds: \\d+\\.\\d{3}"), lines.get(1));
        assertTrue(lines.get(2).matches("ns a step: \\d+\\.\\d"), lines.get(2));
        // Ten times there and back: nine suspensions, and the return.
        assertEquals("switches: 20", lines.get(3));
        assertEquals("stacks made: 2", lines.get(4));
        assertEquals("stacks alive: 0", lines.get(5));
        assertEquals(6, lines.size());
    }

    @Test
    void statisticsComeAlsoBehindATrap() {
        var trapped = run("resumes", "--stats");
        assertEquals(3, trapped.code());
        assertTrue(trapped.errors().contains("\nstacks made: 2\n"), trapped.errors());
    }

    @Test
    void procExitIsTheExitCode() {
        var file =
                new Folder(path)
                        .text(
                                "exit.wat",
                                """
                                (module
                                  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
                                  (memory (export "memory") 1)
                                  (func (export "_start") (call $exit (i32.const 42))))
                                """);
        assertEquals(new Invocation(42, "", ""), Invocation.of("run", file));
    }

    @Test
    void standardInputIsTheModules() {
        var file =
                new Folder(path)
                        .text(
                                "echo.wat",
                                """
                                (module
                                  (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
                                  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
                                  (memory (export "memory") 1)
                                  (data (i32.const 0) "\\10\\00\\00\\00\\20\\00\\00\\00")
                                  (func (export "_start")
                                    (drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
                                    (i32.store (i32.const 4) (i32.load (i32.const 8)))
                                    (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
                                    (drop (call $write (i32.const 2) (i32.const 0) (i32.const 1) (i32.const 8)))))
                                """);
        assertEquals(
                new Invocation(0, "said\n", "said\n"), Invocation.reading("said\n", "run", file));
    }

    @Test
    void underTraceTheModulesOutputGoesToTheErrors() {
        var traced = Invocation.of("run", "sample:generator", "--trace");
        assertEquals(Invocation.of("run", "sample:generator").output(), traced.errors());
    }

    @Test
    void underTraceResultsStayLast() {
        var traced = run("add", "1", "2", "--trace");
        traced.printed("0 host calls \"add\" (1 2) on S0\n4 S0 returns (3) to the host\n3\n");
    }

    /** As {@code fiberscope run FILE --trace | head -100} does. */
    @Test
    void aTraceThatNobodyReadsEndsTheRun() {
        var endless =
                new Folder(path)
                        .text(
                                "endless.wat",
                                """
                                (module
                                  (import "spectest" "print" (func $print))
                                  (func (export "main") (loop $again (call $print) (br $again))))
                                """);
        var read = new ByteArrayOutputStream();
        var pipe =
                new OutputStream() {
                    @Override
                    public void write(int each) throws IOException {
                        if (read.size() == 1000) {
                            throw new IOException("broken pipe");
                        }
                        read.write(each);
                    }
                };
        var terminal =
                new Terminal(
                        InputStream.nullInputStream(),
                        new PrintStream(pipe, true, UTF_8),
                        new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
        var main = new Main(terminal, Samples.read(), request -> {});
        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> assertEquals(0, main.run("run", endless, "--trace")));
        assertTrue(
                read.toString(UTF_8).startsWith("0 host calls \"main\" on S0\n"),
                read.toString(UTF_8));
    }
}
