/**
 * The field that finds everything: commands, stacks, functions, events. {@code Fit}, {@code
 * Findable} and {@code Section} match and rank without a toolkit. Depends on {@code action}, {@code
 * session}, {@code code}, {@code glyph} and the words of {@code timeline.layout}.
 *
 * <pre>
 * Line = Heading | Entry
 * </pre>
 */
@NullMarked
package dev.fiberscope.ui.find;

import org.jspecify.annotations.NullMarked;
