/**
 * The left pane: functions with the stacks in them, stops, bookmarks. {@code FunctionRow} are facts
 * without a toolkit. Depends on {@code session}, {@code code}, {@code bookmark}, {@code glyph} and
 * the words of {@code timeline.layout}.
 *
 * <pre>
 * FunctionRow = OfModule | OfFunction
 * </pre>
 */
@NullMarked
package dev.fiberscope.ui.outline;

import org.jspecify.annotations.NullMarked;
