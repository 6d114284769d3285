package dev.fiberscope.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text that goes with a sample: a heading, a paragraph, then numbered steps.
 *
 * <pre>
 * # Title
 *
 * The paragraph, on one or
 * several lines.
 *
 * 1. The first step, which may
 *    go on in indented lines.
 * 2. The second.
 * </pre>
 *
 * @param paragraph its lines joined by spaces
 * @param steps without their numbers, the lines of each joined by spaces
 */
record LessonText(String title, String paragraph, List<String> steps) {
    private static final Pattern STEP = Pattern.compile("(\\d+)\\. +(.+)");

    LessonText {
        steps = List.copyOf(steps);
    }

    /**
     * Reads the form above.
     *
     * @throws IllegalArgumentException when {@code markdown} has another form
     */
    static LessonText parse(String markdown) {
        var parts = Stream.of(markdown.split("\n\\s*\n", -1)).map(String::strip).toList();
        require(
                parts.size() == 3,
                "a heading, a paragraph and steps, with blank lines between them");
        require(parts.get(0).matches("# .+"), "a heading on the first line");
        var paragraph = String.join(" ", parts.get(1).lines().map(String::strip).toList());
        return new LessonText(parts.get(0).substring(2).strip(), paragraph, steps(parts.get(2)));
    }

    private static List<String> steps(String text) {
        var steps = new ArrayList<String>();
        for (var line : text.lines().toList()) {
            if (line.startsWith(" ")) {
                require(!steps.isEmpty(), "a number before the first step");
                steps.add(steps.removeLast() + " " + line.strip());
            } else {
                var step = STEP.matcher(line);
                require(
                        step.matches() && step.group(1).equals(String.valueOf(steps.size() + 1)),
                        "step " + (steps.size() + 1) + " instead of \"" + line + "\"");
                steps.add(step.group(2).strip());
            }
        }
        return steps;
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("a lesson needs " + expected);
        }
    }
}
