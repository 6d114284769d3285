package dev.fiberscope.ui.session;

import dev.fiberscope.engine.session.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Notices of one session that the JavaFX thread has not seen yet. Filled on the session's thread;
 * all that wait are taken in together.
 */
final class Incoming {
    private final Executor fx;
    private final Consumer<List<Notice>> takeIn;
    private final List<Notice> waiting = new ArrayList<>();

    /** {@code takeIn} is called by {@code fx}. */
    Incoming(Executor fx, Consumer<List<Notice>> takeIn) {
        this.fx = fx;
        this.takeIn = takeIn;
    }

    void arrived(Notice notice) {
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.add(notice);
        }
        if (first) {
            fx.execute(() -> takeIn.accept(taken()));
        }
    }

    private List<Notice> taken() {
        synchronized (waiting) {
            var all = List.copyOf(waiting);
            waiting.clear();
            return all;
        }
    }
}
