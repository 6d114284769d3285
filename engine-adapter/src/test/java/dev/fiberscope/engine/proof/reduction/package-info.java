/**
 * A second implementation of WebAssembly with stack switching: the reduction rules, one at a time,
 * over evaluation contexts that are plain data. Slow, and meant to be seen to be right.
 *
 * <pre>
 * Configuration = Focus in Context
 * Context       = Empty | Inside(Frame, Context)                 innermost frame first
 * Frame         = Label | Try | Call | Base | Prompt
 * Continuation  = Fresh | Suspended | Consumed                   a piece of a context, with its hole
 * Value         = I32 | I64 | Null | Function | Reference | Thrown
 * </pre>
 *
 * <p>Knows the module as data ({@code engine.wasm}) and nothing of the machine.
 */
@NullMarked
package dev.fiberscope.engine.proof.reduction;

import org.jspecify.annotations.NullMarked;
