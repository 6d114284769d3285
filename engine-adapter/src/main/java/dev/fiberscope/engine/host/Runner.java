package dev.fiberscope.engine.host;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.Trap;
import java.util.List;

/** Drives activations to their end: run, answer a host call, run on. Engine thread only. */
public final class Runner implements Driver {
    /** Steps between two looks at the thread's interruption: some tens of milliseconds. */
    private static final long SLICE = 20_000_000;

    /**
     * Each nested activation lies on the Java stack with its host; so many fit a stack of half a
     * megabyte.
     */
    private static final int NESTING = 200;

    private final Machine machine;
    private final Answers answers;
    private final long lastStep;
    private final long slice;
    private final Runnable between;
    private int depth;

    /**
     * {@code lastStep} is the step number at which a run is given up: {@link Long#MAX_VALUE} for
     * never.
     */
    public Runner(Machine machine, Answers answers, long lastStep) {
        this(machine, answers, lastStep, SLICE, () -> {});
    }

    /**
     * Runs {@code between} whenever {@code slice} steps were executed in a row, between two
     * instructions.
     */
    Runner(Machine machine, Answers answers, long lastStep, long slice, Runnable between) {
        this.machine = machine;
        this.answers = answers;
        this.lastStep = lastStep;
        this.slice = slice;
        this.between = between;
    }

    /**
     * {@inheritDoc} {@link Stopped} comes when the last step is reached, or the thread interrupted.
     */
    @Override
    public Values call(int function, Values arguments) {
        if (depth == NESTING) {
            throw new WasmTrap(
                    new Trap(
                            "call stack exhausted",
                            "Hosts called back " + NESTING + " times, one in the other.",
                            List.of()));
        }
        depth++;
        try {
            machine.enter(function, arguments);
            return end();
        } finally {
            depth--;
        }
    }

    private Values end() {
        while (true) {
            switch (machine.run(RunLimit.to(Math.min(lastStep, machine.step() + slice)))) {
                case Outcome.HostCalled(int function, var arguments) -> answer(function, arguments);
                case Outcome.Ended(var results) -> {
                    return results;
                }
                case Outcome.Threw(long exception) ->
                        throw new WasmThrown(exception, machine.uncaughtAt());
                case Outcome.Trapped(var trap) -> throw new WasmTrap(trap);
                case Outcome.StepReached() -> goOn();
                case Outcome.BreakpointReached _,
                        Outcome.Switched _,
                        Outcome.FrameReached _,
                        Outcome.WriteAhead _ ->
                        throw new AssertionError("unreachable: a limit that was not set");
            }
        }
    }

    private void goOn() {
        between.run();
        if (machine.step() >= lastStep) {
            throw new Stopped("The run was given up before step " + lastStep + ".");
        }
        if (Thread.interrupted()) {
            throw new Stopped("The run was interrupted before step " + machine.step() + ".");
        }
    }

    private void answer(int function, Values arguments) {
        var attempt = answers.attempt(function, arguments);
        switch (attempt.answer()) {
            case Answer.Returned(var results) -> machine.hostReturned(results);
            case Answer.Threw(long exception) -> machine.hostThrew(exception);
            case Answer.Failed(var reason, var sentence) -> {
                var trap = machine.hostTrapped(reason, sentence);
                throw attempt.thrown()
                        .map(cause -> new WasmTrap(trap, cause))
                        .orElseGet(() -> new WasmTrap(trap));
            }
            case Answer.Unanswered() ->
                    throw new WasmTrap(
                            machine.hostTrapped(
                                    "unanswered host call",
                                    "Nobody provides " + machine.functionName(function) + "."));
        }
    }
}
