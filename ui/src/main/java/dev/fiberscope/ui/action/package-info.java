/**
 * What can be done with the window: one registry of actions feeds toolbar, menu, keys and the
 * overview of keys. Depends on {@code icons}, {@code glyph} and JavaFX.
 */
@NullMarked
package dev.fiberscope.ui.action;

import org.jspecify.annotations.NullMarked;
