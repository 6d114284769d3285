/**
 * The stack picture on the screen: draws a scene of {@code layout} in the colours of a palette,
 * scrolls it, moves from one to the next, and turns pointing and keys into selections. Depends on
 * {@code layout}, {@code motion}, {@code theme} and JavaFX.
 */
@NullMarked
package dev.fiberscope.ui.picture;

import org.jspecify.annotations.NullMarked;
