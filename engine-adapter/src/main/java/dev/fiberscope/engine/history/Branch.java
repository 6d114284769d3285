package dev.fiberscope.engine.history;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.Phase;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Slots;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * A run that leaves another one at a step, with something changed. It calls no host: what was
 * answered in the other run is the answer here, as long as the calls are the same; then somebody
 * has to say it. Engine thread only.
 */
public final class Branch {
    private final Timeline timeline;
    private final Hoped hoped;
    private final long from;

    /** Why a branch does not go on by itself. */
    public sealed interface Halt {
        /** The host function {@code function} is waited for, and nobody knows what it would do. */
        record Asks(int function, Values arguments) implements Halt {}

        /** Nothing more was called in the other run. {@code results} of the last activation. */
        record Ended(Values results) implements Halt {}

        record Threw(long exception) implements Halt {}

        record Trapped(Trap trap) implements Halt {}
    }

    private Branch(Timeline timeline, Hoped hoped) {
        this.timeline = timeline;
        this.hoped = hoped;
        from = timeline.step();
    }

    static Branch begin(Timeline timeline, Hoped hoped, Storage storage, Values value) {
        var branch = new Branch(timeline, hoped);
        branch.edit(storage, value);
        return branch;
    }

    /** Its whole past, that of the other run up to {@link #from} included. */
    public Timeline timeline() {
        return timeline;
    }

    /** The step at which it leaves the other run. */
    public long from() {
        return from;
    }

    /** Changes something more, at its end. */
    public void edit(Storage storage, Values value) {
        timeline.live().edit(storage, value);
    }

    /** Runs on, as {@link Timeline#run}; at its end. Empty while it can go on. */
    public Optional<Halt> advance(RunLimit limit) {
        return switch (timeline.run(limit)) {
            case Outcome.StepReached _,
                    Outcome.BreakpointReached _,
                    Outcome.Switched _,
                    Outcome.FrameReached _,
                    Outcome.WriteAhead _ ->
                    Optional.empty();
            case Outcome.HostCalled(int function, var arguments) -> called(function, arguments);
            case Outcome.Ended(var results) -> goOn().map(halt -> ended(halt, results));
            case Outcome.Threw(long exception) -> left(new Halt.Threw(exception));
            case Outcome.Trapped(var trap) -> left(new Halt.Trapped(trap));
        };
    }

    /** Somebody says what the host function that is waited for returns. */
    public void answer(Values results) {
        timeline.hostReturned(results);
    }

    private Machine machine() {
        return timeline.live();
    }

    private Optional<Halt> called(int function, Values arguments) {
        if (hoped.peek().equals(Optional.of(new Crossing.HostCalled(function, arguments)))) {
            hoped.take();
            return goOn();
        }
        hoped.lose();
        return goOn();
    }

    /**
     * The activation ended, which the host that called it did not see in the other run, perhaps.
     */
    private Optional<Halt> left(Halt halt) {
        hoped.lose();
        return Optional.of(machine().phase() == Phase.WAITING ? asks() : halt);
    }

    private Halt ended(Halt halt, Values results) {
        return machine().phase() == Phase.WAITING ? halt : new Halt.Ended(results);
    }

    /** Lets hosts do what they did in the other run, until an instruction is next. */
    private Optional<Halt> goOn() {
        while (machine().phase() != Phase.READY) {
            var next = hoped.peek().filter(this::possible);
            if (next.isEmpty()) {
                hoped.lose();
                return Optional.of(
                        machine().phase() == Phase.WAITING ? asks() : new Halt.Ended(Values.NONE));
            }
            hoped.take();
            if (next.get() instanceof Crossing.HostFailed(var reason, var sentence)) {
                return left(new Halt.Trapped(timeline.hostFailed(reason, sentence)));
            }
            try {
                Replies.apply(machine(), next.get());
            } catch (Divergence _) {
                hoped.lose();
            }
        }
        return Optional.empty();
    }

    private boolean possible(Crossing crossing) {
        boolean waiting = machine().phase() == Phase.WAITING;
        return switch (crossing) {
            case Crossing.HostCalled _ -> false;
            case Crossing.HostReturned(var results) -> waiting && alive(results);
            case Crossing.HostThrew(long exception) ->
                    waiting && machine().hostAccess().isAlive(exception);
            case Crossing.HostFailed _ -> waiting;
            case Crossing.Entered(int function, var arguments) ->
                    alive(machine().functionType(function).parameters(), arguments);
            case Crossing.ReferenceKept(long reference) ->
                    machine().hostAccess().isAlive(reference);
            case Crossing.ReferenceReleased(long reference) ->
                    machine().hostAccess().isAlive(reference);
            case Crossing.HostFunctionDefined _,
                    Crossing.Instantiated _,
                    Crossing.MemoryWritten _,
                    Crossing.MemoryGrown _,
                    Crossing.GlobalSet _,
                    Crossing.ExceptionMade _,
                    Crossing.Edited _,
                    Crossing.Collected _ ->
                    true;
            case Crossing.Checked _ -> false;
        };
    }

    private boolean alive(Values results) {
        return alive(machine().functionType(asks().function()).results(), results);
    }

    /** All references among {@code values} refer to something here, too. */
    private boolean alive(List<ValueType> types, Values values) {
        int slot = 0;
        for (var type : types) {
            if (type instanceof ReferenceType
                    && !machine().hostAccess().isNullOrAlive(values.at(slot))) {
                return false;
            }
            slot += Slots.of(type);
        }
        return true;
    }

    /** The call that is not answered yet is the last one in the log without an answer. */
    private Halt.Asks asks() {
        int answered = 0;
        for (int i = timeline.log().size() - 1; i >= 0; i--) {
            switch (timeline.log().at(i).crossing()) {
                case Crossing.HostReturned _, Crossing.HostThrew _, Crossing.HostFailed _ ->
                        answered++;
                case Crossing.HostCalled(int function, var arguments) -> {
                    if (answered == 0) {
                        return new Halt.Asks(function, arguments);
                    }
                    answered--;
                }
                default -> {}
            }
        }
        throw new AssertionError("unreachable: no host is waited for");
    }
}
