/**
 * Executes: instances, the inner loop, stacks, frames, references, memory, the collector.
 *
 * <pre>
 * Outcome = StepReached | BreakpointReached | Switched | FrameReached | WriteAhead | HostCalled
 *         | Ended | Threw | Trapped
 * Phase   = IDLE | READY | WAITING
 * </pre>
 *
 * <p>The whole state is arrays of numbers. It never calls a host: {@code run} returns, and somebody
 * answers. Depends on {@code model}, {@code event}, {@code wasm} and its parts, and Chicory's
 * {@code Memory}.
 */
@NullMarked
package dev.fiberscope.engine.machine;

import org.jspecify.annotations.NullMarked;
