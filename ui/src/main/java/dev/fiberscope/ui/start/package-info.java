/**
 * What the window shows while nothing is open: samples to try, files to open. Depends on {@code
 * action}, {@code glyph}.
 */
@NullMarked
package dev.fiberscope.ui.start;

import org.jspecify.annotations.NullMarked;
