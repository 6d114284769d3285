package dev.fiberscope.engine.history;

import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.machine.Machine;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Which stretch of the trace is kept whole. The <em>tail</em> grows with the live machine until it
 * is full; from then on events are only counted, unless somebody wants them. What is missing around
 * a place comes back by replay.
 */
final class Windows {
    /** Steps that a window reaches back, and ahead, at most. */
    private static final long BACK = 10_000_000;

    private static final long AHEAD = 1_000_000;

    private final int most;
    private final Machine live;
    private final Past past;
    private EventWindow tail = new EventWindow();

    /** The tail has everything from its beginning up to where the live machine is. */
    private boolean whole = true;

    /** The tail began in the middle of a run, without a look back. */
    private boolean shallow;

    private volatile EventWindow shown = tail;
    private volatile List<Stretch> summaries = List.of();

    /** Keeps {@code most} events. */
    Windows(int most, Machine live, Past past) {
        this.most = most;
        this.live = live;
        this.past = past;
    }

    Trace shown() {
        return shown;
    }

    List<Stretch> summaries() {
        return summaries;
    }

    void summarise(List<Stretch> all) {
        summaries = all;
    }

    void happened(TraceEvent event) {
        if (whole) {
            tail.add(event);
        }
    }

    /** Nothing is kept of what led to where the live machine is. */
    void unknown() {
        whole = false;
    }

    /**
     * The live machine is about to run; {@code wanted}: with events. True if it has to tell them.
     */
    boolean listen(boolean wanted) {
        if (whole && tail.size() < most) {
            return true;
        }
        whole = wanted;
        if (wanted) {
            tail = new EventWindow(live.events(), live.snapshot());
            shallow = true;
        }
        return wanted;
    }

    /** The window that has all events of {@code stretch}. */
    Optional<Trace> with(Stretch stretch) {
        return holds(tail, stretch)
                ? Optional.of(tail)
                : Optional.<Trace>of(shown).filter(_ -> holds(shown, stretch));
    }

    private static boolean holds(EventWindow window, Stretch stretch) {
        return window.before() <= stretch.first()
                && stretch.first() + stretch.events() <= window.end();
    }

    /**
     * Shows the window around {@code step}, the summaries being complete; true if the replica was
     * moved for that. If {@code cancelled}, the window before stays.
     */
    boolean show(long step, boolean inPast, BooleanSupplier cancelled) {
        if (!inPast) {
            boolean missing = !whole || (shallow && tail.size() < most / 16);
            if (missing) {
                read(step, live.step(), cancelled).ifPresent(this::replaceTail);
            }
            if (whole) {
                shown = tail;
            }
            return missing;
        }
        if (covers(shown, step)) {
            return false;
        }
        if (covers(tail, step)) {
            shown = tail;
            return false;
        }
        read(step, ahead(step), cancelled).ifPresent(window -> shown = window);
        return true;
    }

    private void replaceTail(EventWindow window) {
        tail = window;
        whole = true;
        shallow = false;
    }

    private Optional<EventWindow> read(long step, long to, BooleanSupplier cancelled) {
        return past.window(back(step), to, cancelled);
    }

    /** With what led to {@code step}, and what follows. */
    private boolean covers(EventWindow window, long step) {
        return (window.before() == 0 || window.from() < step) && step <= until(window);
    }

    /** The step up to which the window has everything. */
    private long until(EventWindow window) {
        return window.equals(tail) && whole ? live.step() : window.until();
    }

    /** Where a window begins that ends with {@code step}: an eighth of the events that are kept. */
    private long back(long step) {
        long events = most / 8;
        long from = step;
        for (var stretch : summaries.reversed()) {
            if (stretch.from() < step) {
                from = Math.max(stretch.from(), Math.max(step - BACK, 0));
                double share = share(stretch, step);
                if (share >= events) {
                    return Math.max(from, step(stretch, step, -events));
                }
                events -= (long) share;
                if (from == step - BACK) {
                    return from;
                }
            }
        }
        return 0;
    }

    /** Where a window ends that has {@code step} in it: half as much. */
    private long ahead(long step) {
        long most = Math.min(live.step(), step + AHEAD);
        for (var stretch : summaries) {
            if (stretch.to() > step) {
                return Math.min(most, Math.max(step + 1, step(stretch, step, this.most / 16)));
            }
        }
        return most;
    }

    /** How many events the stretch has up to {@code step}, if they are spread evenly. */
    private static double share(Stretch stretch, long step) {
        long length = Math.max(1, stretch.to() - stretch.from());
        return stretch.events() * (double) (Math.min(step, stretch.to()) - stretch.from()) / length;
    }

    /** So many events behind {@code step}, if they are spread evenly. */
    private static long step(Stretch stretch, long step, long events) {
        long length = Math.max(1, stretch.to() - stretch.from());
        return Math.min(step, stretch.to())
                + (long) (events * (double) length / Math.max(1, stretch.events()));
    }
}
