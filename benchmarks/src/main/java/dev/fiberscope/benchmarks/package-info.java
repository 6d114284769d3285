/**
 * How fast the engine is, beside others, and how small its stacks are. {@code Report} measures speed
 * and prints a table, {@code Footprint} measures memory, {@code Leakage} the search for leaks, {@code
 * Spawning} who can have many stacks; docs/performance.md says how to run them.
 *
 * <pre>
 * Engine = FIBERSCOPE | FIBERSCOPE_UNCHECKED | CHICORY_INTERPRETER | CHICORY_COMPILER
 * </pre>
 *
 * <p>Each program is a {@code .wat} file in this package's resources, with one export {@code run} that
 * takes an i32, how often, and gives an i32. May know the engine and Chicory; nobody knows this.
 */
@NullMarked
package dev.fiberscope.benchmarks;

import org.jspecify.annotations.NullMarked;
