package dev.fiberscope.ui.start;

import dev.fiberscope.ui.session.Opening;

import java.util.function.Supplier;

/**
 * A sample that the gallery offers.
 *
 * @param name as on the command line: {@code generator}
 * @param opening makes a session of it; called on another thread than JavaFX's
 */
public record GalleryEntry(
        String name, String title, String paragraph, Supplier<Opening> opening) {}
