/**
 * The program: {@link dev.fiberscope.app.Main} makes the words of the command line and the window,
 * and runs one of them.
 */
@NullMarked
package dev.fiberscope.app;

import org.jspecify.annotations.NullMarked;
