package dev.fiberscope.engine.history;

import dev.fiberscope.engine.machine.Checkpoint;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.Phase;
import dev.fiberscope.engine.machine.RunLimit;
import java.util.Optional;

/**
 * Drives a machine along a log: what hosts did comes from there, and no host is called. Whatever
 * goes another way than was recorded is a {@link Divergence}. The machine counts its events. One
 * thread.
 */
public final class Player {
    private final Machine machine;
    private final Log log;
    private int entries;
    private Optional<Outcome> end = Optional.empty();

    /** {@code machine} stands where the log begins, and nobody else drives it. */
    public Player(Machine machine, Log log) {
        this.machine = machine;
        this.log = log;
    }

    public Machine machine() {
        return machine;
    }

    /** Goes on from a state which knows so many entries. */
    void restore(Checkpoint state, int known) {
        machine.restore(state);
        entries = known;
        end = Optional.empty();
    }

    Log log() {
        return log;
    }

    /** Number of entries taken in. */
    int entries() {
        return entries;
    }

    /** Everything the log knows has been taken in. */
    public boolean atEndOfLog() {
        return entries == log.size();
    }

    /** How the last activation ended that has: {@code Ended}, {@code Threw} or {@code Trapped}. */
    public Optional<Outcome> end() {
        return end;
    }

    /**
     * Goes on under {@code limit}, at most to the next entry, and takes that in. The machine is not
     * ready afterwards only where the log ends.
     */
    public void run(RunLimit limit) {
        settle();
        if (machine.phase() == Phase.READY && machine.step() < limit.step()) {
            long due = atEndOfLog() ? Long.MAX_VALUE : log.at(entries).step();
            took(machine.run(limit.upTo(due)));
            settle();
        }
    }

    /** Takes in what is due at the present step. */
    void settle() {
        while (!atEndOfLog()) {
            var entry = log.at(entries);
            if (entry.step() > machine.step() && machine.phase() == Phase.READY) {
                return;
            }
            if (entry.step() != machine.step()) {
                throw diverged(CrossingWords.of(machine, entry.crossing()), Replies.AT_REST);
            }
            switch (entry.crossing()) {
                case Crossing.Checked checked -> {
                    entries++;
                    check(checked);
                }
                case Crossing.Edited _, Crossing.Collected _ -> apply(entry.crossing());
                case Crossing due -> {
                    if (machine.phase() == Phase.READY) {
                        unwind(due);
                    } else {
                        apply(due);
                    }
                }
            }
        }
    }

    /**
     * With something due at this very step, a machine that is ready can only be about to end an
     * activation, or to call a host, without an instruction: what a host did before led to that.
     */
    private void unwind(Crossing due) {
        int known = entries;
        took(machine.run(RunLimit.to(machine.step())));
        if (machine.phase() == Phase.READY && entries == known) {
            throw diverged(
                    CrossingWords.of(machine, due),
                    machine.next()
                            .map(at -> "that the instruction at " + at + " is next")
                            .orElse(Replies.AT_REST));
        }
    }

    private void took(Outcome outcome) {
        switch (outcome) {
            case Outcome.HostCalled(int function, var arguments) -> {
                if (!atEndOfLog()) {
                    called(new Crossing.HostCalled(function, arguments));
                }
            }
            case Outcome.Ended _, Outcome.Threw _, Outcome.Trapped _ -> end = Optional.of(outcome);
            case Outcome.StepReached _,
                    Outcome.BreakpointReached _,
                    Outcome.Switched _,
                    Outcome.FrameReached _,
                    Outcome.WriteAhead _ -> {}
        }
    }

    private void called(Crossing.HostCalled call) {
        var entry = log.at(entries);
        if (entry.step() != machine.step() || !entry.crossing().equals(call)) {
            throw diverged(
                    CrossingWords.of(machine, entry.crossing())
                            + (entry.step() == machine.step() ? "" : " at step " + entry.step()),
                    CrossingWords.of(machine, call));
        }
        entries++;
    }

    /** {@link Divergence} where the events that led here are others. */
    void check(Crossing.Checked checked) {
        if (machine.events() != checked.events()) {
            throw diverged(checked.events() + " events by then", machine.events() + " events");
        }
        if (machine.digest() != checked.digest()) {
            throw diverged(
                    "a trace with the digest " + Long.toHexString(checked.digest()),
                    "one with " + Long.toHexString(machine.digest()));
        }
    }

    private Divergence diverged(String recorded, String replayed) {
        return new Divergence(machine.step(), recorded, replayed);
    }

    private void apply(Crossing crossing) {
        entries++;
        if (crossing instanceof Crossing.HostFailed(var reason, var sentence)) {
            end = Optional.of(new Outcome.Trapped(machine.hostTrapped(reason, sentence)));
        } else {
            Replies.apply(machine, crossing);
        }
    }
}
