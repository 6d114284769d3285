/**
 * The program's text: coloured, with breakpoints and the positions of all stacks beside it.
 *
 * <pre>
 * LoadedModule -> CodeText      where lines and instructions are
 * Snapshot     -> StackPosition*, CodeMarks      what stands where at a stop
 * CodeText     -> Syntax -> Token*               colours, line by line
 * </pre>
 *
 * <p>{@code CodeView} is the editor as the panes know it; only {@code RichTextCode} knows
 * RichTextFX. Depends on {@code session} and {@code glyph}.
 */
@NullMarked
package dev.fiberscope.ui.code;

import org.jspecify.annotations.NullMarked;
