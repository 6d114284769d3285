package dev.fiberscope.app.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be seen of the repository without compiling it. */
final class FilesTest {
    private static final int LONG = 400;
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"<]+");

    /** Namespaces and the license: names that look like addresses. */
    private static final Pattern NAME_OF_A_SCHEMA =
            Pattern.compile(
                    "http://(maven\\.apache\\.org/(POM|xsd)|www\\.w3\\.org|www\\.apache\\.org/licenses)/.*");

    @Test
    void everyPackageIsIntroduced() {
        var silent = new TreeSet<String>();
        for (Path file : sources("main")) {
            Path introduction = file.resolveSibling("package-info.java");
            if (!file.endsWith("module-info.java") && !Files.exists(introduction)) {
                silent.add(relative(introduction));
            }
        }
        assertEquals(new TreeSet<>(), silent);
    }

    @Test
    void everyPackageIsNullMarked() {
        var unmarked = new TreeSet<String>();
        for (Path file : sources("main")) {
            if (file.endsWith("package-info.java")
                    && !Repository.text(file).contains("@NullMarked")) {
                unmarked.add(relative(file));
            }
        }
        assertEquals(new TreeSet<>(), unmarked);
    }

    /**
     * A Java file of more than 400 lines stands in {@code long-files.txt} with its reason, and a
     * file that stands there is one.
     */
    @Test
    void longFilesHaveAReason() {
        var found = new TreeSet<String>();
        for (String part : List.of("main", "test")) {
            for (Path file : sources(part)) {
                if (Repository.text(file).lines().count() > LONG) {
                    found.add(relative(file));
                }
            }
        }
        var reasons = new TreeMap<String, String>();
        Repository.text(Repository.root().resolve("app/src/test/resources/long-files.txt"))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(":", 2))
                .forEach(pair ->
                        reasons.put(pair[0].strip(), pair.length == 2 ? pair[1].strip() : ""));
        assertEquals(reasons.keySet(), found);
        assertFalse(reasons.containsValue(""), "a file without a reason in " + reasons);
    }

    /** Which server the libraries come from is set where the build runs, never here. */
    @Test
    void noServerIsNamedInTheBuild() {
        var root = Repository.root();
        var files =
                Stream.of(
                                Repository.MODULES.stream()
                                        .map(module -> root.resolve(module).resolve("pom.xml")),
                                Stream.of(root.resolve("pom.xml")),
                                Repository.files(root.resolve(".mvn"), "").stream())
                        .flatMap(paths -> paths)
                        .toList();
        var found = new TreeSet<String>();
        for (Path file : files) {
            ADDRESS.matcher(Repository.text(file))
                    .results()
                    .map(MatchResult::group)
                    .filter(address -> !NAME_OF_A_SCHEMA.matcher(address).matches())
                    .forEach(address -> found.add(relative(file) + ": " + address));
        }
        assertEquals(new TreeSet<>(), found);
    }

    @Test
    void linksLeadSomewhere() {
        var broken = new TreeSet<String>();
        for (Path page : MarkdownPage.all(Repository.root())) {
            for (String link : MarkdownPage.read(page).links()) {
                if (!MarkdownPage.leadsSomewhere(page, link)) {
                    broken.add(relative(page) + ": " + link);
                }
            }
        }
        assertEquals(new TreeSet<>(), broken);
    }

    private static List<Path> sources(String part) {
        return Repository.MODULES.stream()
                .map(module -> Repository.root().resolve(module).resolve("src/" + part + "/java"))
                .flatMap(folder -> Repository.files(folder, ".java").stream())
                .toList();
    }

    private static String relative(Path file) {
        return Repository.root().relativize(file).toString().replace('\\', '/');
    }
}
