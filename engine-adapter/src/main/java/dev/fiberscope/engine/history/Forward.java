package dev.fiberscope.engine.history;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.MemoryWatch;
import dev.fiberscope.engine.machine.Phase;
import dev.fiberscope.engine.machine.RefusedEdit;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.model.CodePoint;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * Looks for the first recorded step at which something holds, from step 0 on; each search gives
 * nothing if there is none, or if {@code cancelled}. Moves the replica.
 *
 * @param live up to its step
 * @param kept breakpoints that the replica has and keeps
 */
record Forward(
        Past past,
        Machine live,
        List<Stretch> stretches,
        Set<CodePoint> kept,
        BooleanSupplier cancelled) {
    /** Where something held first. */
    private static final class Found {
        private OptionalLong step = OptionalLong.empty();

        boolean at(Machine machine, Predicate<Machine> holds) {
            if (holds.test(machine)) {
                step = OptionalLong.of(machine.step());
            }
            return step.isPresent();
        }
    }

    // ---- places

    /**
     * What changes there can be is known: looks at the beginning, at what hosts did, and at these.
     */
    OptionalLong first(Changes changes, Predicate<Machine> holds) {
        var player = past.beginning();
        var machine = player.machine();
        var added = changes.places().stream().filter(each -> !kept.contains(each)).toList();
        added.forEach(machine::setBreakpoint);
        machine.watchMemory(changes.bytes().map(range -> new MemoryWatch(range, true)));
        try {
            var found = new Found();
            while (!found.at(machine, holds) && !over(player) && !cancelled.getAsBoolean()) {
                stretch(player, changes, found, holds);
            }
            return found.step;
        } finally {
            added.forEach(machine::clearBreakpoint);
            machine.watchMemory(Optional.empty());
        }
    }

    /** Up to a million steps, but not behind a host. */
    private void stretch(Player player, Changes changes, Found found, Predicate<Machine> holds) {
        var machine = player.machine();
        long end = Math.min(machine.step() + Timeline.SLICE, live.step());
        int known = player.entries();
        while (machine.step() < end && player.entries() == known && found.step.isEmpty()) {
            boolean ready = machine.phase() == Phase.READY;
            if (ready && changes.ahead(machine)) {
                player.run(RunLimit.to(machine.step() + 1));
                found.at(machine, holds);
            } else {
                long from = machine.step();
                player.run(new RunLimit(end, !changes.places().isEmpty(), false, Optional.empty()));
                if (machine.step() == from && player.entries() == known) {
                    player.run(RunLimit.to(from + 1));
                }
                if (machine.phase() == Phase.READY && changes.here(machine)) {
                    found.at(machine, holds);
                }
            }
        }
    }

    private boolean over(Player player) {
        return player.machine().step() >= live.step()
                || (player.atEndOfLog() && player.machine().phase() != Phase.READY);
    }

    /** Looks at every single step. */
    OptionalLong firstOfAll(Predicate<Machine> holds) {
        var player = past.beginning();
        var found = new Found();
        while (!found.at(player.machine(), holds) && !over(player) && !cancelled.getAsBoolean()) {
            long end = Math.min(player.machine().step() + Timeline.SLICE / 16, live.step());
            while (player.machine().step() < end && !found.at(player.machine(), holds)) {
                player.run(RunLimit.to(player.machine().step() + 1));
            }
        }
        return found.step;
    }

    // ---- counts of stacks

    /**
     * A number of stacks, or of the {@code suspended} ones among them, of which {@code holds} says
     * yes, none less than {@code least}.
     */
    OptionalLong firstCount(boolean suspended, LongPredicate holds, long least) {
        var machine = past.beginning().machine();
        var census = new Census(machine);
        census.take();
        for (var stretch : stretches) {
            if (census.looked(machine.step(), suspended, holds) || cancelled.getAsBoolean()) {
                break;
            }
            if (census.atMost(stretch, suspended) < least) {
                if (past.travel(stretch.to(), cancelled)) {
                    census.take();
                }
            } else {
                past.read(
                        stretch.to(),
                        event -> census.before(event, suspended, holds),
                        () -> census.found().isPresent() || cancelled.getAsBoolean());
            }
        }
        if (!cancelled.getAsBoolean()) {
            census.looked(machine.step(), suspended, holds);
        }
        return census.found();
    }

    // ---- frames

    /** So many frames, or more; {@code exactly} so many. More than one. */
    OptionalLong firstFrames(int number, boolean exactly) {
        past.beginning();
        var shallow = past.shallow(number - 1);
        while (!cancelled.getAsBoolean()) {
            var deep = firstDeep(shallow, number);
            if (deep.isEmpty() || cancelled.getAsBoolean()) {
                return OptionalLong.empty();
            }
            var machine = past.machine();
            while (exactly && machine.frames() > number && machine.step() < live.step()) {
                past.run(RunLimit.to(machine.step() + 1), false);
                if ((machine.step() & 0xffff) == 0 && cancelled.getAsBoolean()) {
                    return OptionalLong.empty();
                }
            }
            if (machine.frames() == number || (!exactly && machine.frames() > number)) {
                return OptionalLong.of(machine.step());
            }
            past.follow(shallow);
        }
        return OptionalLong.empty();
    }

    /**
     * The next moment with so many frames, or more, which is where the replica then stands. {@code
     * shallow} is driven along the log with a limit of one frame less: it traps where the run went
     * deeper, which is a hint to look there. Within one instruction frames may come and go.
     */
    private OptionalLong firstDeep(Player shallow, int number) {
        while (!cancelled.getAsBoolean()) {
            long from = shallow.machine().step();
            boolean trapped = !goesOn(shallow);
            long step = shallow.machine().step();
            if (trapped || shallow.machine().frames() >= number) {
                if (!past.travel(Math.max(from, step - 1), cancelled)) {
                    return OptionalLong.empty();
                }
                var machine = past.machine();
                while (machine.frames() < number
                        && machine.step() <= step
                        && machine.step() < live.step()) {
                    past.run(RunLimit.to(machine.step() + 1), false);
                }
                if (machine.frames() >= number) {
                    return OptionalLong.of(machine.step());
                }
                past.follow(shallow);
            }
            if (shallow.machine().step() >= live.step()) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    /**
     * Up to a million steps, but not behind a host; false where it came to its limit, or the run to
     * its end.
     */
    private boolean goesOn(Player shallow) {
        try {
            long from = shallow.machine().step();
            shallow.run(RunLimit.to(Math.min(from + Timeline.SLICE, live.step())));
            return shallow.machine().phase() == Phase.READY;
        } catch (Divergence | RefusedEdit _) {
            return false;
        }
    }
}
