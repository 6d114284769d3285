package dev.fiberscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.event.TraceText;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.session.Notice;
import dev.fiberscope.engine.session.Program;
import dev.fiberscope.engine.stackmemory.PolicyReader;
import dev.fiberscope.samples.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every sample {@code NAME.wat} has its trace {@code NAME.trace} beside it: what {@code run
 * sample:NAME --trace} prints under the policy of stack memory that its lesson supposes. A sample
 * that is a script, {@code NAME.wast}, is played in a session instead. Of a trace with more than
 * {@value #LONG} lines the first and the last {@value #END} are kept, and between them their number
 * and the SHA-256 of the others, each with its newline. {@code -Dbless=true} writes the traces
 * anew.
 */
class GoldenTraceTest {
    private static final String WAT = ".wat";
    private static final String WAST = ".wast";
    private static final String TRACE = ".trace";
    private static final int END = 500;
    private static final int LONG = 2 * END;

    private static Path resources() {
        return Folder.upward("sample-modules/src/main/resources")
                .orElseThrow(() -> new AssertionError("not started inside the repository"));
    }

    /** Files that end in {@code ending}, by their path without it. */
    private static Map<String, Path> halves(String ending) throws IOException {
        var halves = new TreeMap<String, Path>();
        try (var files = Files.walk(resources())) {
            files.filter(file -> file.toString().endsWith(ending))
                    .forEach(file -> {
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
                .map(each ->
                        DynamicTest.dynamicTest(each.getKey(), () -> compare(each.getValue())));
    }

    private static void compare(Path module) throws IOException {
        var file = Objects.requireNonNull(module.getFileName()).toString();
        var name = file.substring(0, file.length() - WAT.length());
        var policy = Samples.read().find(name).orElseThrow().policy().orElse(PolicyReader.NONE);
        var run = Invocation.of("run", "sample:" + name, "--trace", "--policy", policy);
        // A sample may be there to show how a program traps.
        assertTrue(run.code() == 0 || run.code() == 3, run.errors());
        compare(module.resolveSibling(name + TRACE), shortened(run.output()));
    }

    /** The ends of a long trace, and what tells whether the lines between them are the same. */
    private static String shortened(String trace) {
        var lines = trace.lines().toList();
        if (lines.size() <= LONG) {
            return trace;
        }
        var between = lines.subList(END, lines.size() - END);
        var kept = new ArrayList<>(lines.subList(0, END));
        kept.add("... " + between.size() + " lines, SHA-256 " + sha256(text(between)));
        kept.addAll(lines.subList(lines.size() - END, lines.size()));
        return text(kept);
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError("unreachable: every Java has SHA-256", missing);
        }
    }

    @Test
    void onlyTheEndsOfALongTraceAreKept() {
        var lines = IntStream.range(0, LONG).mapToObj(String::valueOf).toList();
        assertEquals(text(lines), shortened(text(lines)));
        var longer = new ArrayList<>(lines);
        longer.add(END, "more");
        // What sha256sum says of the five bytes "more" and newline.
        var expected = new ArrayList<>(lines);
        expected.add(
                END,
                "... 1 lines, SHA-256 2396099c6c084fa4b9beac9f0d52cf3be9cf8d47040ef127883d532b5790cd74");
        assertEquals(text(expected), shortened(text(longer)));
    }

    private static void compare(Path golden, String trace) throws IOException {
        if (Boolean.getBoolean("bless")) {
            Files.writeString(golden, trace);
        }
        assertTrue(Files.exists(golden), golden + " is missing; -Dbless=true writes it");
        assertEquals(Files.readString(golden), trace);
    }

    @TestFactory
    Stream<DynamicTest> theTraceOfAScriptIsTheGoldenOne() throws IOException {
        return halves(WAST).entrySet().stream()
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.getKey(),
                                () -> {
                                    var program =
                                            Program.read(
                                                    each.getKey() + WAST,
                                                    Files.readString(each.getValue()));
                                    compare(
                                            resources().resolve(each.getKey() + TRACE),
                                            TraceText.of(played(program)));
                                }));
    }

    /** The events of {@code program} up to where it fails or ends. */
    private static List<TraceEvent> played(Program program) {
        var stops = new LinkedBlockingQueue<Notice.Stopped>();
        try (var session = DebugSession.open(program)) {
            session.listen(notice -> {
                if (notice instanceof Notice.Stopped stopped) {
                    stops.add(stopped);
                }
            });
            assertTimeoutPreemptively(Duration.ofSeconds(20), stops::take);
            session.send(new Command.Continue());
            assertTimeoutPreemptively(Duration.ofSeconds(20), stops::take);
            return IntStream.range(0, session.trace().size())
                    .mapToObj(session.trace()::event)
                    .toList();
        }
    }

    @Test
    void everyTraceHasItsModule() throws IOException {
        var traces = halves(TRACE);
        traces.keySet().removeAll(halves(WAT).keySet());
        traces.keySet().removeAll(halves(WAST).keySet());
        assertEquals(List.of(), List.copyOf(traces.values()));
    }

    @ParameterizedTest
    @CsvSource({
        "generator, 6 3 10 5 16 8 4 2 1 55",
        "nested-handlers, 1 100 300 99 307",
        "scheduler-suspend, knead down tick bake down tick hot serve down tick up up up",
        "scheduler-switch, knead down tick bake down tick hot serve down tick up up up",
        "generator-reset, 100 200 400 100 100 200 400 800 2",
        "async-await, 4 12 77 23",
        "actors, 50 20",
        "cancel, open part part close stopped stopped",
        "abandoned, 5 5 1",
        "scheduler, 59 12 235 9 3",
        "deep-recursion, 600 400 200 600 400 200 0",
        "hot-split, 22140 22140 22140",
        "many-stacks, 100000 1",
        "dropped-task, 4",
        "never-settled, 42",
        "waiting-for-each-other, 1 1",
        "leak, 7500"
    })
    void aSamplePrints(String name, String words) {
        boolean numbers = Character.isDigit(words.charAt(0));
        Invocation.of("run", "sample:" + name)
                .printed(
                        words.replace(" ", numbers ? " : i32\n" : "\n")
                                + (numbers ? " : i32\n" : "\n"));
    }
}
