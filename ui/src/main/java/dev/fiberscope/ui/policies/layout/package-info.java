/**
 * The policy comparison as a picture: a table with a bar in each cell, as a pure function.
 *
 * <p>Depends on {@code layout} and on the engine's {@code analysis} and {@code stackmemory}; not on
 * JavaFX.
 */
@NullMarked
package dev.fiberscope.ui.policies.layout;

import org.jspecify.annotations.NullMarked;
