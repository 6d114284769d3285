/**
 * Where everything in the stack picture stands: from a snapshot to a scene of marks and regions, as
 * a pure function.
 *
 * <pre>
 * PictureScene = size, Mark*, Region*
 * Mark         = Figure (Outline, Paint, Stroke) | Words | Arrow
 * Outline      = Rounded | Round | Drawn (Step*)
 * Paint        = None | Plain | Hatched | Veil
 * Selected     = OfStack | OfFrame | OfContinuation | OfPlace | OfHolder
 * </pre>
 *
 * <p>Lengths are in units of one pixel at the ordinary font size. Colours are roles ({@code Hue}).
 * Depends on the engine's {@code model} and {@code event}; not on JavaFX.
 */
@NullMarked
package dev.fiberscope.ui.layout;

import org.jspecify.annotations.NullMarked;
