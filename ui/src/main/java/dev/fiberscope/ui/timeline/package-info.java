/**
 * The timeline as a view: lanes by stack over the steps, drawn on a canvas, with mouse and keys.
 * Depends on {@code timeline.layout} for where everything stands, on {@code picture} for the
 * painter, on {@code session} and {@code bookmark}.
 */
@NullMarked
package dev.fiberscope.ui.timeline;

import org.jspecify.annotations.NullMarked;
