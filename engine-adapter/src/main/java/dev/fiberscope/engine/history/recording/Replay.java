package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.history.Divergence;
import dev.fiberscope.engine.history.Player;
import dev.fiberscope.engine.machine.Extern;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.Phase;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A recorded run once more, from its beginning to its last step, without hosts. Whatever goes
 * another way than was recorded is a {@link Divergence}. One thread.
 */
public final class Replay {
    /** Steps between two looks at who watches. */
    private static final long SLICE = 1_000_000;

    private final Recording recording;
    private final Machine machine;
    private final Player player;
    private Optional<Outcome> unwound = Optional.empty();
    private Optional<RuntimeException> fromListener = Optional.empty();

    /** Tells {@code events} what happens, as long as the machine {@link Machine#hear hears}. */
    public Replay(Recording recording, Consumer<TraceEvent> events) {
        this.recording = recording;
        machine = new Machine(recording.header().settings(), event -> tell(events, event));
        player = new Player(machine, recording.log());
    }

    /** The same without events, which is faster. */
    public Replay(Recording recording) {
        this.recording = recording;
        machine = Machine.counting(recording.header().settings());
        player = new Player(machine, recording.log());
    }

    private void tell(Consumer<TraceEvent> events, TraceEvent event) {
        try {
            events.accept(event);
        } catch (RuntimeException failed) {
            fromListener = Optional.of(failed);
            throw failed;
        }
    }

    /** To read; only the replay drives it. */
    public Machine machine() {
        return machine;
    }

    /** Nothing more is recorded. */
    public boolean over() {
        return player.atEndOfLog()
                && (machine.step() >= recording.lastStep() || machine.phase() != Phase.READY);
    }

    /**
     * Goes on to {@code step}, or to the last one that is recorded, and takes in what hosts did by
     * then. False if {@code progress}, which counts steps, gave it up.
     *
     * @throws Divergence where the replay leaves the recording; whatever the listener of events
     *     throws comes out as well, and ends the replay
     */
    public boolean to(long step, Progress progress) {
        long goal = Math.min(step, recording.lastStep());
        try {
            // Once more at the goal: something may be due there that needs no instruction.
            do {
                if (!progress.goOn(machine.step(), goal)) {
                    return false;
                }
                player.run(RunLimit.to(Math.min(goal, machine.step() + SLICE)));
            } while (machine.step() < goal && !over());
            if (over()) {
                checkEnd();
            }
            return true;
        } catch (Divergence diverged) {
            throw diverged;
        } catch (RuntimeException | AssertionError impossible) {
            // A recording may tell anything, so that what a machine cannot do is its fault.
            if (fromListener.isPresent()) {
                throw fromListener.get();
            }
            var diverged =
                    new Divergence(
                            machine.step(), "something that cannot be", impossible.toString());
            diverged.initCause(impossible);
            throw diverged;
        }
    }

    /** The same, to the last step. */
    public void toEnd() {
        to(Long.MAX_VALUE, Progress.UNWATCHED);
    }

    private void checkEnd() {
        if (recording.end().isEmpty()) {
            return;
        }
        var end = recording.end().get();
        if (machine.step() != end.step()) {
            throw diverged("that the run went on to step " + end.step(), "that it was over");
        }
        switch (end.ending()) {
            case Ending.Returned(var results) -> {
                if (results(outcome()).filter(results::equals).isEmpty()) {
                    throw diverged(
                            "the results " + results,
                            results(outcome()).map(again -> "the results " + again).orElse("none"));
                }
            }
            case Ending.Trapped(var trap) -> {
                if (!outcome().equals(Optional.of(new Outcome.Trapped(trap)))) {
                    throw diverged("a trap: " + trap.sentence(), words());
                }
            }
            case Ending.Threw(var tag, var payload, _) -> {
                if (!(outcome().orElse(null) instanceof Outcome.Threw(long exception)
                        && machine.tagId(machine.tagOf(exception)).equals(tag)
                        && machine.payload(exception).equals(payload))) {
                    throw diverged("that an exception " + tag + " left the program", words());
                }
            }
            case Ending.Exited _, Ending.Refused _, Ending.Stopped _, Ending.ScriptOver _ -> {}
        }
    }

    /** How the activation ended that ended last. */
    private Optional<Outcome> outcome() {
        if (machine.phase() == Phase.READY) {
            // What a host did last ends the activation without an instruction.
            unwound = Optional.of(machine.run(RunLimit.to(machine.step())));
        }
        return unwound.or(player::end);
    }

    private String words() {
        return outcome()
                .map(outcome ->
                        switch (outcome) {
                            case Outcome.Ended _ -> "that it returned";
                            case Outcome.Threw(long exception) ->
                                    "that an exception "
                                            + machine.tagId(machine.tagOf(exception))
                                            + " left it";
                            case Outcome.Trapped(var trap) -> "a trap: " + trap.sentence();
                            case Outcome.StepReached _,
                                    Outcome.BreakpointReached _,
                                    Outcome.Switched _,
                                    Outcome.FrameReached _,
                                    Outcome.WriteAhead _,
                                    Outcome.HostCalled _ ->
                                    "that it went on";
                        })
                .orElse("that nothing ended");
    }

    /** The values that the program's entry returned; none if it has no entry. */
    private Optional<List<WasmValue>> results(Optional<Outcome> outcome) {
        if (!(recording.header().program()
                        instanceof RecordedProgram.OfModule(var module, var entry, _))
                || entry.isEmpty()) {
            return Optional.of(List.of());
        }
        for (int instance = 0; instance < machine.instanceCount(); instance++) {
            var found =
                    machine.export(instance, entry.get())
                            .filter(extern -> extern.kind() == ExternKind.FUNCTION)
                            .map(Extern::address);
            if (machine.module(instance).module().equals(module.module())
                    && found.isPresent()
                    && outcome.orElse(null) instanceof Outcome.Ended(var values)) {
                return Optional.of(
                        machine.show(machine.functionType(found.get()).results(), values));
            }
        }
        return Optional.empty();
    }

    private Divergence diverged(String recorded, String replayed) {
        return new Divergence(machine.step(), recorded, replayed);
    }
}
