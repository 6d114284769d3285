package dev.fiberscope.ui.console;

import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.collections.ObservableListBase;

/**
 * The events of a trace as a list that grows with it; or only those that were chosen from it.
 * Nothing is copied.
 */
final class EventList extends ObservableListBase<TraceEvent> {
    private final Trace trace;
    private final Optional<int[]> chosen;
    private int size;

    /** All events. */
    EventList(Trace trace) {
        this.trace = trace;
        this.chosen = Optional.empty();
        this.size = trace.size();
    }

    /** The events at the indices {@code chosen}, in that order. */
    EventList(Trace trace, int[] chosen) {
        this.trace = trace;
        this.chosen = Optional.of(chosen);
        this.size = chosen.length;
    }

    /** Indices of the events that {@code words} ask for. Any thread; takes long for long traces. */
    static int[] search(Trace trace, String words) {
        var asked = Asked.of(words);
        return IntStream.range(0, trace.size())
                .filter(i -> asked.matches(trace.event(i)))
                .toArray();
    }

    /**
     * Takes in what was added to the trace; false when {@code present} is another one, or shorter:
     * a new list is due.
     */
    boolean grow(Trace present) {
        int now = chosen.map(all -> all.length).orElseGet(trace::size);
        if (!present.equals(trace) || now < size) {
            return false;
        }
        if (now > size) {
            beginChange();
            nextAdd(size, now);
            size = now;
            endChange();
        }
        return true;
    }

    /**
     * Position in this list of the first event at or behind {@code step}; the size if there is
     * none.
     */
    int firstFrom(long step) {
        int index = trace.firstFrom(step);
        return Math.min(
                size,
                chosen.map(all -> Arrays.binarySearch(all, index))
                        .map(found -> found >= 0 ? found : -found - 1)
                        .orElse(index));
    }

    @Override
    public TraceEvent get(int index) {
        return trace.event(chosen.map(all -> all[index]).orElse(index));
    }

    @Override
    public int size() {
        return size;
    }
}
