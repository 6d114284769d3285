package dev.fiberscope.samples;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.samples.Sample.Form;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
    private static final Pattern STEP_NUMBER = Pattern.compile("\\bstep (\\d+)\\b");

    @Test
    void theGalleryGoesFromTheSimplestToTheHardest() {
        assertEquals(
                List.of(
                        "generator",
                        "generator-reset",
                        "scheduler-suspend",
                        "scheduler-switch",
                        "async-await",
                        "actors",
                        "nested-handlers",
                        "cancel",
                        "abandoned",
                        "used-twice",
                        "tag-mix-up",
                        "scheduler",
                        "deep-recursion",
                        "hot-split",
                        "pinned",
                        "presized",
                        "many-stacks",
                        "dropped-task",
                        "never-settled",
                        "waiting-for-each-other",
                        "leak"),
                Samples.read().all().stream().map(Sample::name).toList());
    }

    @Test
    void theIndexListsTheFolders() throws IOException, URISyntaxException {
        var indexed = Samples.read().all().stream().map(Sample::name).collect(Collectors.toSet());
        assertEquals(indexed, names(folder(), Files::isDirectory));
    }

    @Test
    void namesAndTitlesAreUnique() {
        var samples = Samples.read().all();
        assertEquals(samples.size(), samples.stream().map(Sample::name).distinct().count());
        assertEquals(samples.size(), samples.stream().map(Sample::title).distinct().count());
    }

    @Test
    void aSampleIsFoundByItsName() {
        var samples = Samples.read();
        assertEquals(
                Optional.of("nested-handlers"), samples.find("nested-handlers").map(Sample::name));
        assertEquals(Optional.empty(), samples.find("Generator"));
        assertEquals(Optional.empty(), samples.find(""));
    }

    @Test
    void aSampleWithoutGoldenTraceHasNone() {
        var unknown =
                new Sample(
                        "unknown",
                        "Unknown",
                        "Not there.",
                        Form.MODULE,
                        "(module)",
                        "_start",
                        Optional.empty(),
                        List.of());
        assertEquals(Optional.empty(), Samples.read().trace(unknown));
    }

    @Test
    void aSampleMaySupposeAPolicyOfStackMemory() {
        var samples = Samples.read();
        assertEquals(Optional.empty(), samples.find("generator").orElseThrow().policy());
        assertEquals(Optional.of("v8-growable"), samples.find("hot-split").orElseThrow().policy());
    }

    @Test
    void bothWaysOfWritingAreShown() {
        var texts = Samples.read().all().stream().map(Sample::wat).toList();
        assertTrue(
                texts.stream()
                        .anyMatch(wat -> wat.contains("\"wasi_snapshot_preview1\" \"fd_write\"")));
        assertTrue(texts.stream().anyMatch(wat -> wat.contains("\"spectest\" \"print_i32\"")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleHasItsTextAndLesson(Sample sample) {
        assertAll(
                () -> assertFalse(sample.title().isBlank()),
                () -> assertTrue(sample.paragraph().endsWith("."), sample.paragraph()),
                () -> assertTrue(sample.lesson().size() >= 3, "a lesson has several steps"),
                () -> assertTrue(sample.lesson().stream().noneMatch(String::isBlank)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsANamedModuleThatExportsItsEntry(Sample sample) {
        var wat = sample.wat();
        var head = "(module $" + sample.name().replace('-', '_') + "\n";
        switch (sample.form()) {
            case MODULE -> assertTrue(wat.startsWith(head), "module name");
            case SCRIPT ->
                    assertAll(
                            () -> assertTrue(wat.contains("\n" + head), "module name"),
                            () ->
                                    assertTrue(
                                            wat.endsWith("\n(invoke \"" + sample.entry() + "\")\n"),
                                            "invoked at the end"));
        }
        assertTrue(wat.contains("(export \"" + sample.entry() + "\" (func "), "entry");
        assertEquals(
                wat.contains("wasi_snapshot_preview1"),
                wat.contains("(memory (export \"memory\")"),
                "memory");
        assertEquals(0, depthAtEnd(wat), "parentheses");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyNameInALessonStandsInTheModule(Sample sample) {
        var words = Set.copyOf(List.of(sample.wat().split("[\\s()]+")));
        var told = Stream.concat(Stream.of(sample.paragraph()), sample.lesson().stream());
        told.flatMap(text -> Stream.of(text.split("[^$\\w]+")))
                .filter(word -> word.startsWith("$"))
                .forEach(name -> assertTrue(words.contains(name), name));
    }

    /** A lesson that was not brought up to date with its program mostly fails here. */
    @ParameterizedTest
    @MethodSource("samples")
    void theStepsThatALessonLeadsToAreEventsOrJustBefore(Sample sample) {
        var happened =
                trace(sample)
                        .lines()
                        .filter(line -> !line.startsWith("..."))
                        .map(line ->
                                Long.parseLong(
                                        line.substring(0, line.indexOf(' '))
                                                .replaceFirst("\\..*", "")))
                        .collect(Collectors.toSet());
        var told = numbers(sample);
        assertFalse(told.isEmpty(), "a lesson leads somewhere");
        told.forEach(step ->
                assertTrue(
                        happened.contains(step) || happened.contains(step + 1),
                        "nothing happens at step " + step));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyStackAndContinuationInALessonIsInTheTrace(Sample sample) {
        var words = Set.copyOf(List.of(trace(sample).split("\\s+|\\.\\.")));
        sample.lesson().stream()
                .flatMap(text -> Stream.of(text.split("[^$\\w]+")))
                .filter(word -> word.matches("[Skgx]\\d+"))
                .forEach(name -> assertTrue(words.contains(name), name));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFolderHoldsTheSampleAndNothingElse(Sample sample) throws IOException, URISyntaxException {
        var name = sample.name();
        assertEquals(
                Set.of(name + "." + sample.form().suffix(), name + ".md", name + ".trace"),
                names(folder().resolve(name), Files::isRegularFile));
    }

    static List<Sample> samples() {
        return Samples.read().all();
    }

    private static String trace(Sample sample) {
        return Samples.read().trace(sample).orElseThrow();
    }

    /** The step numbers that the lesson of {@code sample} names. */
    private static Set<Long> numbers(Sample sample) {
        return sample.lesson().stream()
                .flatMap(text -> STEP_NUMBER.matcher(text).results())
                .map(result -> Long.parseLong(result.group(1)))
                .collect(Collectors.toSet());
    }

    /** How many parentheses are open after {@code wat}, comments and strings left out. */
    private static int depthAtEnd(String wat) {
        var depth = 0;
        for (var line : wat.lines().toList()) {
            var code = line.replaceAll("\"[^\"]*\"", "").replaceFirst(";;.*", "");
            for (int i = 0; i < code.length(); i++) {
                depth += code.charAt(i) == '(' ? 1 : code.charAt(i) == ')' ? -1 : 0;
                assertTrue(depth >= 0, line);
            }
        }
        return depth;
    }

    private static Path folder() throws URISyntaxException {
        URI index = Objects.requireNonNull(Samples.class.getResource("index")).toURI();
        return Objects.requireNonNull(Path.of(index).getParent());
    }

    private static Set<String> names(Path folder, Predicate<Path> kept) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(kept)
                    .map(path -> Objects.requireNonNull(path.getFileName()).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
