/**
 * The window: all panes in their places, the bar of steps, the sentence, the band that tells where
 * in time that is, rows for the answers that a host call waits for, for conditions and for
 * comparisons, the status. {@link dev.fiberscope.ui.window.FiberscopeWindow} is what the
 * application makes.
 *
 * <p>Depends on every other package of the interface. {@code Census}, {@code Proportions}, {@code
 * ValueText} and {@code WindowSettings} need no toolkit.
 */
@NullMarked
package dev.fiberscope.ui.window;

import org.jspecify.annotations.NullMarked;
