package dev.fiberscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fiberscope.engine.history.Crossing;
import dev.fiberscope.engine.history.Log;
import dev.fiberscope.engine.history.recording.Recording;
import dev.fiberscope.engine.history.recording.RecordingReader;
import dev.fiberscope.engine.history.recording.RecordingWriter;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run --record}, {@code run} of a recording, and {@code compare}. */
class RecordingTest {
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
                                  (import "spectest" "print_i32" (func $print (param i32)))
                                  (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
                                  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
                                  (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
                                  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
                                  (memory (export "memory") 1)
                                  (data (i32.const 0) "\\10\\00\\00\\00\\08\\00\\00\\00")
                                  (tag $stop (param i32))
                                  (func (export "add") (param i32 i64) (result i64)
                                    (call $print (local.get 0))
                                    (i64.add (i64.extend_i32_s (local.get 0)) (local.get 1)))
                                  (func (export "random") (result i64)
                                    (drop (call $random (i32.const 64) (i32.const 8)))
                                    (i64.load (i32.const 64)))
                                  (func (export "echo") (result i32)
                                    (drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
                                    (drop (call $write (i32.const 2) (i32.const 0) (i32.const 1) (i32.const 8)))
                                    (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
                                    (i32.load (i32.const 8)))
                                  (func (export "asks") (result i32)
                                    (call $ask (i32.const 1)))
                                  (func (export "exits")
                                    (call $print (i32.const 5))
                                    (call $exit (i32.const 7)))
                                  (func (export "throws")
                                    (throw $stop (i32.const 4)))
                                  (func (export "traps") (param i32) (result i32)
                                    (call $print (i32.const 8))
                                    (i32.div_s (i32.const 1) (local.get 0)))
                                  (func (export "loops")
                                    (loop $again
                                      (br $again))))
                                """);
    }

    private String out() {
        return path.resolve("out.fscope").toString();
    }

    private Invocation recorded(String... invoke) {
        return recordedReading("", invoke);
    }

    private Invocation recordedReading(String input, String... invoke) {
        var arguments = new ArrayList<>(List.of("run", module, "--record", out(), "--invoke"));
        arguments.addAll(List.of(invoke));
        return Invocation.reading(input, arguments.toArray(String[]::new));
    }

    private Recording recording() throws Exception {
        return RecordingReader.read(Path.of(out()));
    }

    @TestFactory
    Stream<DynamicTest> everySampleIsReplayedAsItRan() {
        return Samples.read().all().stream()
                .filter(sample -> Invocation.of("validate", "sample:" + sample.name()).code() == 0)
                .map(sample ->
                        DynamicTest.dynamicTest(
                                sample.name(), () -> replayed("sample:" + sample.name())));
    }

    private void replayed(String file) throws Exception {
        var plain = Invocation.of("run", file);
        assertEquals(plain, Invocation.of("run", file, "--record", out()));
        assertTrue(recording().closed());
        assertEquals(plain, Invocation.of("run", out()));
        var traced = Invocation.of("run", file, "--trace");
        assertEquals(traced, Invocation.of("run", out(), "--trace"));
        assertEquals(traced, Invocation.of("run", file, "--trace", "--record", out()));
        assertEquals(traced, Invocation.of("run", out(), "--trace"));
        assertEquals(plain, Invocation.of("run", out()));
    }

    @ParameterizedTest
    @CsvSource({
        "add -5 9, 0",
        "random, 0",
        "exits, 7",
        "throws, 3",
        "traps 0, 3",
        "traps 1, 0",
        "asks, 2",
        "loops --fuel 1000, 3",
        "loops --fuel 1, 3"
    })
    void everyEndIsReplayedAsItWas(String invoke, int code) {
        var run = recorded(invoke.split(" "));
        assertEquals(code, run.code(), run.errors());
        assertEquals(run, Invocation.of("run", out()));
    }

    @Test
    void theStatisticsAreTheSameButForTheTime() {
        var run = recorded("add", "1", "2", "--stats");
        var replay = Invocation.of("run", out(), "--stats");
        assertEquals(run.output(), replay.output());
        assertEquals(run.errorLines().getFirst(), replay.errorLines().getFirst());
        assertEquals(run.errorLines().subList(3, 6), replay.errorLines().subList(3, 6));
    }

    @Test
    void standardInputIsNotReadAgain() {
        var run = recordedReading("abcdef", "echo");
        assertEquals("abcdef\0\0", run.errors());
        assertEquals("abcdef\0\0" + "8\n", run.output());
        assertEquals(run, Invocation.reading("ghi", "run", out()));
    }

    @Test
    void aReplayCanBeStoppedEarlier() {
        recorded("loops", "--fuel", "1000");
        Invocation.of("run", out(), "--fuel", "10")
                .refusedWith(
                        3,
                        module
                                + ":34:8: stopped after 10 instructions\n  in \"loops\" on S0 at "
                                + module
                                + ":34:8");
    }

    @Test
    void aRecordingIsKnownByItsContent() throws IOException {
        recorded("add", "1", "2");
        var renamed = Files.move(Path.of(out()), path.resolve("renamed")).toString();
        Invocation.of("run", renamed).printed("1 : i32\n3\n");
    }

    @Test
    void aModuleThatCannotBeLinked() {
        var file =
                new Folder(path)
                        .text(
                                "unlinkable.wat",
                                "(module (import \"no\" \"memory\" (memory 1)) (func (export \"main\")))");
        var run = Invocation.of("run", file, "--record", out());
        assertEquals(2, run.code());
        assertEquals(run, Invocation.of("run", out()));
    }

    @Test
    void aRecordingThatWasNeverClosed() throws Exception {
        recorded("add", "1", "2");
        var whole = recording();
        RecordingWriter.write(
                Path.of(out()),
                new Recording(whole.header(), whole.entries(), whole.printed(), Optional.empty()));
        var replay = Invocation.of("run", out());
        assertEquals("1 : i32\n", replay.output());
        assertEquals(
                out()
                        + ": the recording was never closed: what is known of the run ends at step "
                        + whole.entries().getLast().step()
                        + "\n",
                replay.errors());
        assertEquals(3, replay.code());
    }

    @Test
    void aReplayThatDivergesSaysWhereAndBothSides() throws Exception {
        recorded("traps", "1");
        var whole = recording();
        RecordingWriter.write(
                Path.of(out()),
                new Recording(
                        whole.header(),
                        whole.entries().stream().map(RecordingTest::otherCall).toList(),
                        whole.printed(),
                        whole.end()));
        var replay = Invocation.of("run", out());
        assertEquals(2, replay.code());
        assertTrue(
                replay.errors()
                        .matches(
                                ".*: the replay leaves the recording at step \\d+: recorded was the call of host function"
                                        + " .*\\(9\\), replayed the call of host function .*\\(8\\)\n"),
                replay.errors());
    }

    private static Log.Entry otherCall(Log.Entry entry) {
        return entry.crossing() instanceof Crossing.HostCalled(int function, _)
                ? new Log.Entry(entry.step(), new Crossing.HostCalled(function, Values.of(9)))
                : entry;
    }

    // ---- compare

    @Test
    void twoRunsThatAreEqual() throws IOException {
        recorded("add", "1", "2");
        var first = Files.copy(Path.of(out()), path.resolve("first.fscope")).toString();
        recorded("add", "1", "2");
        var compared = Invocation.of("compare", first, out());
        assertTrue(
                compared.output().matches("equal to the last event: events \\d+, steps \\d+\n"),
                compared.output());
        assertEquals(0, compared.code());
    }

    @Test
    void twoRunsThatDiffer() throws IOException {
        recorded("add", "1", "2");
        var first = Files.copy(Path.of(out()), path.resolve("first.fscope")).toString();
        recorded("add", "1", "3");
        var compared = Invocation.of("compare", first, out());
        assertEquals(
                """
                equal events: 0, and then
                %s: 0 host calls "add" (1 2) on S0
                %s: 0 host calls "add" (1 3) on S0
                """
                        .formatted(first, out()),
                compared.output());
        assertEquals(1, compared.code());
    }

    @Test
    void runsOfDifferentPrograms() throws IOException {
        recorded("add", "1", "2");
        var first = Files.copy(Path.of(out()), path.resolve("first.fscope")).toString();
        Invocation.of("run", "sample:generator", "--record", out());
        var compared = Invocation.of("compare", first, out());
        assertEquals(
                "These are runs of different programs, " + module + " and sample:generator.\n",
                compared.output());
        assertEquals(1, compared.code());
    }

    // ---- wrong use

    @Test
    void noSuchFile() {
        var file = path.resolve("none.fscope").toString();
        Invocation.of("run", file).refusedWith(2, file + ": there is no such file");
        recorded("add", "1", "2");
        Invocation.of("compare", out(), file).refusedWith(2, file + ": there is no such file");
    }

    @Test
    void aDirectory() throws IOException {
        var folder = Files.createDirectory(path.resolve("folder.fscope")).toString();
        Invocation.of("run", folder)
                .refusedWith(2, folder + ": this is a directory and not a file");
        Invocation.of("run", "sample:generator", "--record", folder)
                .refusedWith(2, folder + ": this is a directory and not a file");
    }

    @Test
    void aFileThatIsNoRecording() {
        var file = new Folder(path).text("text.fscope", "(module)");
        var sentence =
                file
                        + ": this is not a recording of Fiberscope: it does not begin at byte 0 as one does";
        Invocation.of("run", file).refusedWith(2, sentence);
        Invocation.of("compare", module, file).refusedWith(2, sentence.replace(file, module));
    }

    @Test
    void aRecordingThatIsCutOrDamaged() throws IOException {
        recorded("add", "1", "2");
        var file = Path.of(out());
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        Invocation.of("run", out())
                .refusedWith(
                        2,
                        out()
                                + ": this recording is cut: it ends at byte "
                                + (bytes.length - 1)
                                + ", and was closed with "
                                + bytes.length);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        var refused = Invocation.of("run", out());
        assertEquals(2, refused.code());
        assertTrue(
                refused.errors().startsWith(out() + ": this recording is damaged at byte "),
                refused.errors());
        assertEquals("", refused.output());
    }

    @Test
    void aRecordingIsNotRecorded() {
        recorded("add", "1", "2");
        var again = path.resolve("again.fscope");
        Invocation.of("run", out(), "--record", again.toString())
                .refusedWith(2, out() + ": this is a recording already; --record is for modules");
        assertFalse(Files.exists(again));
    }

    @Test
    void aRecordingIsReplayedAsItWasCalled() {
        recorded("add", "1", "2");
        Invocation.of("run", out(), "--invoke", "add", "3", "4")
                .refusedWith(
                        2,
                        out()
                                + ": this is a recording, which is replayed as it was called; --invoke is for modules");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "print"})
    void aRecordingIsNoModule(String word) {
        recorded("add", "1", "2");
        Invocation.of(word, out())
                .refusedWith(
                        2,
                        out()
                                + ": this is a recording and not a module; `fiberscope run` replays it");
    }

    @Test
    void nothingElseIsWrittenOver() throws IOException {
        var before = Files.readString(Path.of(module));
        Invocation.of("run", module, "--record", module, "--invoke", "exits")
                .refusedWith(
                        2,
                        module + ": this file is there and no recording, and is not written over");
        assertEquals(before, Files.readString(Path.of(module)));
    }

    @Test
    void aDirectoryThatIsNotThere() {
        var file = path.resolve("no").resolve("out.fscope").toString();
        Invocation.of("run", module, "--record", file, "--invoke", "exits")
                .refusedWith(2, file + ": there is no such directory");
    }

    @Test
    void aDiskThatIsFull() {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Invocation.of("run", module, "--record", full.toString(), "--invoke", "exits")
                .refusedWith(2, full + ": this file cannot be written: No space left on device");
    }

    @Test
    void recordWithoutAName() {
        var refused = Invocation.of("run", module, "--record");
        assertEquals(2, refused.code());
        assertTrue(refused.errors().contains("--record"), refused.errors());
    }

    @Test
    void compareWithOneRecordingOnly() {
        recorded("add", "1", "2");
        var refused = Invocation.of("compare", out());
        assertEquals(2, refused.code());
        assertTrue(refused.errors().contains("B.fscope"), refused.errors());
    }
}
