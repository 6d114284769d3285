/**
 * The signs of the visual language, the signs on buttons, and the application icon, as SVG path
 * data without colour or size.
 *
 * <pre>
 * Glyph               = path Ink word
 * Ink                 = FILLED | STROKED
 * ApplicationIcon     = ApplicationIcon.Part*    painted in this order
 * ApplicationIcon.Part= Filled | Stroked
 * </pre>
 *
 * <p>Holes go the other way around than what they are cut from, so that both fill rules give the
 * same picture. Depends on nothing; who draws knows about toolkits.
 */
@NullMarked
package dev.fiberscope.icons;

import org.jspecify.annotations.NullMarked;
