package dev.fiberscope.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.history.recording.RecordingException;
import dev.fiberscope.engine.history.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own. */
class ProcessTest {
    private record Ended(int code, String output, String errors) {}

    private static Ended start(String... arguments) throws IOException, InterruptedException {
        var process = builder(arguments).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        var errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it ends");
        return new Ended(process.exitValue(), output, errors);
    }

    private static ProcessBuilder builder(String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        return builder;
    }

    /** It runs for ever; as soon as the file has marks of it, it is killed. */
    @Test
    void aProcessThatIsKilledLeavesARecording(@TempDir Path folder) throws Exception {
        var file =
                new Folder(folder)
                        .text("forever.wat", "(module (func (export \"main\") (loop (br 0))))");
        var out = folder.resolve("out.fscope");
        var process = builder("run", file, "--record", out.toString()).inheritIO().start();
        try {
            while (!marked(out)) {
                assertTrue(process.isAlive(), "it runs for ever");
                Thread.sleep(10);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        var left = RecordingReader.read(out);
        assertFalse(left.closed());
        assertTrue(left.lastStep() > 0);
        assertEquals(3, Invocation.of("run", out.toString()).code());
    }

    /** The file has come so far that it tells of a step. */
    private static boolean marked(Path growing) throws IOException {
        try {
            return Files.exists(growing) && RecordingReader.read(growing).lastStep() > 0;
        } catch (RecordingException beginning) {
            return false;
        }
    }

    @Test
    void theExitCodeIsTheProcesss() throws IOException, InterruptedException {
        assertEquals(
                new Ended(2, "", "none.wat: there is no such file\n"), start("print", "none.wat"));
        assertEquals(
                new Ended(
                        0, "sample:generator: 0 passed, 0 failed\ntotal: 0 passed, 0 failed\n", ""),
                start("test", "sample:generator"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutADisplayOneSentenceNamesTheWordsThatNeedNone()
            throws IOException, InterruptedException {
        var sentence =
                "fiberscope: there is no display for the window (neither DISPLAY nor WAYLAND_DISPLAY is set); run, compare, test,"
                        + " validate and print need none, see fiberscope --help\n";
        assertEquals(new Ended(2, "", sentence), start());
        assertEquals(new Ended(2, "", sentence), start("open", "sample:generator"));
    }
}
