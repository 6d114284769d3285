/**
 * What the window says in words: why the session stopped, where in time that is, and what the next
 * instruction will do.
 *
 * <pre>
 * Sentence = Phrase*
 * Phrase   = Plain | Strong
 * </pre>
 *
 * <p>Depends on the engine's pictures and on selections; needs no toolkit.
 */
@NullMarked
package dev.fiberscope.ui.sentence;

import org.jspecify.annotations.NullMarked;
