package dev.fiberscope.app.rules;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, as far as links need it.
 *
 * @param links targets of links and pictures, as written, code left out
 * @param anchors what a link may name after {@code #}: the headings as the usual viewers spell them
 */
record MarkdownPage(List<String> links, List<String> anchors) {
    private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```|`[^`\n]*`");
    private static final Pattern LINK =
            Pattern.compile("]\\(<?([^)>\\s]+)>?[^)]*\\)|(?:src|href)=\"([^\"]+)\"");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*?) *#*$");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");

    MarkdownPage {
        links = List.copyOf(links);
        anchors = List.copyOf(anchors);
    }

    /** The pages in {@code root} itself and below its folder docs. */
    static List<Path> all(Path root) {
        return Stream.concat(
                        Repository.files(root, ".md").stream()
                                .filter(page -> root.equals(page.getParent())),
                        Repository.files(root.resolve("docs"), ".md").stream())
                .toList();
    }

    static MarkdownPage read(Path file) {
        String text = Repository.text(file);
        String prose = CODE.matcher(text).replaceAll("");
        return new MarkdownPage(
                LINK.matcher(prose)
                        .results()
                        .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
                        .toList(),
                HEADING.matcher(text).results().map(heading -> anchor(heading.group(1))).toList());
    }

    /**
     * Whether {@code link} in {@code page} names a file that is there, and a heading in it;
     * addresses elsewhere do.
     */
    static boolean leadsSomewhere(Path page, String link) {
        if (ELSEWHERE.matcher(link).matches()) {
            return true;
        }
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target =
                path.isEmpty()
                        ? page
                        : page.resolveSibling(URLDecoder.decode(path, StandardCharsets.UTF_8))
                                .normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0
                || !target.toString().endsWith(".md")
                || read(target).anchors().contains(link.substring(hash + 1));
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
