package dev.fiberscope.ui.session;

import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.ui.layout.Selected;
import java.util.Optional;

/**
 * What all panes show: a stop, and what is chosen in it. Each is new, and equal to no other:
 * comparing whole snapshots takes long, and observable values compare.
 */
public final class Shown {
    private final Optional<Stop> stop;
    private final Optional<Stop> before;
    private final Optional<Selected> selection;

    Shown(Optional<Stop> stop, Optional<Stop> before, Optional<Selected> selection) {
        this.stop = stop;
        this.before = before;
        this.selection = selection;
    }

    /** The last stop; it stays while the session runs on. Empty when nothing is open. */
    public Optional<Stop> stop() {
        return stop;
    }

    /** The stop before that: what differs is marked as changed. */
    public Optional<Stop> before() {
        return before;
    }

    /**
     * The one thing that is chosen, in all panes. With each stop it is where the program stands.
     */
    public Optional<Selected> selection() {
        return selection;
    }

    /** True when {@code other} differs in the selection alone. */
    @SuppressWarnings("ReferenceEquality") // comparing snapshots takes long
    public boolean sameStop(Shown other) {
        return stop.orElse(null) == other.stop.orElse(null);
    }
}
