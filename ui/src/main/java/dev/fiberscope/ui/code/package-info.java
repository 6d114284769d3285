/**
 * The program's text: coloured, with breakpoints and the positions of all stacks beside it.
 *
 * <pre>
 * LoadedModule* -> Texts -> CodeText*             each text once; where lines and instructions are
 * Snapshot      -> StackPosition*, CodeMarks      what stands where at a stop
 * Snapshot      -> NextPlace, LineNotes           where control goes; words behind the lines
 * CodeText      -> Syntax -> Token*               colours, line by line
 * character     -> Mention -> HoverWords          what a name is, its type by TypeWords
 * CodeText      -> KeptPoints, Sight -> CodeText  what survives when the file is written anew
 * FileNews      -> FileBar                        what happened to the file, and what to do
 * </pre>
 *
 * <p>{@code CodePane} holds the tabs: {@code TextTab} for a text, {@code BrokenTab} for one that is
 * no valid module, {@code ClosedTexts} for those that were closed.
 *
 * <p>{@code CodeView} is the editor as the panes know it; only {@code RichTextCode} knows
 * RichTextFX. Depends on {@code session} and {@code glyph}.
 */
@NullMarked
package dev.fiberscope.ui.code;

import org.jspecify.annotations.NullMarked;
