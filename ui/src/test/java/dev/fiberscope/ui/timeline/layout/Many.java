package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Prompt;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.TagId;
import java.util.List;

/**
 * Long traces made by hand: a root that resumes tasks in turn, each of which yields after a few
 * steps.
 */
final class Many {
    private static final StackId ROOT = new StackId(0);
    private static final CodePoint HERE = new CodePoint(0, 0, 0);

    private Many() {}

    /** About {@code count} events of {@code tasks} tasks. */
    static Recorded events(int count, int tasks) {
        var trace = new Recorded();
        trace.add(new TraceEvent.ActivationStarted(new At(0, 0), ROOT, "$main", List.of()));
        long step = 1;
        long made = 0;
        var held = new ContinuationId[tasks];
        for (int i = 0; i < tasks; i++) {
            held[i] = new ContinuationId(made++);
            trace.add(
                    new TraceEvent.ContinuationCreated(
                            new At(step++, 0), held[i], new StackId(i + 1), "$task", HERE));
        }
        for (int i = 0; trace.size() < count; i++) {
            var stack = new StackId(i % tasks + 1);
            var chain = new Chain(stack, stack, 1);
            step += 3 + i % 5;
            trace.add(
                    new TraceEvent.Resumed(
                            new At(step, 0),
                            ROOT,
                            held[i % tasks],
                            chain,
                            new Prompt(HERE, List.of()),
                            List.of()));
            step += 4 + i % 7;
            held[i % tasks] = new ContinuationId(made++);
            trace.add(
                    new TraceEvent.Suspended(
                            new At(step, 0),
                            chain,
                            held[i % tasks],
                            new TagId(0, "$yield"),
                            List.of(),
                            ROOT,
                            0));
        }
        return trace;
    }
}
