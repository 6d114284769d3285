/**
 * What was said and what happened, line by line: the console and the list of events. Depends on
 * {@code session}, {@code glyph} and RichTextFX.
 */
@NullMarked
package dev.fiberscope.ui.console;

import org.jspecify.annotations.NullMarked;
