/**
 * Where the pieces of the segments pane stand: from a snapshot and what the trace tells of memory
 * to a scene, as a pure function.
 *
 * <p>A segment is a bar to scale, its base and highest address at the left, so that frames grow to
 * the right and the red zone is at the right end; the newest segment is on top. What is too narrow
 * to be seen there stands magnified below it. Lengths are in units of one pixel at the ordinary
 * font size. Depends on {@code layout}, and on the engine's {@code model}, {@code event} and {@code
 * stackmemory}; not on JavaFX.
 */
@NullMarked
package dev.fiberscope.ui.segments.layout;

import org.jspecify.annotations.NullMarked;
