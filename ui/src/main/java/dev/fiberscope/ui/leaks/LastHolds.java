package dev.fiberscope.ui.leaks;

import dev.fiberscope.engine.analysis.LastHold;
import dev.fiberscope.engine.analysis.Leak;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.session.TurningPoint;
import dev.fiberscope.ui.leaks.layout.LeakStory.Loss;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.SessionModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who held leaks of this run last, as far as somebody wanted to know. A search gives way to every
 * command, and is asked for again at the next stop. On the JavaFX thread.
 */
final class LastHolds {
    private final SessionModel model;
    private final Runnable changed;
    private final Map<StackId, LastHold> known = new HashMap<>();
    private final Set<StackId> asked = new HashSet<>();
    private int run;

    /** {@code changed} is run when something was found. */
    LastHolds(SessionModel model, Runnable changed) {
        this.model = model;
        this.changed = changed;
        model.shown()
                .subscribe((before, now) -> {
                    if (!before.sameStop(now)) {
                        asked.clear();
                    }
                });
    }

    /** What is known of {@code leak}, which was found at {@code step}; else it is looked for. */
    Loss of(Leak leak, long step) {
        if (run != model.run()) {
            run = model.run();
            known.clear();
            asked.clear();
        }
        var bottom = leak.chain().bottom();
        if (leak.path().isPresent()) {
            return new Loss.None();
        }
        if (known.containsKey(bottom)) {
            return new Loss.Known(known.get(bottom));
        }
        var session = model.session().get();
        if (session.isPresent() && asked.add(bottom)) {
            seek(session.get(), bottom, step);
        }
        return new Loss.Looking();
    }

    /** What is known of the stack, without looking for it. */
    Optional<LastHold> known(StackId bottom) {
        return run == model.run() ? Optional.ofNullable(known.get(bottom)) : Optional.empty();
    }

    private void seek(OpenSession session, StackId bottom, long step) {
        int mine = run;
        session.seek(
                new TurningPoint(
                        step,
                        LastHold.isLost(bottom),
                        (before, _) -> {
                            var last = LastHold.of(bottom, before);
                            model.later(() -> found(mine, last));
                        }));
    }

    private void found(int mine, Optional<LastHold> last) {
        if (mine == run && last.isPresent()) {
            known.put(last.get().stack(), last.get());
            changed.run();
        }
    }
}
