/**
 * The text that goes with a sample: a paragraph, and what to look at, step by step. {@code
 * LessonPart} is the text in parts, without a toolkit. Depends on {@code session}, {@code start}
 * and {@code glyph}.
 *
 * <pre>
 * LessonPart = Words | Code | Step
 * </pre>
 */
@NullMarked
package dev.fiberscope.ui.lesson;

import org.jspecify.annotations.NullMarked;
