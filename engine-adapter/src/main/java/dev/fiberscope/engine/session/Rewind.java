package dev.fiberscope.engine.session;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.history.Reach;
import dev.fiberscope.engine.history.Sought;
import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Where a command wants to be, going backward: the mirror of the forward rules. Each method gives a
 * step before the present one, or nothing where there is none, or when {@code cancelled}. They move
 * the timeline; the caller travels afterwards.
 */
record Rewind(Timeline timeline, BooleanSupplier cancelled) {
    private static final Set<EventType> BEGINNINGS =
            Set.of(
                    EventType.ACTIVATION_STARTED,
                    EventType.RESUMED,
                    EventType.RESUMED_THROWING,
                    EventType.SWITCHED);

    OptionalLong instruction() {
        return timeline.step() == 0 ? OptionalLong.empty() : OptionalLong.of(timeline.step() - 1);
    }

    /** The last moment at which {@code watch} has something to stop for. */
    OptionalLong condition(Watch watch) {
        long now = timeline.step();
        var event = watch.lastEvent(now, cancelled);
        var place = breakpoint(now);
        return event.isPresent() && event.getAsLong() > place.orElse(-1) ? event : place;
    }

    private OptionalLong breakpoint(long now) {
        var places = timeline.halts().breakpoints();
        return places.isEmpty()
                ? OptionalLong.empty()
                : timeline.search(cancelled).last(new Sought.BreakpointAhead(places), now);
    }

    OptionalLong otherStack() {
        return timeline.search(cancelled).last(new Sought.StackChanged(), timeline.step());
    }

    /**
     * The last instruction of this frame, or where the frame began since, the one that began it: a
     * call below it, or what made its stack run first. Where nothing is next, the last instruction
     * of all.
     */
    OptionalLong over() {
        long now = timeline.step();
        if (now == 0 || !timeline.ready()) {
            return instruction();
        }
        var stack = timeline.runningStack();
        int depth = timeline.runningDepth();
        if (!timeline.travel(now - 1, cancelled)) {
            return OptionalLong.empty();
        }
        boolean here = timeline.runningStack().equals(stack) && timeline.runningDepth() <= depth;
        return here || unbegun(stack)
                ? OptionalLong.of(now - 1)
                : timeline.search(cancelled).last(new Sought.Control(stack, depth), now - 1);
    }

    /**
     * The instruction that began this frame; of the first frame of an activation, the last one
     * before that.
     */
    OptionalLong out() {
        if (timeline.step() > 0
                && !timeline.ready()
                && !timeline.travel(timeline.step() - 1, cancelled)) {
            return OptionalLong.empty();
        }
        if (!timeline.ready()) {
            return OptionalLong.empty();
        }
        var stack = timeline.runningStack();
        int depth = timeline.runningDepth();
        return depth > 0
                ? timeline.search(cancelled)
                        .last(new Sought.Control(stack, depth - 1), timeline.step())
                : beginning(stack);
    }

    private boolean unbegun(StackId stack) {
        return timeline.snapshot()
                .stack(stack)
                .map(it -> it.state() instanceof StackState.Fresh)
                .orElse(true);
    }

    private OptionalLong beginning(StackId stack) {
        var began =
                timeline.search(cancelled)
                        .events(
                                EventQuery.of(BEGINNINGS).naming(stack),
                                event -> begins(event, stack),
                                Reach.first());
        return began.stream()
                .mapToLong(event -> event.at().step() - 1)
                .filter(step -> step >= 0)
                .findFirst();
    }

    private static boolean begins(TraceEvent event, StackId stack) {
        return switch (event) {
            case TraceEvent.ActivationStarted started -> started.root().equals(stack);
            case TraceEvent.Resumed resumed -> resumed.chain().top().equals(stack);
            case TraceEvent.ResumedThrowing resumed -> resumed.chain().top().equals(stack);
            case TraceEvent.Switched switched -> switched.to().top().equals(stack);
            default -> false;
        };
    }
}
