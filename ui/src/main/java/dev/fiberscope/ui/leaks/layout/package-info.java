/**
 * What the leak pane says and draws, from a search that is done: pages, lines with names that lead
 * somewhere, the chart of what waits.
 *
 * <pre>
 * LeakPage = Overview | Groups | Members | One | Compared
 * Bit      = Words | Chosen | Step | Page
 * Trend    = GROWING | LEVEL | FALLING
 * </pre>
 *
 * <p>Depends on the engine and on {@code ui.layout}, not on JavaFX. Any thread.
 */
@NullMarked
package dev.fiberscope.ui.leaks.layout;

import org.jspecify.annotations.NullMarked;
