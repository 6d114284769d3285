package dev.fiberscope.engine.history;

import java.util.ArrayList;
import java.util.List;

/** What crossed the host boundary, in order. Engine thread only. */
public final class Log {
    private final List<Entry> entries = new ArrayList<>();

    Log() {}

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

    void add(long step, Crossing crossing) {
        entries.add(new Entry(step, crossing));
    }
}
