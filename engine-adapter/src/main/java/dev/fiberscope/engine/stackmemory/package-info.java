/**
 * Where frames live, as real engines keep them: frame layouts, segments at simulated addresses, and
 * what happens when a stack is full.
 *
 * <pre>
 * Policy = Fixed | Segmented | Copying | Reserved | CopyOut
 * Answer = Granted | Refused
 * </pre>
 *
 * <p>A model: it changes no result of a program, except that one policy refuses where another
 * grows. The machine keeps two numbers for each stack, bytes in use and the limit, and asks {@link
 * dev.fiberscope.engine.stackmemory.StackMemory} only where a call crosses the limit, where a
 * return falls below a segment's beginning, and where stacks are made, switched or over. Depends on
 * {@code model}, {@code event} and {@code wasm}.
 */
@NullMarked
package dev.fiberscope.engine.stackmemory;

import org.jspecify.annotations.NullMarked;
