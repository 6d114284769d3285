package dev.fiberscope.engine.history;

import java.util.Optional;

/**
 * What hosts did in the run that a branch left: answers for as long as the branch asks the same
 * questions in the same order.
 */
final class Hoped {
    private final Log log;
    private int next;

    /** From entry {@code first} on. */
    Hoped(Log log, int first) {
        this.log = log;
        next = first;
    }

    /** What came next then; empty when nothing did, or when the branch went another way. */
    Optional<Crossing> peek() {
        while (next < log.size() && log.at(next).crossing() instanceof Crossing.Checked) {
            next++;
        }
        return next < log.size() ? Optional.of(log.at(next).crossing()) : Optional.empty();
    }

    void take() {
        next++;
    }

    /** The branch goes another way: nothing of it counts any more. */
    void lose() {
        next = log.size();
    }
}
