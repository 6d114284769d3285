package dev.fiberscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.host.Spectest;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.session.ScriptRunner;
import dev.fiberscope.engine.session.Stage;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.Preset;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.script.ScriptReader;
import dev.fiberscope.samples.Sample;
import dev.fiberscope.samples.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code run --policy} and {@code policies}, on samples. */
class PoliciesTest {
    /** Samples that are too much for some systems, and what those say. */
    private static final Map<String, String> TOO_MUCH =
            Map.of("sample:many-stacks", "needs two more memory maps");

    /** Those that can be run: a script is no module. */
    static Stream<String> samples() {
        return Samples.read().all().stream()
                .map(sample -> "sample:" + sample.name())
                .filter(sample -> Invocation.of("validate", sample).code() == 0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void aSampleDoesTheSameUnderAllPolicies(String sample) {
        var plain = Invocation.of("run", sample);
        for (var preset :
                Stream.concat(Preset.SYSTEMS.stream(), Preset.POLICIES.stream()).toList()) {
            var run = Invocation.of("run", sample, "--policy", preset.name());
            var refusal = TOO_MUCH.get(sample);
            if (refusal != null && run.errors().contains(refusal)) {
                assertEquals(3, run.code(), preset.name());
                assertTrue(plain.output().startsWith(run.output()), preset.name());
                continue;
            }
            assertEquals(plain.code(), run.code(), preset.name());
            assertEquals(plain.output(), run.output(), preset.name());
            assertEquals(plain.errors(), run.errors(), preset.name());
        }
    }

    static Stream<Sample> scripts() {
        return Samples.read().all().stream().filter(sample -> sample.form() == Sample.Form.SCRIPT);
    }

    /** Every sample is run above or played here. */
    @Test
    void noSampleIsLeftOut() {
        assertEquals(Samples.read().all().size(), samples().count() + scripts().count());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void aScriptGoesTheSameWayUnderAllPolicies(Sample sample) throws ModuleException {
        var plain = played(sample, Optional.empty());
        assertTrue(plain.size() > 1, "there are assertions");
        for (var preset : Preset.SYSTEMS) {
            assertEquals(plain, played(sample, Optional.of(preset.settings())), preset.name());
        }
    }

    /** The verdicts, and how far the machine went. */
    private static List<String> played(Sample sample, Optional<PolicySettings> policy)
            throws ModuleException {
        var script = ScriptReader.read(new Source.Text(sample.name() + ".wast", sample.wat()));
        var machine = new Machine(Settings.RUNNING.with(policy));
        var hosts = new Hosts(List.of(new Spectest(new ByteArrayOutputStream())));
        var seen = new ArrayList<String>();
        new ScriptRunner(
                        Stage.of(new Embedding(machine, hosts, Long.MAX_VALUE)),
                        verdict -> seen.add(verdict.toString()))
                .run(script);
        seen.add("step " + machine.step());
        return seen;
    }

    /** Without the events of memory, whose number in their step others have too. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void theTraceHasTheSameEventsBetweenThoseOfMemory(String sample) {
        var plain = withoutPlaces(Invocation.of("run", sample, "--trace").output());
        var run = Invocation.of("run", sample, "--trace", "--policy", "go").output();
        var rest =
                run.lines()
                        .filter(line ->
                                !line.matches("\\S+ S\\d+ (gets|leaves|overflows|frames?) .*"))
                        .map(line -> line + "\n")
                        .toList();
        assertEquals(plain, withoutPlaces(String.join("", rest)));
        assertTrue(run.contains(" gets g0 "), run);
    }

    private static String withoutPlaces(String trace) {
        return trace.replaceAll("(?m)^(\\d+)[.]\\d+ ", "$1 ");
    }

    /** The comparison of all samples is the golden one beside this test's resources. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void theComparisonIsTheGoldenOne(String sample) throws IOException {
        var name = sample.substring(sample.indexOf(':') + 1);
        var golden =
                Folder.upward("app/src/test/resources/dev/fiberscope/app/policies")
                        .orElseThrow(() -> new AssertionError("not started inside the repository"))
                        .resolve(name + ".csv");
        var run = Invocation.of("policies", sample, "--csv");
        assertEquals(0, run.code(), run.errors());
        if (Boolean.getBoolean("bless")) {
            Files.writeString(golden, run.output());
        }
        assertTrue(Files.exists(golden), golden + " is missing; -Dbless=true writes it");
        assertEquals(Files.readString(golden), run.output());
    }

    @Test
    void everyGoldenFileIsThatOfASample() throws IOException {
        var folder =
                Folder.upward("app/src/test/resources/dev/fiberscope/app/policies").orElseThrow();
        var known = samples().map(sample -> sample.substring(sample.indexOf(':') + 1) + ".csv");
        try (var files = Files.list(folder)) {
            assertEquals(
                    known.sorted().toList(),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aRecordingGivesTheComparisonOfItsRun(@TempDir Path folder) {
        var file = folder.resolve("run.fscope").toString();
        Invocation.of("run", "sample:generator", "--record", file);
        assertEquals(
                Invocation.of("policies", "sample:generator").output(),
                Invocation.of("policies", file).output());
    }

    @Test
    void aRecordingKeepsItsPolicy(@TempDir Path folder) {
        var file = folder.resolve("run.fscope").toString();
        Invocation.of("run", "sample:generator", "--policy", "go,first=4K", "--record", file);
        var run = Invocation.of("run", "sample:generator", "--policy", "go,first=4K", "--trace");
        assertEquals(run.output(), Invocation.of("run", file, "--trace").output());
        assertTrue(run.output().contains(" 4096\n"), run.output());
        var refused = Invocation.of("run", file, "--policy", "ocaml");
        assertEquals(2, refused.code());
        assertTrue(refused.errors().contains("--policy is for modules"), refused.errors());
    }

    @Test
    void chosenPoliciesAreCompared() {
        var run =
                Invocation.of(
                        "policies",
                        "sample:generator",
                        "--policy",
                        "go",
                        "--policy",
                        "go,first=4K");
        assertEquals(0, run.code(), run.errors());
        assertTrue(run.output().lines().findFirst().orElseThrow().matches("policy +go +go"));
        var json = Invocation.of("policies", "sample:generator", "--policy", "go", "--json");
        assertTrue(json.output().startsWith("[\n  {\"policy\": \"go\""), json.output());
    }

    @Test
    void aWrongPolicyIsRefusedWithTheGoodOnes() {
        var name = Invocation.of("run", "sample:generator", "--policy", "rust");
        assertEquals(2, name.code());
        assertTrue(
                name.errors()
                        .startsWith("--policy: no policy is called \"rust\"; there are none, "),
                name.errors());
        for (var word : List.of("run", "policies", "leaks")) {
            var function =
                    Invocation.of(word, "sample:generator", "--policy", "go,stack:$nobody=4K");
            assertEquals(2, function.code(), word);
            assertTrue(
                    function.errors()
                            .contains(
                                    "--policy: no function with code is called $nobody; there are $"),
                    function.errors());
        }
        var key = Invocation.of("policies", "sample:generator", "--policy", "go,colour=red");
        assertEquals(2, key.code());
        assertTrue(key.errors().contains("no setting is called \"colour\"; there are first, "));
    }
}
