package dev.fiberscope.engine.history;

import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.Interval;
import dev.fiberscope.engine.machine.Tally;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import java.util.HashSet;
import java.util.Set;

/**
 * The summary of a stretch between two checkpoints.
 *
 * @param first number of events of the run in front of it
 * @param made number of continuations that were made in front of it
 * @param madeEnd the same behind it
 * @param tags names of the tags of its events, and perhaps of others
 */
record Stretch(
        long from, long to, long first, Tally tally, long made, long madeEnd, Set<String> tags)
        implements Interval {
    Stretch {
        tags = Set.copyOf(tags);
    }

    @Override
    public long events() {
        return tally.events();
    }

    @Override
    public long count(EventType type) {
        return tally.count(type);
    }

    @Override
    public boolean mayName(StackId stack) {
        return tally.mayName(stack);
    }

    @Override
    public boolean mayName(ContinuationId continuation) {
        long ordinal = continuation.number();
        return (made <= ordinal && ordinal < madeEnd) || tally.mayConsume(ordinal);
    }

    @Override
    public boolean mayName(String tag) {
        return tags.contains(tag);
    }

    /** Both together; {@code next} begins where this ends. */
    Stretch with(Stretch next) {
        var sum = new Tally();
        sum.add(tally);
        sum.add(next.tally);
        var names = new HashSet<>(tags);
        names.addAll(next.tags);
        return new Stretch(from, next.to, first, sum, made, next.madeEnd, names);
    }
}
