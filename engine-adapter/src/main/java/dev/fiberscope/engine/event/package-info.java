/**
 * What happened to stacks: the trace, its events, and the structure that follows from them.
 *
 * <pre>
 * TraceEvent = ActivationStarted | ActivationEnded | ContinuationCreated | Bound | Resumed | ResumedThrowing
 *            | Suspended | Switched | Returned | Thrown | Caught | Threw | Trapped
 *            | HostCalled | HostReturned | HostThrew | Collected | MemoryEvent
 * MemoryEvent = SegmentAllocated | SegmentReleased | Committed | Overflowed | FramesMigrated | ReturnedAcross
 *            | SplitNoticed | Pinned | Exhausted
 * </pre>
 *
 * <p>Calls and returns inside a stack are never events. Depends on {@code model}.
 */
@NullMarked
package dev.fiberscope.engine.event;

import org.jspecify.annotations.NullMarked;
