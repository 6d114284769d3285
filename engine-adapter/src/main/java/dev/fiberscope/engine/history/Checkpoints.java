package dev.fiberscope.engine.history;

import dev.fiberscope.engine.machine.Checkpoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the past can be entered, by step. Their number is bounded: when there are too many, every
 * second one of the older half goes, so that the recent past stays close. The first one always
 * stays.
 */
final class Checkpoints {
    private static final int MOST = 64;

    private final List<Mark> marks = new ArrayList<>();

    /**
     * A state of the machine with the places in log and trace that belong to it.
     *
     * @param entries number of log entries that the state knows
     * @param events number of events that led to it
     */
    record Mark(Checkpoint state, int entries, int events) {
        long step() {
            return state.step();
        }
    }

    /** {@code mark} is not before any other. */
    void add(Mark mark) {
        marks.add(mark);
        if (marks.size() > MOST) {
            thin();
        }
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    /**
     * The last mark at or before {@code step}; the first one if all are behind it. There is one.
     */
    Mark lastUpTo(long step) {
        int low = 0;
        int high = marks.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (marks.get(middle).step() <= step) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return marks.get(low);
    }

    boolean holds(Mark mark) {
        return marks.contains(mark);
    }

    Mark last() {
        return marks.getLast();
    }

    private void thin() {
        var kept = new ArrayList<Mark>();
        for (int i = 0; i < marks.size(); i++) {
            if (i % 2 == 0 || i > marks.size() / 2) {
                kept.add(marks.get(i));
            }
        }
        marks.clear();
        marks.addAll(kept);
    }
}
