/**
 * What the selection contains: a frame's values, a stack's story, globals, tables and memory; and
 * who would take a suspension here.
 *
 * <p>{@code Takers}, {@code StackStory} and {@code CellRow} are facts without a toolkit; the views
 * show them. Depends on {@code session}, {@code code} for positions, and {@code glyph}.
 */
@NullMarked
package dev.fiberscope.ui.inspect;

import org.jspecify.annotations.NullMarked;
