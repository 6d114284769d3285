/**
 * A run in a file: what was run, all that crossed the host boundary, and enough to see that a
 * replay goes the same way. The layout is in {@code docs/recording-format.md}.
 *
 * <pre>
 * Recording       = Header (step Crossing)* Printed* [End]
 * Header          = version [date] RecordedProgram Settings
 * RecordedProgram = OfModule | OfScript
 * End             = step Ending
 * Ending          = Returned | Trapped | Threw | Exited | Refused | Stopped | ScriptOver
 * </pre>
 *
 * <p>Depends on {@code history}, {@code machine}, {@code model}, {@code event} and {@code wasm}.
 */
@NullMarked
package dev.fiberscope.engine.history.recording;

import org.jspecify.annotations.NullMarked;
