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
 * answers. Where frames live on a simulated target, {@code MemoryUse} asks {@code stackmemory}.
 * Depends on {@code model}, {@code event}, {@code stackmemory}, {@code wasm} and its parts, and
 * Chicory's {@code Memory}.
 */
@NullMarked
package dev.fiberscope.engine.machine;

import org.jspecify.annotations.NullMarked;
