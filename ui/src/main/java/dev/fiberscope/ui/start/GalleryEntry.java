package dev.fiberscope.ui.start;

import dev.fiberscope.ui.session.Opening;
import java.util.List;
import java.util.function.Supplier;

/**
 * A sample that the gallery offers.
 *
 * @param name as on the command line: {@code generator}
 * @param paragraph what it shows, on one line, with code in backquotes
 * @param lesson what to look at, one step after the other, each on one line, with code in
 *     backquotes; {@code step 123} is a step to go to
 * @param opening makes a session of it; called on another thread than JavaFX's
 */
public record GalleryEntry(
        String name,
        String title,
        String paragraph,
        List<String> lesson,
        Supplier<Opening> opening) {
    public GalleryEntry {
        lesson = List.copyOf(lesson);
    }
}
