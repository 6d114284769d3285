package dev.fiberscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every sample {@code NAME.wat} has its trace {@code NAME.trace} beside it: what {@code run sample:NAME --trace} prints.
 * {@code -Dbless=true} writes the traces anew.
 */
class GoldenTraceTest {
    private static final String WAT = ".wat";
    private static final String TRACE = ".trace";

    private static Path resources() {
        return Folder.upward("sample-modules/src/main/resources")
                .orElseThrow(() -> new AssertionError("not started inside the repository"));
    }

    /** Files that end in {@code ending}, by their path without it. */
    private static Map<String, Path> halves(String ending) throws IOException {
        var halves = new TreeMap<String, Path>();
        try (var files = Files.walk(resources())) {
            files.filter(file -> file.toString().endsWith(ending)).forEach(file -> {
                var path = resources().relativize(file).toString();
                halves.put(path.substring(0, path.length() - ending.length()), file);
            });
        }
        return halves;
    }

    @TestFactory
    Stream<DynamicTest> theTraceIsTheGoldenOne() throws IOException {
        var modules = halves(WAT);
        assertFalse(modules.isEmpty(), "there are samples");
        return modules.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> compare(each.getValue())));
    }

    private static void compare(Path module) throws IOException {
        var file = Objects.requireNonNull(module.getFileName()).toString();
        var name = file.substring(0, file.length() - WAT.length());
        var run = Invocation.of("run", "sample:" + name, "--trace");
        assertEquals(0, run.code(), run.errors());
        var golden = module.resolveSibling(name + TRACE);
        if (Boolean.getBoolean("bless")) {
            Files.writeString(golden, run.output());
        }
        assertTrue(Files.exists(golden), golden + " is missing; -Dbless=true writes it");
        assertEquals(Files.readString(golden), run.output());
    }

    @Test
    void everyTraceHasItsModule() throws IOException {
        var traces = halves(TRACE);
        traces.keySet().removeAll(halves(WAT).keySet());
        assertEquals(List.of(), List.copyOf(traces.values()));
    }

    @ParameterizedTest
    @CsvSource({
        "generator, 6 3 10 5 16 8 4 2 1 55",
        "nested-handlers, 1 100 300 99 307",
        "scheduler-suspend, knead down tick bake down tick hot serve down tick up up up",
        "scheduler-switch, knead down tick bake down tick hot serve down tick up up up"
    })
    void aSamplePrints(String name, String words) {
        boolean numbers = Character.isDigit(words.charAt(0));
        Invocation.of("run", "sample:" + name)
                .printed(words.replace(" ", numbers ? " : i32\n" : "\n") + (numbers ? " : i32\n" : "\n"));
    }
}
