/**
 * Debugging: commands in, stops out.
 *
 * <pre>
 * Command    = StepInto | StepOver | StepOut | StepToSwitch | Continue | TravelTo | Stop | Restart
 *            | SetBreakpoint | ClearBreakpoint | AnswerHostCall
 * StopReason = Opened | Stepped | BreakpointHit | SwitchReached | StoppedByUser | Travelled | BeginningReached
 *            | Trapped | Threw | Finished | AnswerNeeded | Failed
 * Notice     = Stopped | Went | Progressed | Refused | Printed | Failed
 * Program    = OfModule | OfScript
 * Verdict    = Passed | Failed
 * </pre>
 *
 * <p>{@link dev.fiberscope.engine.session.DebugSession} has the thread; {@code Debuggee} plays the
 * program; {@code Desk} takes the commands; {@code Goal} and {@code Rewind} are the stepping rules,
 * forward and backward; {@code Bisection} finds the moment from which something holds; {@code
 * ScriptRunner} plays scripts on a {@code Stage}, with or without a debugger.
 *
 * <p>Depends on all packages below; the machine runs on the session's own thread.
 */
@NullMarked
package dev.fiberscope.engine.session;

import org.jspecify.annotations.NullMarked;
