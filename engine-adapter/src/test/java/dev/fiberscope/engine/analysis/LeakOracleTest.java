package dev.fiberscope.engine.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.host.Spectest;
import dev.fiberscope.engine.host.Stopped;
import dev.fiberscope.engine.host.Streams;
import dev.fiberscope.engine.host.Wasi;
import dev.fiberscope.engine.host.WasmTrap;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.Phase;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.StackBytes;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.proof.program.SwitchingProgram;
import dev.fiberscope.engine.session.ScriptRunner;
import dev.fiberscope.engine.session.Stage;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.script.ScriptReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Leaks} and {@link PlainLeaks} say the same: on samples, scripts and random programs. */
class LeakOracleTest {
    private static final int STOPS = 16;
    private static final int PROGRAMS = Integer.getInteger("proof.leaks", 60);
    private static final int TANGLES = 2 * PROGRAMS;
    private static final int ROUNDS = 4;
    private static final int STEPS_A_CALL = 400;
    private static final int PAUSE = 37;
    private static final int LONG_PAUSE = 101;

    /** The plain way to bytes takes a time that grows with the square. */
    private static final int FEW = 25;

    private static Path upward(String name) {
        for (var folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        throw new AssertionError("not started inside the repository");
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (var files = Files.walk(upward(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    static Stream<Path> samples() throws IOException {
        return files("sample-modules/src/main/resources", ".wat").stream();
    }

    static Stream<Path> scripts() throws IOException {
        return Stream.concat(
                files("sample-modules/src/main/resources", ".wast").stream(),
                files("engine-adapter/src/test/resources/dev/fiberscope/engine/session", ".wast")
                        .stream());
    }

    private static Embedding embedding(long lastStep) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
        var streams = new Streams(InputStream.nullInputStream(), nowhere, nowhere);
        var hosts =
                new Hosts(
                        List.of(
                                new Spectest(nowhere),
                                new Wasi(streams, List.of("sample"), Map.of())));
        return new Embedding(Settings.DEBUGGING, hosts, lastStep);
    }

    private static Machine sample(Path file, long lastStep) throws ModuleException, IOException {
        var embedding = embedding(lastStep);
        try {
            int instance =
                    embedding.instantiate(
                            Embedding.load(new Source.Text("sample", Files.readString(file))));
            embedding.call(instance, "_start", List.of());
        } catch (Stopped | WasmTrap end) {
            // That is where to look.
        }
        return embedding.machine();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void samplesHaveTheSameVerdictsAtEveryStop(Path file) throws ModuleException, IOException {
        var end = sample(file, Long.MAX_VALUE);
        compare(end.snapshot(), List.of());
        long steps = end.step();
        assertTrue(steps > 0);
        for (int i = 1; i < STOPS; i++) {
            var machine = sample(file, 1 + steps * i / STOPS);
            assertEquals(0, machine.hostAccess().held());
            compare(machine.snapshot(), List.of());
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void scriptsHaveTheSameVerdictsAtTheirEnd(Path file) throws ModuleException, IOException {
        var embedding = embedding(Long.MAX_VALUE);
        var text = new Source.Text("script", Files.readString(file));
        new ScriptRunner(Stage.of(embedding), verdict -> {}).run(ScriptReader.read(text));
        if (embedding.machine().hostAccess().held() == 0) {
            compare(embedding.machine().snapshot(), List.of());
        }
    }

    @Test
    void randomProgramsHaveTheSameVerdicts() throws ModuleException {
        var seen = new EnumMap<LeakVerdict, Integer>(LeakVerdict.class);
        for (int seed = 1; seed <= PROGRAMS; seed++) {
            var program = new SwitchingProgram(seed, true);
            follow(program.text(), program.exports(), PAUSE, seen);
        }
        assertTrue(seen.getOrDefault(LeakVerdict.NEVER_STARTED, 0) > PROGRAMS, seen::toString);
        assertTrue(seen.getOrDefault(LeakVerdict.FORGOTTEN, 0) > PROGRAMS, seen::toString);
    }

    @Test
    void tangledHeapsHaveTheSameVerdicts() throws ModuleException {
        var seen = new EnumMap<LeakVerdict, Integer>(LeakVerdict.class);
        for (int seed = 1; seed <= TANGLES; seed++) {
            follow(new HeapProgram(seed).text(), 0, LONG_PAUSE, seen);
        }
        for (var verdict : LeakVerdict.failing()) {
            assertTrue(seen.getOrDefault(verdict, 0) > 0, () -> "no " + verdict + " in " + seen);
        }
    }

    /**
     * Calls {@code main}, or so many {@code exports}, again and again, and compares every {@code
     * pause} steps.
     */
    private static void follow(
            String program, int exports, int pause, Map<LeakVerdict, Integer> seen)
            throws ModuleException {
        var settings = new Settings(2_000, 500, 4, 20_000, Settings.Collection.NEVER);
        var machine = new Machine(settings);
        machine.instantiate(Embedding.load(new Source.Text("random", program)), List.of());
        var held = new ArrayList<WasmValue>();
        for (int call = 0; call < ROUNDS * Math.max(1, exports); call++) {
            int function = address(machine, exports == 0 ? "main" : "p" + call % exports);
            machine.enter(function, Values.NONE);
            long end = machine.step() + STEPS_A_CALL;
            Outcome outcome = new Outcome.StepReached();
            while (outcome instanceof Outcome.StepReached && machine.step() < end) {
                count(compare(machine.snapshot(), held), seen);
                outcome = machine.run(RunLimit.to(Math.min(end, machine.step() + pause)));
            }
            if (outcome instanceof Outcome.Ended(var results)) {
                held.addAll(machine.show(machine.functionType(function).results(), results));
            } else if (outcome instanceof Outcome.Threw(long exception)) {
                held.addAll(machine.show(List.of(ReferenceType.EXNREF), Values.of(exception)));
            }
            count(compare(machine.snapshot(), held), seen);
            if (machine.phase() != Phase.IDLE) {
                return;
            }
        }
    }

    private static int address(Machine machine, String export) {
        return machine.export(0, export).orElseThrow().address();
    }

    private static void count(Leaks leaks, Map<LeakVerdict, Integer> seen) {
        for (var verdict : LeakVerdict.values()) {
            seen.merge(verdict, leaks.count(verdict), Integer::sum);
        }
    }

    /** Both ways, and the quick one twice. */
    private static Leaks compare(Snapshot snapshot, List<WasmValue> held) {
        var plain = new PlainLeaks(snapshot, held);
        var leaks = leaks(snapshot);
        var expected = plain.verdicts();
        var where = "at step " + snapshot.step();
        assertEquals(expected, verdicts(leaks), where);
        assertEquals(snapshot.continuations().size(), leaks.continuations(), where);
        var retention = leaks.retention(Progress.UNWATCHED).orElseThrow();
        if (snapshot.continuations().size() <= FEW) {
            for (var id : expected.keySet()) {
                var leak = leaks.leak(id, retention).orElseThrow();
                assertEquals(plain.bytes(id), leak.bytes(), () -> "of " + id + " " + where);
                assertEquals(plain.retained(id), leak.retained(), () -> "by " + id + " " + where);
            }
        }
        var again = leaks(snapshot);
        for (var grouping : Grouping.values()) {
            assertEquals(
                    leaks.groups(grouping, retention),
                    again.groups(grouping, again.retention(Progress.UNWATCHED).orElseThrow()));
        }
        return leaks;
    }

    private static Leaks leaks(Snapshot snapshot) {
        return Leaks.of(snapshot, LeakQuery.OF_STATE, Progress.UNWATCHED).orElseThrow();
    }

    private static Map<ContinuationId, LeakVerdict> verdicts(Leaks leaks) {
        var all = new TreeMap<ContinuationId, LeakVerdict>();
        for (var verdict : LeakVerdict.values()) {
            for (var id : leaks.with(verdict)) {
                assertEquals(verdict, leaks.verdict(id).orElseThrow());
                all.put(id, verdict);
            }
        }
        return all;
    }

    /** The stale ones are what the others are not: with an age above less than none, all. */
    @Test
    void pathsEndAtAHolder() throws ModuleException {
        int paths = 0;
        for (int seed = 1; seed <= TANGLES; seed++) {
            var book = new StoryBook();
            var machine = new Machine(Settings.DEBUGGING, book::apply);
            var text = new Source.Text("random", new HeapProgram(seed).text());
            machine.instantiate(Embedding.load(text), List.of());
            machine.enter(address(machine, "main"), Values.NONE);
            machine.run(RunLimit.to(STEPS_A_CALL));
            paths +=
                    paths(
                            machine.snapshot(),
                            new LeakQuery(book, List.of(), -1, StackBytes.IN_USE));
        }
        assertTrue(paths > TANGLES);
    }

    private static int paths(Snapshot snapshot, LeakQuery query) {
        var leaks = Leaks.of(snapshot, query, Progress.UNWATCHED).orElseThrow();
        var retention = leaks.retention(Progress.UNWATCHED).orElseThrow();
        var holdings = snapshot.holdings();
        for (var id : leaks.with(LeakVerdict.STALE)) {
            var path = leaks.leak(id, retention).orElseThrow().path().orElseThrow();
            var last =
                    path.holders().isEmpty()
                            ? path.root().toString()
                            : path.holders().getLast().toString();
            assertTrue(
                    holdings.stream()
                            .anyMatch(each ->
                                    each.continuation().equals(id)
                                            && each.holder().toString().equals(last)),
                    () -> id + " " + path);
        }
        return leaks.count(LeakVerdict.STALE);
    }
}
