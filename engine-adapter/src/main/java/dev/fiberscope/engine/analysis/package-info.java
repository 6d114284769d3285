/**
 * What can be said of a whole state: which stacks nobody can ever resume, what they keep, and who
 * made them.
 *
 * <pre>
 * LeakVerdict = CYCLE | NEVER_STARTED | FORGOTTEN | STRANDED | STALE
 * Leaks       = one verdict for each continuation that was not consumed, at one step
 * Leak        = everything about one of them
 * PolicyComparison = one run under several policies of stack memory
 * Grouping    = CREATION_SITE | SUSPENSION_SITE | IDENTICAL_STACK | SITES
 * </pre>
 *
 * <p>{@code Leaks} reads a {@link dev.fiberscope.engine.machine.HeapGraph}; {@code Reach} and
 * {@code Cycles} give the verdicts, {@code Dominators} and {@code Retention} the bytes; {@code
 * StoryBook} remembers from the trace what a state does not tell, and {@code SoughtStories} looks
 * for it; {@code LastHolders} finds in the past each {@code LastHold}; {@code AllocationAudit}
 * watches functions with known names in a replay, and says which memory cancelled stacks left.
 * docs/semantics.md, "Leaks", defines the rest.
 *
 * <p>Depends on the packages below; nothing depends on it inside the engine. Any thread.
 */
@NullMarked
package dev.fiberscope.engine.analysis;

import org.jspecify.annotations.NullMarked;
