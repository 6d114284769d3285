/**
 * How one picture becomes the next: what has changed moves, fades or stays, one thing out of the
 * way of the other, as a pure function of two scenes and the time.
 *
 * <pre>
 * Transition = Track*
 * Track      = Mark, Mark, Window (moving), Lift, Window (fading), opacity, opacity
 * Shade      = Mark, opacity
 * </pre>
 *
 * <p>Times are in milliseconds from the beginning of the transition. Depends on {@code layout}; not
 * on JavaFX.
 */
@NullMarked
package dev.fiberscope.ui.motion;

import org.jspecify.annotations.NullMarked;
