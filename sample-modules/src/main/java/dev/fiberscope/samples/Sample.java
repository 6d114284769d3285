package dev.fiberscope.samples;

import java.util.List;

/**
 * One sample module with what is told about it.
 *
 * @param name what people type after {@code sample:}, in lower case with hyphens
 * @param title one line for the gallery
 * @param paragraph what the sample shows, on one line, with code in backquotes
 * @param wat the module in the text format
 * @param entry the export that runs it, without parameters and results
 * @param lesson what to look at, one step after the other, each on one line, with code in backquotes
 */
public record Sample(
        String name, String title, String paragraph, String wat, String entry, List<String> lesson) {

    public Sample {
        lesson = List.copyOf(lesson);
    }
}
