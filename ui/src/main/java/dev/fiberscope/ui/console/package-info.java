/**
 * What was said and what happened, line by line: the console and the list of events, which also
 * finds those of the whole of a long run.
 *
 * <pre>
 * Asked = word*, steps                           what somebody typed
 * Wish  = Events | Unclear                       what that asks the whole run for
 * </pre>
 *
 * <p>Depends on the engine, {@code session}, {@code glyph} and RichTextFX.
 */
@NullMarked
package dev.fiberscope.ui.console;

import org.jspecify.annotations.NullMarked;
