/**
 * The leak pane: how many stacks nobody can resume any more, in groups, one by one, and between two
 * points of time.
 *
 * <pre>
 * Search = Idle | Due | Going
 * </pre>
 *
 * <p>{@code LeakFinder} searches each stop on another thread; the pages show what it found, in the
 * words of {@code leaks.layout}. Depends on the engine, {@code session}, {@code layout}, {@code
 * code} and {@code glyph}. On the JavaFX thread.
 */
@NullMarked
package dev.fiberscope.ui.leaks;

import org.jspecify.annotations.NullMarked;
