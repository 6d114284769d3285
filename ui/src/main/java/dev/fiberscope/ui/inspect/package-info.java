/**
 * What the selection contains: a frame's values, a stack's story, globals, tables and memory; and
 * who would take a suspension here. Values can be changed, and asked when they were written.
 *
 * <pre>
 * TreeRow = OfCell | More                   (values, with what is open of what they refer to)
 * Piece   = Words | Chosen | Step           (a line about a stack, whose names lead somewhere)
 * </pre>
 *
 * <p>{@code CellTree}, {@code TypedWords}, {@code Life}, {@code Takers}, {@code SearchSteps},
 * {@code StackStory}, {@code StackLines} and {@code Keeper} are facts without a toolkit; the views
 * show them. Depends on {@code session}, {@code code} for positions, and {@code glyph}.
 */
@NullMarked
package dev.fiberscope.ui.inspect;

import org.jspecify.annotations.NullMarked;
