/**
 * Signs and words as nodes: glyphs in the colour of their style class, labels, and which sign a
 * state has. Depends on {@code icons}, the engine's pictures and JavaFX.
 */
@NullMarked
package dev.fiberscope.ui.glyph;

import org.jspecify.annotations.NullMarked;
