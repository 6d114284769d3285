/**
 * Where everything in the timeline stands: lanes by stack, folded from the trace, and from them a
 * scene of marks and of places that can be pointed at, as a pure function.
 *
 * <pre>
 * Lanes         = Lane*, Move*
 * Lane          = stack, Change*                 each change begins a span, which lasts until the next one
 * Known         = step, step                     between them the lanes have every event
 * Overview      = Density, stop*                 of a run that has more than that: numbers of events alone
 * TimelineScene = PictureScene, Spot*
 * Target        = OfLane | OfMove | OfBookmark
 * </pre>
 *
 * <p>Lengths are in units of one pixel at the ordinary font size. Depends on the engine's {@code
 * model} and {@code event}, on {@code ui.layout} for marks, and on {@code bookmark}; not on JavaFX.
 */
@NullMarked
package dev.fiberscope.ui.timeline.layout;

import org.jspecify.annotations.NullMarked;
