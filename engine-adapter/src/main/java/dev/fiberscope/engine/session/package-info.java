/**
 * Debugging: commands in, stops out.
 *
 * <pre>
 * Command    = StepInto | StepOver | StepOut | StepToSwitch | Continue | TravelTo | Stop | Restart
 *            | SetBreakpoint | ClearBreakpoint | SetEventStop | ClearEventStop | AnswerHostCall
 *            | Edit | Collect | DiscardBranch | SeekEvent | SeekWrite | SeekCondition
 * Course     = Live | Recorded | Branched
 * Condition  = OfValue | OfBytes | OfCount
 * StopCondition = Breakpoint | AfterEvent
 * StopReason = Opened | Stepped | BreakpointHit | EventMatched | SwitchReached | StoppedByUser | Travelled
 *            | BeginningReached | Edited | Collected | Found | Trapped | Threw | Finished | AnswerNeeded | Failed
 *            | RecordingEnded | Diverged
 * Notice     = Stopped | Went | Progressed | Conditions | Refused | Printed | Failed
 * Program    = OfModule | OfScript | OfRecording
 * Verdict    = Passed | Failed
 * </pre>
 *
 * <p>{@link dev.fiberscope.engine.session.DebugSession} has the thread; {@code Debuggee} plays the
 * program; {@code Desk} takes the commands, {@code Ground} is what they work on: the program, a
 * recording or a branch; {@code Goal} and {@code Rewind} are the stepping rules, forward and
 * backward; {@code Conditions} is what the user set to stop at, {@code Watch} looks for it in one
 * run; {@code Bisection} finds the moment from which something holds, {@code Moments} when a place
 * was written and a condition held first, {@code Passing} what happened to a continuation, {@code
 * Inquiries} answers those and where a stack comes from; {@code ScriptRunner} plays scripts on a
 * {@code Stage}, with or without a debugger.
 *
 * <p>Depends on all packages below; the machine runs on the session's own thread.
 */
@NullMarked
package dev.fiberscope.engine.session;

import org.jspecify.annotations.NullMarked;
