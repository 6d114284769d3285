/**
 * The window as a program: starts JavaFX, opens what the command line or the person names, and
 * keeps the settings.
 *
 * <p>Depends on {@code app.command}, the samples and the interface.
 */
@NullMarked
package dev.fiberscope.app.window;

import org.jspecify.annotations.NullMarked;
