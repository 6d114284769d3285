package dev.fiberscope.engine.history;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * States that were left behind on the way to a place in the past, the closer the denser: from there
 * the next steps back are short. The farthest go when they hold too much.
 */
final class Near {
    private static final int MOST = 32;

    /** Steps between the last one and the place, at most. */
    private static final long GRAIN = 1024;

    /** How much farther away each one is than the next. */
    private static final long RATIO = 4;

    private final long budget;
    private final NavigableMap<Long, Left> marks = new TreeMap<>();
    private long bytes;

    /**
     * @param bytes that were copied on the way to it, which it may hold alone
     */
    private record Left(Mark mark, long bytes) {}

    /** {@code budget} in bytes. */
    Near(long budget) {
        this.budget = budget;
    }

    /**
     * On the way from {@code from} to {@code to}: the next place behind {@code from} to leave one,
     * or {@code to}.
     */
    static long next(long from, long to) {
        long distance = GRAIN;
        while (to - distance * RATIO > from) {
            distance *= RATIO;
        }
        return to - distance > from ? to - distance : to;
    }

    /** {@code copied} bytes were copied since the last one, or since the past was entered. */
    void add(Mark mark, long copied) {
        var before = marks.put(mark.step(), new Left(mark, copied));
        bytes += copied - (before == null ? 0 : before.bytes());
        while (marks.size() > 1 && (marks.size() > MOST || bytes > budget)) {
            long first = mark.step() - marks.firstKey();
            long last = marks.lastKey() - mark.step();
            var gone = first >= last ? marks.pollFirstEntry() : marks.pollLastEntry();
            bytes -= gone.getValue().bytes();
        }
    }

    /** The last one before {@code step} if it is behind {@code other}, else that. */
    Mark later(Mark other, long step) {
        var last = marks.lowerEntry(step);
        return last != null && last.getKey() > other.step() ? last.getValue().mark() : other;
    }
}
