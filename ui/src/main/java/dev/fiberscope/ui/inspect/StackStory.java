package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.StackId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the trace tells about one stack up to a step.
 *
 * @param made the event that made it: by {@code cont.new}, or by a call from the host; empty when
 *     that is before what was looked at
 * @param by the {@code cont.new}
 * @param resumed how often it was the top or the bottom of a resumed chain, in what was looked at
 * @param lastResumed the last time
 * @param from the step where what was looked at begins; empty if that is the whole run
 */
record StackStory(
        Optional<At> made,
        Optional<CodePoint> by,
        int resumed,
        Optional<At> lastResumed,
        OptionalLong from) {
    /** As many events are looked at, the latest. */
    private static final int LIMIT = 100_000;

    /** Looks at the events up to the state at {@code step}. */
    static StackStory of(Trace trace, StackId stack, long step) {
        int resumed = 0;
        Optional<At> last = Optional.empty();
        int end = Math.min(trace.firstFrom(step + 1), trace.size());
        int first = Math.max(0, end - LIMIT);
        for (int i = end - 1; i >= first; i--) {
            var event = trace.event(i);
            switch (event) {
                case TraceEvent.ContinuationCreated(var at, _, var made, _, var by)
                        when made.equals(stack) -> {
                    return new StackStory(
                            Optional.of(at), Optional.of(by), resumed, last, OptionalLong.empty());
                }
                case TraceEvent.ActivationStarted(var at, var root, _, _)
                        when root.equals(stack) -> {
                    return new StackStory(
                            Optional.of(at), Optional.empty(), resumed, last, OptionalLong.empty());
                }
                default -> {
                    if (resumes(event, stack)) {
                        resumed++;
                        last = last.or(() -> Optional.of(event.at()));
                    }
                }
            }
        }
        return new StackStory(
                Optional.empty(), Optional.empty(), resumed, last, from(trace, first));
    }

    private static OptionalLong from(Trace trace, int first) {
        if (first > 0) {
            return OptionalLong.of(trace.event(first).at().step());
        }
        return trace.start().map(it -> OptionalLong.of(it.step())).orElse(OptionalLong.empty());
    }

    private static boolean resumes(TraceEvent event, StackId stack) {
        return switch (event) {
            case TraceEvent.Resumed(_, _, _, var chain, _, _) -> ends(chain, stack);
            case TraceEvent.ResumedThrowing(_, _, _, var chain, _, _) -> ends(chain, stack);
            case TraceEvent.Switched(_, _, _, _, var to, _, _, _, _) -> ends(to, stack);
            default -> false;
        };
    }

    private static boolean ends(Chain chain, StackId stack) {
        return chain.top().equals(stack) || chain.bottom().equals(stack);
    }
}
