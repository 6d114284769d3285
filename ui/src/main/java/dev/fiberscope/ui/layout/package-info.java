/**
 * Where everything in the stack picture stands: from a snapshot to a scene of marks and regions, as
 * a pure function.
 *
 * <pre>
 * PictureScene = size, Mark*, Region*
 * Mark         = Figure (Outline, Paint, Stroke) | Words | Arrow
 * Outline      = Rounded | Round | Drawn (Step*)
 * Paint        = None | Plain | Hatched | Veil
 * Selected     = OfStack | OfFrame | OfContinuation | OfPlace | OfHolder | OfFold
 * ShelfItem    = AsCard | AsRow | AsGroup
 * </pre>
 *
 * <p>Held stacks stand as cards while there are few ({@code Folding}). With more than ten stacks,
 * or in a picture narrower than 700 units, each stands in one line: its sign, its number, the
 * function and place, the continuation. With more than 24, or below 420 units, those in one state
 * at one place share a line with their number; that line, and a holder's title, open and close.
 * What the user or the next instruction points at stands as a card always. Going back to fewer
 * takes some stacks less than going on to more, so that tasks that come and go move nothing.
 *
 * <p>Lengths are in units of one pixel at the ordinary font size. Colours are roles ({@code Hue}).
 * Depends on the engine's {@code model} and {@code event}; not on JavaFX.
 */
@NullMarked
package dev.fiberscope.ui.layout;

import org.jspecify.annotations.NullMarked;
