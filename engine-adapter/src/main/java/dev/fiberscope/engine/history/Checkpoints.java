package dev.fiberscope.engine.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where the past can be entered, by step. When there are too many, or they hold too much, one goes
 * whose neighbours are close for its age: so the recent past is dense, and the distances grow with
 * the way back. The first and the last one always stay.
 */
final class Checkpoints {
    private static final int MOST = 512;

    /**
     * Steps; as if everything were so much older: the last few need not be denser than the rest.
     */
    private static final long BASE_AGE = 20_000_000;

    private final long budget;
    private final List<Mark> marks = new ArrayList<>();

    /** For each mark what it holds and the next one does not; 0 for the last. */
    private final List<Long> weights = new ArrayList<>();

    private long bytes;

    /** {@code budget} in bytes. */
    Checkpoints(long budget) {
        this.budget = budget;
    }

    /** Bytes that are held beyond the last one, about. */
    long bytes() {
        return bytes;
    }

    int size() {
        return marks.size();
    }

    /** {@code mark} is not before any other. */
    void add(Mark mark) {
        if (!marks.isEmpty()) {
            weigh(marks.size() - 1, mark);
        }
        marks.add(mark);
        weights.add(0L);
        while (marks.size() > 2 && (marks.size() > MOST || bytes > budget)) {
            remove(leastMissed());
        }
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    /**
     * The last mark at or before {@code step}; the first one if all are behind it. There is one.
     */
    Mark lastUpTo(long step) {
        return last(mark -> mark.step() <= step);
    }

    /** The last mark to which so many events led, or fewer. There is one. */
    Mark lastByEvents(long events) {
        return last(mark -> mark.state().events() <= events);
    }

    /** {@code holds} of the marks up to some place, and of none behind it. */
    private Mark last(Predicate<Mark> holds) {
        int low = 0;
        int high = marks.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (holds.test(marks.get(middle))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return marks.get(low);
    }

    Mark last() {
        return marks.getLast();
    }

    /**
     * The same marks as far as they know no more than {@code entries}, for another timeline with
     * the same past.
     */
    Checkpoints knowing(int entries) {
        var part = new Checkpoints(budget);
        marks.stream().filter(mark -> mark.entries() <= entries).forEach(part::add);
        return part;
    }

    private int leastMissed() {
        long now = last().step();
        int least = 1;
        double smallest = Double.MAX_VALUE;
        for (int i = 1; i < marks.size() - 1; i++) {
            double gap = marks.get(i + 1).step() - marks.get(i - 1).step();
            double missed = gap / (now - marks.get(i).step() + BASE_AGE);
            if (missed < smallest) {
                smallest = missed;
                least = i;
            }
        }
        return least;
    }

    private void remove(int index) {
        marks.remove(index);
        bytes -= weights.remove(index);
        weigh(index - 1, marks.get(index));
    }

    private void weigh(int index, Mark next) {
        long weight = marks.get(index).state().bytesBeyond(next.state());
        bytes += weight - weights.set(index, weight);
    }
}
