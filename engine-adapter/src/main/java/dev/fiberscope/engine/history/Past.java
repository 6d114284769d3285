package dev.fiberscope.engine.history;

import dev.fiberscope.engine.machine.FrameWatch;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.RunLimit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * The way to any recorded step: the nearest checkpoint, and from there forward on the replica; and
 * the search for moments, from the latest stretch between checkpoints to the earliest. Engine
 * thread only.
 */
final class Past {
    private final Replica replica;
    private final Checkpoints checkpoints = new Checkpoints();

    /**
     * Left behind on the way to where the past was entered last: the next step back is close to it.
     */
    private Checkpoints near = new Checkpoints();

    Past(Replica replica) {
        this.replica = replica;
    }

    Machine machine() {
        return replica.machine();
    }

    /** Number of events that led to where the replica is. */
    int events() {
        return replica.events();
    }

    /**
     * A state of the live machine, from which the past can be entered. The first one is at the
     * beginning.
     */
    void add(Checkpoints.Mark mark) {
        checkpoints.add(mark);
    }

    long lastMarked() {
        return checkpoints.last().step();
    }

    /** Goes on from where the replica is; true if the log has nothing more. */
    boolean run(RunLimit limit) {
        replica.run(limit);
        return replica.atEndOfLog();
    }

    /** To {@code step}, before the live machine's; false if {@code cancelled} on the way. */
    boolean travel(long step, BooleanSupplier cancelled) {
        var nearest = nearest(step);
        long from = machine().step();
        if (from > step || from < nearest.step()) {
            replica.restore(nearest);
            if (!near.holds(nearest)) {
                near = new Checkpoints();
                near.add(nearest);
            }
        }
        replica.settle();
        while (machine().step() < step) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            replica.run(Timeline.slice(RunLimit.to(step), machine().step()));
            if (!near.isEmpty() && machine().step() - near.last().step() >= Timeline.SLICE) {
                near.add(replica.mark());
            }
        }
        return true;
    }

    /**
     * The last step up to {@code from}, inclusive, at which {@code sought} held. The replica ends
     * anywhere.
     */
    OptionalLong last(Sought sought, long from, BooleanSupplier cancelled) {
        long end = from;
        for (var mark = nearest(end); ; mark = nearest(end - 1)) {
            replica.restore(mark);
            var found = lastUpTo(end, sought, cancelled);
            if (found.isPresent() || mark.step() == 0 || cancelled.getAsBoolean()) {
                return found;
            }
            end = mark.step();
        }
    }

    private Checkpoints.Mark nearest(long step) {
        var mark = checkpoints.lastUpTo(step);
        if (near.isEmpty()) {
            return mark;
        }
        var close = near.lastUpTo(step);
        return close.step() > mark.step() && close.step() <= step ? close : mark;
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
            boolean holds =
                    switch (sought) {
                        case Sought.BreakpointAhead(var set) ->
                                machine.next().filter(set::contains).isPresent();
                        case Sought.StackChanged() -> !Timeline.running(machine).equals(previous);
                        case Sought.Control(var stack, int depth) ->
                                Timeline.running(machine).equals(stack)
                                        && machine.runningDepth() <= depth + 1;
                    };
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
