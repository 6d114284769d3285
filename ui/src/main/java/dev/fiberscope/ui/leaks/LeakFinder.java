package dev.fiberscope.ui.leaks;

import dev.fiberscope.engine.analysis.LeakVerdict;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.history.Reach;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.ui.layout.Reachable;
import dev.fiberscope.ui.leaks.layout.Findings;
import dev.fiberscope.ui.leaks.layout.Growth;
import dev.fiberscope.ui.leaks.layout.PastEvents;
import dev.fiberscope.ui.leaks.layout.Sample;
import dev.fiberscope.ui.session.ConsoleLine;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.SessionModel;
import dev.fiberscope.ui.session.Shown;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Searches the stops of the model for leaks, on other threads; on the JavaFX thread itself. Up to
 * {@value #FOLLOWED} stacks beside the running chain it follows every stop, beyond that it waits
 * until somebody asks, and what it found before stays, with its step.
 */
public final class LeakFinder {
    /** More stacks are not searched unasked. */
    static final int FOLLOWED = 10_000;

    /** A stack that did not run for more steps is a suspect. */
    static final long STALE_AFTER = 1_000_000;

    private static final Growth NO_GROWTH = new Growth(List.of(new Growth.Point(0, 0)));

    private final SessionModel model;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Optional<Findings>> findings =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Search> search =
            new ReadOnlyObjectWrapper<>(new Search.Idle());
    private final TreeMap<Long, Sample> samples = new TreeMap<>();
    private Optional<AtomicBoolean> underWay = Optional.empty();
    private Growth growth = NO_GROWTH;
    private PastEvents past = PastEvents.NONE;
    private int run;

    /** {@code fx} takes work from other threads. */
    public LeakFinder(SessionModel model, Executor fx) {
        this.model = model;
        this.fx = fx;
        model.shown().subscribe(this::show);
    }

    /** What was found last, maybe of an earlier stop. */
    public ReadOnlyObjectProperty<Optional<Findings>> findings() {
        return findings.getReadOnlyProperty();
    }

    /** How the search of the present stop stands. */
    public ReadOnlyObjectProperty<Search> search() {
        return search.getReadOnlyProperty();
    }

    /** How many continuations wait over the run; as of the last search. */
    public Growth growth() {
        return growth;
    }

    /** What the searches of this run found, by step. */
    public List<Sample> samples() {
        return List.copyOf(samples.values());
    }

    private void show(Shown before, Shown now) {
        if (now.stop().isEmpty()) {
            forget();
        } else if (!before.sameStop(now)) {
            now.stop().ifPresent(this::stopped);
        }
    }

    private void forget() {
        cancelled();
        samples.clear();
        past = PastEvents.NONE;
        growth = NO_GROWTH;
        search.set(new Search.Idle());
        findings.set(Optional.empty());
    }

    private void stopped(Stop stop) {
        if (run != model.run()) {
            run = model.run();
            forget();
        }
        cancelled();
        int aside = aside(stop);
        if (aside <= FOLLOWED) {
            begin();
        } else {
            search.set(new Search.Due(aside));
        }
    }

    private static int aside(Stop stop) {
        return stop.snapshot().stacks().size() - stop.snapshot().runningChain().size();
    }

    private void cancelled() {
        underWay.ifPresent(each -> each.set(true));
        underWay = Optional.empty();
    }

    /** Gives the search up that goes on. */
    public void cancel() {
        cancelled();
        model.stop()
                .ifPresentOrElse(
                        stop -> search.set(new Search.Due(aside(stop))),
                        () -> search.set(new Search.Idle()));
    }

    /** Searches the present stop, in place of a search that goes on. */
    public void begin() {
        cancelled();
        var session = model.session().get();
        var stop = model.stop();
        if (session.isPresent() && stop.isPresent()) {
            begin(session.get(), stop.get().snapshot());
        }
    }

    private void begin(OpenSession session, Snapshot snapshot) {
        var cancelled = new AtomicBoolean();
        underWay = Optional.of(cancelled);
        search.set(new Search.Going(0));
        var trace = session.trace();
        var summaries = session.summaries();
        var known = past;
        int mine = run;
        Thread.ofVirtual()
                .name("leaks")
                .start(() -> {
                    try {
                        var counted = Growth.of(summaries, trace);
                        var found = search(mine, snapshot, trace, known, cancelled);
                        var dropped = found.map(LeakFinder::dropped).orElse(Set.of());
                        fx.execute(() -> {
                            arrived(cancelled, counted, found);
                            model.drop(snapshot, dropped);
                        });
                    } catch (RuntimeException | Error fault) {
                        fx.execute(() -> failed(cancelled, fault));
                    }
                });
    }

    /** On a thread of its own. */
    private Optional<Findings> search(
            int of, Snapshot snapshot, Trace trace, PastEvents known, AtomicBoolean cancelled) {
        return Findings.of(
                of,
                snapshot,
                known.book(trace, snapshot.step()),
                known.complete(trace),
                STALE_AFTER,
                telling(cancelled));
    }

    /**
     * What the picture cannot see by itself: leaks to which an object refers that nothing reaches.
     */
    private static Set<StackId> dropped(Findings findings) {
        var all = new HashSet<StackId>();
        LeakVerdict.failing().forEach(verdict -> all.addAll(findings.leaks().stacks(verdict)));
        all.removeAll(Reachable.forgotten(findings.snapshot()));
        return all;
    }

    /** Tells every hundredth. */
    private Progress telling(AtomicBoolean cancelled) {
        return new Progress() {
            private long told;

            @Override
            public boolean goOn(long done, long all) {
                long now = 100 * done / Math.max(1, all);
                if (now > told) {
                    told = now;
                    fx.execute(() -> tell(cancelled, now / 100.0));
                }
                return !cancelled.get();
            }
        };
    }

    private void tell(AtomicBoolean by, double done) {
        if (!by.get()) {
            search.set(new Search.Going(done));
        }
    }

    private void arrived(AtomicBoolean by, Growth counted, Optional<Findings> found) {
        if (by.get() || found.isEmpty()) {
            return;
        }
        underWay = Optional.empty();
        growth = counted;
        found.ifPresent(each ->
                samples.put(
                        each.step(), new Sample(each.step(), each.failing(), each.failingBytes())));
        search.set(new Search.Idle());
        findings.set(found);
    }

    private void failed(AtomicBoolean by, Throwable fault) {
        if (!by.get()) {
            cancel();
            model.say(
                    new ConsoleLine(
                            ConsoleLine.Kind.FAULT,
                            "The search for leaks failed: " + fault + "\n"));
        }
    }

    /**
     * Looks in the whole run for where stacks were made, and searches once more when that is known.
     */
    void lookBack() {
        model.stop()
                .map(stop -> stop.snapshot().step())
                .ifPresent(step ->
                        model.search(
                                PastEvents.TELLING,
                                new Reach(0, step, true, PastEvents.MOST),
                                found ->
                                        found.ifPresent(events -> {
                                            past = new PastEvents(events.reversed(), step);
                                            begin();
                                        })));
    }
}
