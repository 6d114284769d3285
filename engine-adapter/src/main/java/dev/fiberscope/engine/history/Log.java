package dev.fiberscope.engine.history;

import java.util.ArrayList;
import java.util.List;

/** What crossed the host boundary, in order. One thread. */
public final class Log implements LogRecorder.Sink {
    private final List<Entry> entries = new ArrayList<>();

    /** Empty. */
    public Log() {}

    /** {@code crossing} when {@code step} instructions were executed. */
    public record Entry(long step, Crossing crossing) {}

    /** Number of entries. */
    public int size() {
        return entries.size();
    }

    /** Entry {@code index}, from 0. */
    public Entry at(int index) {
        return entries.get(index);
    }

    @Override
    public void add(long step, Crossing crossing) {
        entries.add(new Entry(step, crossing));
    }

    /** A log of the first {@code count} entries. */
    Log first(int count) {
        var part = new Log();
        part.entries.addAll(entries.subList(0, count));
        return part;
    }
}
