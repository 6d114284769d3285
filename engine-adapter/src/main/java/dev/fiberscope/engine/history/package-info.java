/**
 * Time: what happened, and how to be at any moment of it again.
 *
 * <pre>
 * Timeline    = the live machine, Log, Past, Stretches, Windows
 * Past        = Player (the replica), Checkpoints, Near
 * Stretches   = Stretch*: a summary for each stretch between two checkpoints
 * Windows     = the tail of the trace, and the window around the present position
 * Branch      = Timeline Hoped: a run that leaves another one
 * Log         = (step Crossing)*
 * Crossing    = HostFunctionDefined | Instantiated | Entered | HostCalled | HostReturned | HostThrew
 *             | HostFailed | MemoryWritten | MemoryGrown | GlobalSet | ExceptionMade | ReferenceKept
 *             | ReferenceReleased | Edited | Collected | Checked
 * Sought      = BreakpointAhead | StackChanged | Control | Written
 * Written     = ByInstruction | ByHost | Outside | ByHand | ByModule | Ended | ByEntering | ByArrival
 * </pre>
 *
 * <p>Going back is the nearest checkpoint and from there forward, with answers from the log: on the
 * replica, which calls no host. What is not kept of the trace comes back the same way. Depends on
 * {@code model}, {@code event}, {@code machine} and {@code wasm}.
 */
@NullMarked
package dev.fiberscope.engine.history;

import org.jspecify.annotations.NullMarked;
