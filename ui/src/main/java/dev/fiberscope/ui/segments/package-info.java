/**
 * The segments pane: where the frames of the chosen stack lie in simulated memory, how it grew, and
 * the moves of its frames.
 *
 * <p>Depends on {@code segments.layout}, {@code picture}, {@code session}, {@code layout}, {@code
 * theme} and {@code glyph}.
 */
@NullMarked
package dev.fiberscope.ui.segments;

import org.jspecify.annotations.NullMarked;
