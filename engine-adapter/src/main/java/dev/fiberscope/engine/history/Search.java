package dev.fiberscope.engine.history;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Storage;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * Looks for moments and events of a whole recorded run. Every search moves the replica, and ends
 * with nothing, or with what it has, when somebody cancels it. Engine thread only.
 */
public final class Search {
    private final Timeline timeline;
    private final Past past;
    private final List<Stretch> stretches;
    private final Windows windows;
    private final BooleanSupplier cancelled;

    Search(
            Timeline timeline,
            Past past,
            List<Stretch> stretches,
            Windows windows,
            BooleanSupplier cancelled) {
        this.timeline = timeline;
        this.past = past;
        this.stretches = stretches;
        this.windows = windows;
        this.cancelled = cancelled;
    }

    /**
     * The last step before {@code before} at which {@code sought} held; empty if there is none, or
     * if it was cancelled.
     */
    public OptionalLong last(Sought sought, long before) {
        return before == 0 ? OptionalLong.empty() : past.last(sought, before - 1, cancelled);
    }

    /**
     * The events of {@code query} among those that led to the present step of the live machine,
     * however old.
     *
     * @param reach which of them, and how many
     */
    public List<TraceEvent> events(EventQuery query, Reach reach) {
        return events(query, _ -> true, reach);
    }

    /** The same, but only events for which {@code also} holds. */
    public List<TraceEvent> events(EventQuery query, Predicate<TraceEvent> also, Reach reach) {
        return new EventSearch(stretches, windows, past, reach, cancelled)
                .find(query, event -> query.matches(event) && also.test(event));
    }

    /**
     * What is known of a stack at {@code step} beyond its state, however old: what made it; and if
     * it was the top of a chain that suspended or switched, the last such event, behind the resume
     * whose clause took it. The oldest first; nothing of a root stack, and less if it was
     * cancelled.
     */
    public List<TraceEvent> story(StackId stack, long step) {
        return new StorySearch(this, stack, step).events();
    }

    WriteSearch writes(Storage storage) {
        return new WriteSearch(
                past,
                timeline.log(),
                timeline.live(),
                storage,
                timeline.halts().writersOf(storage),
                timeline.halts().all(),
                cancelled);
    }

    /**
     * The first recorded step of all at which {@code holds}; it changes only by {@code changes}.
     * Empty if there is none, or if it was cancelled.
     */
    public OptionalLong first(Changes changes, Predicate<Machine> holds) {
        return forward().first(changes, holds);
    }

    /** The same of something that may change at any step, which are looked at one by one. */
    public OptionalLong firstOfAll(Predicate<Machine> holds) {
        return forward().firstOfAll(holds);
    }

    /**
     * The first recorded step with a number of stacks, or of the {@code suspended} ones among them,
     * of which {@code holds} says yes; never of one less than {@code least}.
     */
    public OptionalLong firstCount(boolean suspended, LongPredicate holds, long least) {
        return forward().firstCount(suspended, holds, least);
    }

    /**
     * The first recorded step with {@code number} frames, or more unless {@code exactly}; at least
     * 2.
     */
    public OptionalLong firstFrames(int number, boolean exactly) {
        return forward().firstFrames(number, exactly);
    }

    private Forward forward() {
        return new Forward(past, timeline.live(), stretches, timeline.halts().all(), cancelled);
    }
}
