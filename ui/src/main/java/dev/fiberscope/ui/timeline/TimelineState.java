package dev.fiberscope.ui.timeline;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.Interval;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Direction;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.ui.bookmark.Bookmark;
import dev.fiberscope.ui.bookmark.Bookmarks;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.SessionModel;
import dev.fiberscope.ui.session.Shown;
import dev.fiberscope.ui.timeline.layout.Density;
import dev.fiberscope.ui.timeline.layout.EventWords;
import dev.fiberscope.ui.timeline.layout.Known;
import dev.fiberscope.ui.timeline.layout.Lanes;
import dev.fiberscope.ui.timeline.layout.Overview;
import dev.fiberscope.ui.timeline.layout.Showing;
import dev.fiberscope.ui.timeline.layout.TimeWindow;
import dev.fiberscope.ui.timeline.layout.TimelineWords;
import dev.fiberscope.ui.timeline.layout.Viewport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * What the timeline shows of the model, and what is asked of the model there: the lanes as far as
 * they are read, the visible steps, the journey under way. On the JavaFX thread.
 */
final class TimelineState {
    private final SessionModel model;
    private final Bookmarks bookmarks;
    private final Function<Snapshot, Set<StackId>> forgotten;
    private final Runnable changed;
    private final Viewport viewport = new Viewport();
    private final SeenForgotten seen = new SeenForgotten();
    private final Travel travel;
    private final SeenStops stops = new SeenStops();
    private Optional<Lanes> lanes = Optional.empty();

    /** Those that are shown, where not all are. */
    private Optional<Lanes> alone = Optional.empty();

    private Known known = Known.all(0);
    private Density density = Density.of(List.of());
    private boolean following;
    private int run;

    /** {@code changed} is run whenever something else is to be shown. */
    TimelineState(
            SessionModel model,
            Bookmarks bookmarks,
            Function<Snapshot, Set<StackId>> forgotten,
            Runnable changed) {
        this.model = model;
        this.bookmarks = bookmarks;
        this.forgotten = forgotten;
        this.changed = changed;
        this.travel = new Travel(step -> model.send(new Command.TravelTo(step)));
        bookmarks.listen(changed);
        model.shown().subscribe(this::show);
        model.lost()
                .subscribe(() -> {
                    model.stop().ifPresent(this::learn);
                    changed.run();
                });
        model.leaksAlone()
                .subscribe(() -> {
                    choose();
                    changed.run();
                });
        model.dropped()
                .subscribe(dropped -> {
                    if (!dropped.isEmpty()) {
                        seen.saw(present(), dropped);
                        choose();
                        changed.run();
                    }
                });
        model.refusal().subscribe(refusal -> refusal.ifPresent(_ -> arrive()));
        model.fault().subscribe(fault -> fault.ifPresent(_ -> arrive()));
    }

    /** Empty while nothing is open. */
    Optional<Lanes> lanes() {
        return alone.or(() -> lanes);
    }

    /** Only lanes of forgotten stacks, where that is asked for. */
    private void choose() {
        alone =
                model.leaksAlone().get()
                        ? lanes.map(all -> all.only(seen.losses().keySet()))
                        : Optional.empty();
    }

    TimeWindow window() {
        return viewport.window();
    }

    long present() {
        return model.stop().map(stop -> stop.snapshot().step()).orElse(0L);
    }

    long recordedTo() {
        return Math.max(present(), model.stop().map(Stop::recordedTo).orElse(0L));
    }

    /** The window has another width: looks whether the present is still in sight. */
    void resized() {
        following = true;
    }

    /**
     * All of it, with the window moved to where the present is.
     *
     * @param width of the axis, in units
     * @param scrolled how far the lanes are scrolled down
     */
    Showing showing(Lanes all, double width, double scrolled) {
        if (following) {
            following = false;
            viewport.follow(all, known, present(), recordedTo(), width);
        }
        var wanted = travel.wanted();
        return new Showing(
                present(),
                recordedTo(),
                viewport.window(),
                scrolled,
                selected(),
                seen.losses(),
                bookmarks.all(),
                wanted.equals(OptionalLong.of(present())) ? OptionalLong.empty() : wanted,
                known,
                overview());
    }

    /** The whole run, where that is longer than what the lanes have. */
    Optional<Overview> overview() {
        return lanes.isPresent() && !known.equals(Known.all(recordedTo()))
                ? Optional.of(new Overview(density, stops.steps()))
                : Optional.empty();
    }

    // ---- what the model says

    private void show(Shown before, Shown now) {
        if (now.stop().isEmpty()) {
            lanes = Optional.empty();
            alone = Optional.empty();
            forget();
        } else if (!before.sameStop(now) || lanes.isEmpty()) {
            now.stop().ifPresent(this::stopped);
            travel.arrived();
        }
        changed.run();
    }

    private void stopped(Stop stop) {
        var session = model.session().get();
        var trace = session.map(OpenSession::trace);
        if (run != model.run()) {
            run = model.run();
            forget();
        }
        if (!trace.equals(lanes.map(Lanes::trace))) {
            lanes = trace.map(Lanes::new);
        }
        lanes.ifPresent(Lanes::read);
        density =
                Density.of(
                        session.<List<? extends Interval>>map(OpenSession::summaries)
                                .orElse(List.of()));
        known =
                lanes.map(all -> Known.of(all, density.events(), present(), recordedTo()))
                        .orElse(Known.all(0));
        stops.saw(stop);
        seen.saw(stop.snapshot().step(), forgotten.apply(stop.snapshot()));
        learn(stop);
        following = true;
    }

    /** When the stacks of {@code stop} were forgotten, and by whom, as far as that was found. */
    private void learn(Stop stop) {
        model.lost()
                .get()
                .forEach((continuation, last) -> seen.lost(stop.snapshot(), continuation, last));
        choose();
    }

    private void forget() {
        viewport.reset();
        seen.clear();
        stops.clear();
        travel.forget();
    }

    private void arrive() {
        travel.arrived();
        changed.run();
    }

    private Optional<StackId> selected() {
        var now = model.shown().get();
        return now.selection()
                .flatMap(selection ->
                        selection instanceof Selected.OfStack(var stack)
                                ? Optional.of(stack)
                                : now.stop()
                                        .flatMap(stop ->
                                                Focus.of(stop.snapshot(), now.selection()).stack())
                                        .map(stack -> stack.id()));
    }

    // ---- what is asked of it

    /** Travels, unless something else runs. */
    void go(long step) {
        boolean here = step == present() && travel.wanted().isEmpty();
        boolean elsewhereBusy = model.running().get() && travel.wanted().isEmpty();
        if (!here && !elsewhereBusy) {
            travel.to(step);
            changed.run();
        }
    }

    void goToEventBefore() {
        lanes.ifPresent(all -> {
            long there = all.before(travel.wanted().orElse(present()));
            if (there == 0 && all.older()) {
                seek(Direction.BACKWARD);
            } else {
                go(there);
            }
        });
    }

    void goToEventBehind() {
        lanes.ifPresent(all -> {
            var there = all.after(travel.wanted().orElse(present()));
            if (there.isEmpty() && known.to() < recordedTo()) {
                seek(Direction.FORWARD);
            } else {
                go(there.orElse(recordedTo()));
            }
        });
    }

    /** To an event that is not among the lanes. */
    private void seek(Direction direction) {
        if (!model.running().get() && travel.wanted().isEmpty()) {
            model.send(new Command.SeekEvent(EventQuery.ALL, direction));
        }
    }

    /** Goes {@code parts} hundredths of the whole recording further. */
    void goFar(int parts) {
        long far = Math.max(1, recordedTo() / 100);
        go(Math.clamp(travel.wanted().orElse(present()) + parts * far, 0, recordedTo()));
    }

    void select(StackId stack) {
        model.select(new Selected.OfStack(stack));
    }

    /**
     * Selects the stack {@code by} lanes further down; without a selection the first, or the last.
     */
    void selectLane(int by) {
        var all = lanes().map(Lanes::all).orElse(List.of());
        int now =
                selected()
                        .flatMap(stack -> lanes().flatMap(each -> each.place(stack)))
                        .orElse(by > 0 ? -1 : all.size());
        if (now + by >= 0 && now + by < all.size()) {
            select(all.get(now + by).stack());
        }
    }

    /** Zooms around the present; around the middle when that is out of sight. */
    void zoom(double factor) {
        var window = viewport.window();
        zoom(factor, window.contains(present()) ? present() : window.from() + window.length() / 2);
    }

    void zoom(double factor, double step) {
        viewport.zoom(factor, step);
        changed.run();
    }

    void pan(double steps) {
        viewport.pan(steps);
        changed.run();
    }

    /** Shows the whole recording. */
    void fit() {
        viewport.fit();
        changed.run();
    }

    /** Marks the present step, and gives it; or takes its bookmark away. */
    OptionalLong toggleBookmark() {
        long step = present();
        if (lanes.isEmpty()) {
            return OptionalLong.empty();
        }
        if (bookmarks.at(step).isPresent()) {
            bookmarks.remove(step);
            return OptionalLong.empty();
        }
        var name = TimelineWords.event(lanes.get(), step).orElse("step " + EventWords.count(step));
        bookmarks.put(new Bookmark(step, name));
        return OptionalLong.of(step);
    }
}
