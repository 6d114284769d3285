package dev.fiberscope.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A part of a line of a lesson. */
sealed interface LessonPart {
    record Words(String text) implements LessonPart {}

    /** What stands between backquotes. */
    record Code(String text) implements LessonPart {}

    /** A step number to go to, with the word before it: {@code step 48,213}. */
    record Step(String text, long step) implements LessonPart {}

    /** At most 18 digits, so that every number is one of Java's. */
    Pattern STEP =
            Pattern.compile(
                    "\\bsteps? (\\d{1,3}(?:,\\d{3}){1,5}|\\d{1,18})\\b", Pattern.CASE_INSENSITIVE);

    /** The parts of {@code line} in order, none of them empty. */
    static List<LessonPart> of(String line) {
        var parts = new ArrayList<LessonPart>();
        var pieces = line.split("`", -1);
        for (int i = 0; i < pieces.length; i++) {
            if (i % 2 == 0) {
                addWords(pieces[i], parts);
            } else if (!pieces[i].isEmpty()) {
                parts.add(new Code(pieces[i]));
            }
        }
        return List.copyOf(parts);
    }

    private static void addWords(String words, List<LessonPart> parts) {
        var step = STEP.matcher(words);
        int done = 0;
        while (step.find()) {
            add(words.substring(done, step.start()), parts);
            parts.add(new Step(step.group(), Long.parseLong(step.group(1).replace(",", ""))));
            done = step.end();
        }
        add(words.substring(done), parts);
    }

    private static void add(String words, List<LessonPart> parts) {
        if (!words.isEmpty()) {
            parts.add(new Words(words));
        }
    }
}
