package dev.fiberscope.samples;

import java.util.List;
import java.util.Optional;

/**
 * One sample with what is told about it.
 *
 * @param name what people type after {@code sample:}, in lower case with hyphens
 * @param title one line for the gallery
 * @param paragraph what the sample shows, on one line, with code in backquotes
 * @param form what {@code wat} is
 * @param wat the program in the text format
 * @param entry the export that runs it, without parameters and results; a script invokes it itself
 * @param policy the simulated stack memory that the lesson supposes, as {@code --policy} takes it
 * @param lesson what to look at, one step after the other, each on one line, with code in
 *     backquotes; {@code step 123} is a step number, at an event of the golden trace or just before
 *     it
 */
public record Sample(
        String name,
        String title,
        String paragraph,
        Form form,
        String wat,
        String entry,
        Optional<String> policy,
        List<String> lesson) {

    public Sample {
        lesson = List.copyOf(lesson);
    }

    /** What a program is written as. */
    public enum Form {
        /** One module: {@code NAME.wat}. */
        MODULE("wat"),
        /**
         * Several modules, or several instances of one, and what links and runs them: {@code
         * NAME.wast}.
         */
        SCRIPT("wast");

        private final String suffix;

        Form(String suffix) {
            this.suffix = suffix;
        }

        /** How the names of such files end, without the dot. */
        public String suffix() {
            return suffix;
        }
    }
}
