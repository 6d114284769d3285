/**
 * Whether the engine is right, by means that do not share its mistakes: random programs against a
 * second implementation of the reduction rules and against another interpreter, damaged modules
 * against the readers, and every schedule of the collector against the others.
 *
 * <p>Seeds and counts are constants; {@code -Dproof.programs=}, {@code -Dproof.modules=}, {@code
 * -Dproof.mutants=} and {@code -Dproof.schedules=} raise the counts, {@code -Dproof.seed=} moves
 * the first seed. A failure says its seed and prints the program in its smallest form that still
 * fails; that becomes a file in {@code src/test/resources/proof/found}.
 */
@NullMarked
package dev.fiberscope.engine.proof;

import org.jspecify.annotations.NullMarked;
