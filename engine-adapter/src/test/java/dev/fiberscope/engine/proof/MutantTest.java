package dev.fiberscope.engine.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.fiberscope.engine.proof.program.Dice;
import dev.fiberscope.engine.proof.program.Mutation;
import dev.fiberscope.engine.proof.program.PlainProgram;
import dev.fiberscope.engine.proof.program.SwitchingProgram;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.binary.BinaryWriter;
import dev.fiberscope.engine.wasm.text.TextReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * Damaged binaries and texts: each is a module or a {@link ModuleException}, and nothing else; what
 * is still valid runs, and may trap, but breaks nothing. Reading takes memory in proportion to the
 * input.
 */
class MutantTest {
    private static final int GENERATED = 60;
    private static final int LONGEST_TEXT = 6_000;

    /** The limit only turns an endless loop into a failure; it measures nothing. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    void damagedModulesAreModulesOrRefused() throws IOException, ModuleException {
        var texts = texts();
        var binaries = new ArrayList<byte[]>();
        for (var text : texts) {
            binaries.add(
                    BinaryWriter.write(TextReader.read(new Source.Text("seed", text))).toArray());
        }
        Map<String, Integer> ends = new ConcurrentHashMap<>();
        IntStream.range(0, Counts.MUTANTS)
                .parallel()
                .filter(i -> !survives(Counts.SEED + i, texts, binaries, ends))
                .min()
                .ifPresent(i -> report(Counts.SEED + i, texts, binaries));
        System.out.println(
                Counts.MUTANTS
                        + " mutants of "
                        + texts.size()
                        + " modules: "
                        + new TreeMap<>(ends));
        for (var end : List.of("MALFORMED", "INVALID", "valid")) {
            assertTrue(ends.getOrDefault(end, 0) > Counts.MUTANTS / 100, () -> end + " in " + ends);
        }
    }

    private static boolean survives(
            long seed, List<String> texts, List<byte[]> binaries, Map<String, Integer> ends) {
        var specimen = specimen(seed, texts, binaries);
        var end = specimen.end();
        ends.merge(end, 1, Integer::sum);
        return !end.startsWith(Specimen.BROKEN);
    }

    /** Odd seeds make texts, even ones binaries. */
    private static Specimen specimen(long seed, List<String> texts, List<byte[]> binaries) {
        var dice = new Dice(seed);
        int original = dice.below(texts.size());
        int other = dice.below(texts.size());
        var mutation = new Mutation(dice);
        return seed % 2 == 0
                ? new Specimen.Binary(mutation.of(binaries.get(original), binaries.get(other)))
                : new Specimen.Text(mutation.of(texts.get(original), texts.get(other)));
    }

    private static void report(long seed, List<String> texts, List<byte[]> binaries) {
        var specimen = specimen(seed, texts, binaries);
        var what =
                switch (specimen) {
                    case Specimen.Text(var text) -> text;
                    case Specimen.Binary(var bytes) -> HexFormat.of().formatHex(bytes);
                };
        fail("seed " + seed + ": " + specimen.end() + "\n" + what);
    }

    /** Samples, what was found before, and random programs. */
    private static List<String> texts() throws IOException {
        var texts = new ArrayList<String>();
        for (var folder :
                List.of(
                        "sample-modules/src/main/resources/dev/fiberscope/samples",
                        "engine-adapter/src/test/resources/proof/found")) {
            try (var files = Files.walk(project().resolve(folder))) {
                for (var file :
                        files.filter(each -> each.toString().endsWith(".wat")).sorted().toList()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        for (int i = 0; texts.size() < GENERATED; i++) {
            var text =
                    i % 2 == 0
                            ? new PlainProgram(Counts.SEED + i).text()
                            : new SwitchingProgram(Counts.SEED + i, i % 3 == 0).text();
            if (text.length() < LONGEST_TEXT) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Tests run in the module's folder, or in the project's. */
    private static Path project() {
        return Files.isDirectory(Path.of("engine-adapter")) ? Path.of(".") : Path.of("..");
    }
}
