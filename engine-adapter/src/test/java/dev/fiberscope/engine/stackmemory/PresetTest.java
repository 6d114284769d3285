package dev.fiberscope.engine.stackmemory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.stackmemory.PolicySettings.Kind;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The presets have the numbers of the systems they are named after, and text is read or refused.
 */
final class PresetTest {
    static java.util.stream.Stream<Preset> presets() {
        return java.util.stream.Stream.concat(Preset.SYSTEMS.stream(), Preset.POLICIES.stream());
    }

    /** V8 14.6: "depth of a trivial recursion inside one", with frames of 64 bytes. */
    @ParameterizedTest
    @CsvSource({"v8-fixed,15103", "v8-growable,13818", "jspi,15103"})
    void theDepthsOfV8AreThoseThatWereMeasured(String policy, int depth) {
        var run = new Simulation(policy);
        run.make(1, 64);
        run.enter(1, 64);
        assertEquals(depth, run.dive(1, 64));
    }

    /**
     * V8 14.6: "address space per suspended continuation" is 0.97 MB and 31.5 KB, resident 4.2 to
     * 4.6 KB.
     */
    @ParameterizedTest
    @CsvSource({"v8-fixed,1015808,4096", "v8-growable,32768,4096"})
    void theAddressesOfV8AreThoseThatWereMeasured(String policy, long addresses, long resident) {
        var run = new Simulation(policy);
        run.make(1, 64);
        run.enter(1, 64);
        assertEquals(addresses, run.statistics().peakAddressSpace());
        assertEquals(resident, run.statistics().peakCommitted());
    }

    @Test
    void theSegmentsOfV8DoubleAndTheLastTakesTheRest() {
        var run = new Simulation("v8-growable");
        run.make(1, 64);
        run.enter(1, 64);
        run.dive(1, 64);
        var sizes =
                run.text()
                        .lines()
                        .filter(line -> line.startsWith("S1 gets"))
                        .map(line ->
                                Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)) / 1024)
                        .toList();
        assertEquals(java.util.List.of(24, 48, 96, 192, 384, 240), sizes);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyPresetIsReadByItsNameAndRuns(Preset preset) {
        var settings = preset.settings();
        assertEquals(preset.name(), settings.name());
        assertTrue(!settings.source().isEmpty());
        var run = new Simulation(preset.name());
        run.root(0, 64);
        run.make(1, 64);
        run.resume(1, 0, 64);
        run.calls(1, 64, 100);
        run.suspend(1, 0);
        run.resume(1, 0, 0);
        run.backs(1, 100);
        run.over(1, 64);
        run.calls(0, 64, 100);
        assertEquals(0, run.statistics().traps(), run::text);
    }

    @Test
    void thereIsOneForEachSystem() {
        assertEquals(10, Preset.SYSTEMS.size());
        assertEquals(Kind.COPYING, Preset.named("ocaml").orElseThrow().settings().kind());
        assertEquals(512, Preset.named("ocaml").orElseThrow().settings().first());
        assertEquals(1 << 30, Preset.named("ocaml").orElseThrow().settings().limit());
    }

    @Test
    void settingsReplaceThoseOfThePreset() {
        var settings =
                assertInstanceOf(
                                Reading.Chosen.class,
                                PolicyReader.read(
                                        "v8-growable,first=32K,host=segment,moved=caller,platform=phone,layout=optimising"))
                        .settings()
                        .orElseThrow();
        assertEquals(32 * 1024, settings.first());
        assertEquals(984 * 1024, settings.limit());
        assertEquals(PolicySettings.HostFrames.SEGMENT, settings.host());
        assertEquals(PolicySettings.Moved.CALLER, settings.moved());
        assertEquals(Platform.PHONE, settings.platform());
        assertEquals(PolicySettings.Signing.AGAIN, settings.signing(), "as the platform does");
        assertEquals(TargetLayout.OPTIMISING, settings.layout());
    }

    @ParameterizedTest
    @MethodSource("presets")
    void settingsWrittenAndReadAreTheSame(Preset preset) {
        var settings = preset.settings();
        assertEquals(
                new Reading.Chosen(Optional.of(settings)),
                PolicyReader.read(PolicyReader.text(settings)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$f", "\"with,comma=and%2C\"", "7", "$%25%3D"})
    void sizesOfStacksWrittenAndReadAreTheSame(String function) {
        var settings =
                Preset.named("go")
                        .orElseThrow()
                        .settings()
                        .presized(false, Map.of(function, 65_536, "$g", 1));
        assertTrue(settings.hints(), "a size is heeded");
        assertEquals(
                new Reading.Chosen(Optional.of(settings)),
                PolicyReader.read(PolicyReader.text(settings)));
    }

    @Test
    void titlesTellPresizedFromUsual() {
        var go = Preset.named("go").orElseThrow().settings();
        assertEquals("go", go.title());
        assertEquals("go presized", go.presized(true, Map.of()).title());
        assertEquals("go presized", go.presized(false, Map.of("$f", 4)).title());
        var erlang = Preset.named("erlang").orElseThrow().settings();
        assertEquals("erlang", erlang.title());
        assertEquals("erlang not presized", erlang.presized(false, Map.of()).title());
    }

    @ParameterizedTest
    @CsvSource({
        "v8-growable,32764,MAPS,4096",
        "wasmtime,32764,MAPS,4096",
        "ocaml,274743689216,ADDRESSES,512",
        "'v8-fixed,platform=desktop32',2905,ADDRESSES,4096",
    })
    void aPolicyHasSoManyStacks(String policy, long stacks, Capacity.End end, long bytes) {
        var settings =
                assertInstanceOf(Reading.Chosen.class, PolicyReader.read(policy))
                        .settings()
                        .orElseThrow();
        assertEquals(new Capacity(stacks, end, bytes), Capacity.of(settings, 64));
        if (stacks < 1_000_000) {
            var run = new Simulation(policy);
            if (settings.main() > 0) {
                run.root(-1, 64);
            }
            int made = 0;
            while (run.make(made, 64)) {
                made++;
            }
            assertEquals(stacks, made);
        }
    }

    @Test
    void noneMeansNone() {
        assertEquals(new Reading.Chosen(Optional.empty()), PolicyReader.read("none"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v9|no policy is called \"v9\"; there are none, v8-fixed, v8-growable, jspi, spidermonkey, wasmtime, wizard,"
                        + " ocaml, go, java, erlang, fixed, segmented, copying, reserved and copy-out",
                "go,size=4|no setting is called \"size\"; there are first, growth, limit, redzone, foot, guard, host,"
                        + " hostframe, moved, kept, pool, memory, freed, cfi, hints, main, platform, layout and stack:FUNCTION",
                "go,stack:$f=many|\"many\" is no size for stack:$f; write bytes up to 1G, as 512, 24K or 1M",
                "go,growth=triple|\"triple\" is no value for growth; there are same, double and fibonacci",
                "go,kept|\"kept\" is no setting; settings are written key=value",
                "go,first=|\"\" is no size for first; write bytes up to 1G, as 512, 24K or 1M",
                "go,first=-1|\"-1\" is no size for first; write bytes up to 1G, as 512, 24K or 1M",
                "go,first=2G|\"2G\" is no size for first; write bytes up to 1G, as 512, 24K or 1M",
                "go,limit=1K|the first segment is bigger than the limit",
                "fixed,first=4K,redzone=4K|the red zone and the foot leave no room for frames",
                "copy-out,cfi=never|copy-out moves frames at every switch, which cfi=never forbids",
                "none,first=4K|policy none has no settings, so first=4K means nothing"
            })
    void whatIsWrongIsRefusedWithWhatWouldBeRight(String text, String sentence) {
        assertEquals(new Reading.Refused(sentence), PolicyReader.read(text));
    }
}
