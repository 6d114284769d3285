/**
 * The binary format: a {@code .wasm} file read into a {@link dev.fiberscope.engine.wasm.Module},
 * and a module written back.
 *
 * <pre>
 * file    = magic version section*
 * section = id size content        (custom sections anywhere, the others at most once and in order)
 * </pre>
 *
 * <p>Source: specification 3.0, "Binary Format"; Explainer, "Binary format". The messages are those
 * that the specification's scripts expect. Depends on {@code wasm}.
 */
@NullMarked
package dev.fiberscope.engine.wasm.binary;

import org.jspecify.annotations.NullMarked;
