/**
 * The policies pane: one run replayed under every policy of stack memory, and what each costs.
 *
 * <p>Depends on {@code policies.layout}, {@code picture}, {@code session}, {@code layout}, {@code
 * theme} and {@code glyph}.
 */
@NullMarked
package dev.fiberscope.ui.policies;

import org.jspecify.annotations.NullMarked;
