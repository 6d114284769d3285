/**
 * The left pane: functions with the stacks in them, breakpoints, samples. {@code FunctionRow} are
 * facts without a toolkit. Depends on {@code session}, {@code code} and {@code glyph}.
 *
 * <pre>
 * FunctionRow = OfModule | OfFunction
 * </pre>
 */
@NullMarked
package dev.fiberscope.ui.outline;

import org.jspecify.annotations.NullMarked;
