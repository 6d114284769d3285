package dev.fiberscope.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.app.command.Terminal;
import dev.fiberscope.samples.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * One call of the program with streams that can be looked at. There is no display: asking for a
 * window fails the test.
 */
record Invocation(int code, String output, String errors) {
    static Invocation of(String... arguments) {
        return reading("", arguments);
    }

    /** With {@code input} on standard input. */
    static Invocation reading(String input, String... arguments) {
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        new ByteArrayInputStream(input.getBytes(UTF_8)),
                        new PrintStream(output, true, UTF_8),
                        new PrintStream(errors, true, UTF_8));
        var main =
                new Main(
                        terminal,
                        Samples.read(),
                        request -> {
                            throw new AssertionError("no window was wanted: " + request);
                        });
        int code = main.run(arguments);
        return new Invocation(code, output.toString(UTF_8), errors.toString(UTF_8));
    }

    List<String> lines() {
        return output.lines().toList();
    }

    List<String> errorLines() {
        return errors.lines().toList();
    }

    /** It said nothing but {@code line} on standard error, and ended with {@code expected}. */
    void refusedWith(int expected, String line) {
        assertEquals(line + "\n", errors);
        assertEquals("", output);
        assertEquals(expected, code);
    }

    /** It printed {@code expected}, nothing on standard error, and was done. */
    void printed(String expected) {
        assertEquals("", errors);
        assertEquals(expected, output);
        assertEquals(0, code);
    }
}
