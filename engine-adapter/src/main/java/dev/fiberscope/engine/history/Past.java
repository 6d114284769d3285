package dev.fiberscope.engine.history;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.machine.FrameWatch;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Phase;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.model.StackId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The way to any recorded step: the nearest checkpoint, and from there forward on the
 * <em>replica</em>, a second machine that calls no host; and the search for moments, from the
 * latest stretch between checkpoints to the earliest. Engine thread only.
 */
final class Past {
    private static final long NOWHERE = -1;

    private final Player replica;
    private final Checkpoints checkpoints;
    private final Near near;
    private final Latest latest = new Latest();
    private Optional<Consumer<TraceEvent>> reader = Optional.empty();

    /** The step that the replica came to with its events told, or {@link #NOWHERE}. */
    private long arrived = NOWHERE;

    private long copied;

    Past(Settings settings, Log log, Checkpoints checkpoints, Budget budget) {
        this.replica = new Player(new Machine(settings, this::happened), log);
        this.checkpoints = checkpoints;
        this.near = new Near(budget.checkpoints() / 4);
    }

    Machine machine() {
        return replica.machine();
    }

    /** Number of log entries that the replica knows. */
    int entries() {
        return replica.entries();
    }

    /**
     * The events of the step where the replica stands, if it came there by {@link #travel} or
     * {@link #run}.
     */
    List<TraceEvent> eventsHere() {
        return latest.at(machine().step());
    }

    Latest latest() {
        return latest;
    }

    Checkpoints checkpoints() {
        return checkpoints;
    }

    private void happened(TraceEvent event) {
        latest.add(event);
        reader.ifPresent(each -> each.accept(event));
    }

    /**
     * Goes on from where the replica is, telling events if they are {@code heard}; true if the log
     * has nothing more.
     */
    boolean run(RunLimit limit, boolean heard) {
        machine().hear(heard);
        replica.run(limit);
        arrived = heard ? machine().step() : NOWHERE;
        return replica.atEndOfLog();
    }

    /** The replica has come to where {@code live} is: it has to be the same. */
    void compare(Machine live) {
        replica.check(new Crossing.Checked(live.events(), live.digest()));
    }

    /** To {@code step}, which is recorded; false if {@code cancelled} on the way. */
    boolean travel(long step, BooleanSupplier cancelled) {
        if (arrived == step && machine().step() == step) {
            return true;
        }
        var mark = step == 0 ? checkpoints.lastUpTo(0) : near.later(before(step), step);
        long from = machine().step();
        if (from >= step || from < mark.step()) {
            restore(mark);
        }
        arrived = NOWHERE;
        machine().hear(step == 0);
        replica.settle();
        while (machine().step() < step) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            approach(step);
        }
        arrived = step;
        return true;
    }

    private Mark before(long step) {
        return checkpoints.lastUpTo(step - 1);
    }

    /** A stretch of the way to {@code step}; the last instruction alone, with its events. */
    private void approach(long step) {
        var machine = machine();
        long from = machine.step();
        long next = Near.next(from, step);
        machine.hear(from == step - 1);
        replica.run(
                Timeline.slice(
                        RunLimit.to(from == step - 1 ? step : Math.min(next, step - 1)), from));
        if (machine.step() == next && next < step) {
            near.add(mark(), machine.copied() - copied);
            copied = machine.copied();
        }
        if (machine.step() == from && machine.phase() != Phase.READY && replica.atEndOfLog()) {
            throw new Divergence(from, "that it went on to step " + step, "that it ended");
        }
    }

    private Mark mark() {
        return new Mark(machine().checkpoint(), replica.entries());
    }

    private void restore(Mark mark) {
        replica.restore(mark.state(), mark.entries());
        latest.clear();
        arrived = NOWHERE;
        copied = machine().copied();
    }

    /**
     * The whole stretch of the trace behind {@code from} up to {@code to}; from the beginning, if
     * {@code from} is 0. Empty if {@code cancelled}. The replica ends anywhere.
     */
    Optional<EventWindow> window(long from, long to, BooleanSupplier cancelled) {
        EventWindow window;
        if (from == 0) {
            restore(checkpoints.lastByEvents(0));
            window = new EventWindow();
        } else if (travel(from, cancelled)) {
            window = new EventWindow(machine().events(), machine().snapshot());
        } else {
            return Optional.empty();
        }
        if (!read(to, window::add, cancelled)) {
            return Optional.empty();
        }
        window.reached(machine().step());
        return Optional.of(window);
    }

    /**
     * Tells {@code each} the events of a stretch; false if {@code cancelled}. The replica ends
     * anywhere.
     */
    boolean events(Stretch stretch, Consumer<TraceEvent> each, BooleanSupplier cancelled) {
        restore(checkpoints.lastByEvents(stretch.first()));
        machine().hear(false);
        while (machine().step() < stretch.from() - 1) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            replica.run(Timeline.slice(RunLimit.to(stretch.from() - 1), machine().step()));
        }
        long end = stretch.first() + stretch.events();
        return read(
                stretch.to(),
                event -> {
                    long index = machine().events() - 1;
                    if (stretch.first() <= index && index < end) {
                        each.accept(event);
                    }
                },
                cancelled);
    }

    boolean read(long to, Consumer<TraceEvent> each, BooleanSupplier cancelled) {
        reader = Optional.of(each);
        machine().hear(true);
        try {
            replica.settle();
            while (machine().step() < to
                    && !(replica.atEndOfLog() && machine().phase() != Phase.READY)) {
                if (cancelled.getAsBoolean()) {
                    return false;
                }
                replica.run(Timeline.slice(RunLimit.to(to), machine().step()));
            }
            return true;
        } finally {
            reader = Optional.empty();
        }
    }

    /**
     * The last step up to {@code from}, inclusive, at which {@code sought} held. The replica ends
     * anywhere.
     */
    OptionalLong last(Sought sought, long from, BooleanSupplier cancelled) {
        return last(sought, from, 0, cancelled);
    }

    /** The same; what was long before {@code earliest} may be left out. */
    OptionalLong last(Sought sought, long from, long earliest, BooleanSupplier cancelled) {
        long end = from;
        for (var mark = nearest(end); ; mark = nearest(end - 1)) {
            restore(mark);
            machine().hear(false);
            var found = lastUpTo(end, sought, cancelled);
            if (found.isPresent() || mark.step() <= earliest || cancelled.getAsBoolean()) {
                return found;
            }
            end = mark.step();
        }
    }

    /**
     * The first step behind {@code from}, and up to {@code to}, at which {@code sought} holds; not
     * behind the end of the frame that is meant. The replica ends there, or where it was cancelled.
     */
    OptionalLong first(Sought sought, long from, long to, BooleanSupplier cancelled) {
        if (!travel(from, cancelled)) {
            return OptionalLong.empty();
        }
        begin();
        while (machine().step() < to && !cancelled.getAsBoolean() && !frameOver(sought)) {
            advance(to, sought, true);
            if (machine().phase() == Phase.READY && holds(sought, Timeline.running(machine()))) {
                return OptionalLong.of(machine().step());
            }
        }
        return OptionalLong.empty();
    }

    private boolean frameOver(Sought sought) {
        return sought instanceof Sought.Written(var storage)
                && FrameWatch.of(storage)
                        .filter(it -> machine().frameAt(it.stack(), it.depth()).isEmpty())
                        .isPresent();
    }

    /** The replica, at step 0. */
    Player beginning() {
        restore(checkpoints.lastUpTo(0));
        begin();
        return replica;
    }

    /** Another player of the same log, at step 0, whose machine allows {@code frames} frames. */
    Player shallow(int frames) {
        var usual = machine().settings();
        var player =
                new Player(
                        Machine.counting(
                                new Settings(
                                        usual.stacks(),
                                        frames,
                                        usual.pages(),
                                        usual.objects(),
                                        usual.collection(),
                                        usual.memory())),
                        replica.log());
        follow(player);
        return player;
    }

    /** {@code other} goes on from where the replica is. */
    void follow(Player other) {
        var mark = mark();
        other.restore(mark.state(), mark.entries());
    }

    private void begin() {
        arrived = NOWHERE;
        machine().hear(false);
        replica.settle();
    }

    private Mark nearest(long step) {
        return near.later(checkpoints.lastUpTo(step), step + 1);
    }

    /**
     * From where the replica is to {@code end}, inclusive. Before the live machine's step, every
     * state is ready.
     */
    private OptionalLong lastUpTo(long end, Sought sought, BooleanSupplier cancelled) {
        var found = OptionalLong.empty();
        var machine = machine();
        replica.settle();
        var previous = Timeline.running(machine);
        boolean watchable =
                sought instanceof Sought.Control control
                        && machine.snapshot().stack(control.stack()).isPresent();
        for (; ; ) {
            boolean holds = holds(sought, previous);
            if (holds) {
                watchable = true;
                found = OptionalLong.of(machine.step());
            }
            if (machine.step() >= end) {
                return found;
            }
            if (cancelled.getAsBoolean()) {
                return OptionalLong.empty();
            }
            previous = Timeline.running(machine);
            advance(end, sought, watchable && !holds);
        }
    }

    private boolean holds(Sought sought, StackId previous) {
        var machine = machine();
        return switch (sought) {
            case Sought.BreakpointAhead(var set) ->
                    machine.next().filter(set::contains).isPresent();
            case Sought.StackChanged() -> !Timeline.running(machine).equals(previous);
            case Sought.Control(var stack, int depth) ->
                    Timeline.running(machine).equals(stack) && machine.runningDepth() <= depth + 1;
            case Sought.Written(var storage) -> machine.writesNext(storage);
        };
    }

    /**
     * To where {@code sought} may hold next, at least one instruction on. {@code watch}: the stack
     * is there, and control not in its frame; a stack that is not there cannot be watched.
     */
    private void advance(long end, Sought sought, boolean watch) {
        long from = machine().step();
        var limit =
                switch (sought) {
                    case Sought.BreakpointAhead _ ->
                            new RunLimit(end, true, false, Optional.empty());
                    case Sought.Written(var storage) ->
                            new RunLimit(
                                    end,
                                    true,
                                    false,
                                    FrameWatch.of(storage)
                                            .filter(_ -> watch)
                                            .map(FrameWatch::below));
                    case Sought.StackChanged _ -> new RunLimit(end, false, true, Optional.empty());
                    case Sought.Control(var stack, int depth) ->
                            watch
                                    ? new RunLimit(
                                            end,
                                            false,
                                            false,
                                            Optional.of(new FrameWatch(stack, depth)))
                                    : RunLimit.to(from + 1);
                };
        replica.run(Timeline.slice(limit, from));
        if (machine().step() == from) {
            replica.run(RunLimit.to(from + 1));
        }
    }
}
