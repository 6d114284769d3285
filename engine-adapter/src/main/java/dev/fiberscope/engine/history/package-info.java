/**
 * Time: what happened, and how to be at any moment of it again.
 *
 * <pre>
 * Timeline   = the live machine, Log, the trace, Past
 * Past       = Replica Checkpoints
 * Log        = (step Crossing)*
 * Crossing   = HostFunctionDefined | Instantiated | Entered | HostReturned | HostThrew | HostFailed
 *            | MemoryWritten | MemoryGrown | GlobalSet | ExceptionMade
 * Sought     = BreakpointAhead | StackChanged | Control
 * </pre>
 *
 * <p>Going back is the nearest checkpoint and from there forward, with answers from the log: on the
 * replica, which calls no host. Depends on {@code model}, {@code event}, {@code machine} and {@code
 * wasm}.
 */
@NullMarked
package dev.fiberscope.engine.history;

import org.jspecify.annotations.NullMarked;
