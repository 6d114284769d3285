package dev.fiberscope.engine.history.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fiberscope.engine.history.Crossing;
import dev.fiberscope.engine.history.Log;
import dev.fiberscope.engine.model.TagId;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.script.Command;
import dev.fiberscope.engine.wasm.script.Definition;
import dev.fiberscope.engine.wasm.script.ScriptReader;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
    @TempDir Path folder;

    static Stream<Ending> endings() {
        return Stream.of(
                new Ending.Returned(EveryKind.values()),
                new Ending.Returned(List.of()),
                new Ending.Trapped(
                        new Trap("unreachable", "$f reached it.", EveryKind.backtrace())),
                new Ending.Threw(new TagId(1, "$stop"), EveryKind.values(), EveryKind.backtrace()),
                new Ending.Exited(-1),
                new Ending.Refused("nobody provides it", new Place(3, 70_000)),
                new Ending.Stopped("stopped after 5 instructions"),
                new Ending.ScriptOver());
    }

    private Recording again(Recording recording) throws Exception {
        return RecordingReader.read("again.fscope", Bytes.of(EveryKind.bytes(folder, recording)));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void allThatWasWrittenIsRead(Ending ending) throws Exception {
        var recording = EveryKind.recording(Optional.of(ending));
        var read = again(recording);
        Told.assertEqual(recording, read);
        assertTrue(read.closed());
        assertEquals((1L << 60) + 1, read.lastStep());
    }

    @Test
    void everyKindOfCrossingIsTried() {
        assertEquals(
                Stream.of(Crossing.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toSet()),
                EveryKind.entries().stream()
                        .map(entry -> entry.crossing().getClass().getSimpleName())
                        .collect(Collectors.toSet()));
    }

    @Test
    void withoutAnEndItWasNeverClosed() throws Exception {
        var recording = EveryKind.recording(Optional.empty());
        var read = again(recording);
        Told.assertEqual(recording, read);
        assertFalse(read.closed());
        assertEquals(1L << 60, read.lastStep());
    }

    @Test
    void modulesKeepTheTextTheyWereReadFrom() throws Exception {
        var read = again(EveryKind.recording(Optional.empty()));
        var program = assertInstanceOf(RecordedProgram.OfModule.class, read.header().program());
        assertEquals(EveryKind.textModule().module(), program.module().module());
        assertEquals("dir/prögram.wat", program.name());
        assertInstanceOf(Source.Text.class, program.source());
        assertEquals(Optional.of("main"), program.entry());
    }

    @Test
    void theModulesOfAScriptComeBackWithTheirPlaces() throws Exception {
        var recording = EveryKind.script();
        assertEquals(8, recording.entries().size());
        Told.assertEqual(recording, again(recording));
    }

    static List<Path> scripts() throws IOException, URISyntaxException {
        var scripts = new ArrayList<Path>();
        for (var name : List.of("forms", "semantics")) {
            var folder =
                    Objects.requireNonNull(
                            RoundTripTest.class.getResource(
                                    "/dev/fiberscope/engine/session/" + name));
            try (var files = Files.list(Path.of(folder.toURI()))) {
                scripts.addAll(files.sorted().toList());
            }
        }
        return scripts;
    }

    /** Whatever stands around a module, it is found again where it stood. */
    @ParameterizedTest
    @MethodSource("scripts")
    void everyModuleOfAScriptComesBackWithItsPlace(Path file) throws Exception {
        var source = new Source.Text(file.toString(), Files.readString(file));
        var entries = new ArrayList<Log.Entry>();
        for (var command : ScriptReader.read(source).commands()) {
            if (command instanceof Command.LoadModule(_, var definition, _)
                    && valid(definition).isPresent()) {
                entries.add(
                        new Log.Entry(
                                0, new Crossing.Instantiated(valid(definition).get(), List.of())));
            }
        }
        var recording =
                new Recording(
                        new Header(
                                "test",
                                Optional.empty(),
                                new RecordedProgram.OfScript(source),
                                EveryKind.settings()),
                        entries,
                        List.of(),
                        Optional.empty());
        Told.assertEqual(recording, again(recording));
    }

    private static Optional<ValidModule> valid(Definition definition) {
        try {
            return Optional.of(Validator.validate(definition.module()));
        } catch (ModuleException refused) {
            return Optional.empty();
        }
    }

    @Test
    void aModuleIsWrittenOnce() throws Exception {
        var one = EveryKind.recording(Optional.empty());
        var twice =
                new Recording(
                        one.header(),
                        Stream.concat(
                                        one.entries().stream(),
                                        Stream.of(
                                                new Log.Entry(
                                                        1L << 60,
                                                        new Crossing.Instantiated(
                                                                EveryKind.binaryModule(),
                                                                List.of())),
                                                new Log.Entry(
                                                        1L << 60,
                                                        new Crossing.Instantiated(
                                                                EveryKind.textModule(),
                                                                List.of()))))
                                .toList(),
                        one.printed(),
                        one.end());
        int more = EveryKind.bytes(folder, twice).length - EveryKind.bytes(folder, one).length;
        assertTrue(more < 20, () -> more + " bytes more");
        Told.assertEqual(twice, again(twice));
    }

    @Test
    void aWriterThatIsToldStepByStepWritesTheSame() throws Exception {
        var recording = EveryKind.recording(Optional.of(new Ending.Exited(3)));
        var file = folder.resolve("grown.fscope");
        try (var writer = RecordingWriter.create(file, recording.header())) {
            var printed = recording.printed().iterator();
            var next = printed.next();
            for (var entry : recording.entries()) {
                if (next.step() < entry.step() && printed.hasNext()) {
                    writer.printed(next.step(), next.stream(), next.content());
                    next = printed.next();
                }
                writer.add(entry.step(), entry.crossing());
                writer.flush();
                assertFalse(RecordingReader.read(file).closed());
            }
            writer.printed(next.step(), next.stream(), next.content());
            writer.close(recording.end().orElseThrow());
        }
        Told.assertEqual(recording, RecordingReader.read(file));
    }

    @Test
    void stepsNeverDecrease() throws IOException {
        var file = folder.resolve("back.fscope");
        try (var writer = RecordingWriter.create(file, EveryKind.header())) {
            writer.add(5, new Crossing.MemoryGrown(0, 1));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> writer.add(4, new Crossing.MemoryGrown(0, 1)));
        }
    }

    @Test
    void aRecordingThatIsSavedReplacesTheFileOnlyWhenItIsWhole() throws Exception {
        var file = folder.resolve("saved.fscope");
        var first = EveryKind.recording(Optional.empty());
        RecordingWriter.write(file, first);
        Files.createDirectory(folder.resolve("saved.fscope.part"));
        assertThrows(IOException.class, () -> RecordingWriter.write(file, EveryKind.script()));
        Told.assertEqual(first, RecordingReader.read(file));
    }

    @Test
    void aDiskThatIsFullIsToldAndNotThrown() throws IOException {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        assertThrows(
                IOException.class, () -> RecordingWriter.create(full, EveryKind.header()).close());
    }
}
