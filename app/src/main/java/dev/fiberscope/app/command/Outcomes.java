package dev.fiberscope.app.command;

import dev.fiberscope.engine.history.recording.Ending;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.Source;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tells how a run of {@code program} on {@code machine} ended: the results, or why there are none.
 * The same for a run and for its replay.
 */
record Outcomes(Terminal terminal, Machine machine, Source program) {
    /** Gives the exit code. */
    int tell(Ending ending) throws Refusal {
        return switch (ending) {
            case Ending.Returned(var results) -> {
                results.forEach(result -> terminal.say(result.toString()));
                yield ExitCode.DONE;
            }
            case Ending.Trapped(var trap) -> {
                complain(trap.backtrace(), trap.sentence());
                yield Unprovided.caused(trap) ? ExitCode.REFUSED : ExitCode.TRAPPED;
            }
            case Ending.Threw threw -> {
                complain(threw.backtrace(), sentence(threw));
                yield ExitCode.TRAPPED;
            }
            case Ending.Exited(int code) -> code;
            case Ending.Refused(var sentence, var place) ->
                    throw Refusal.at(program, place, sentence);
            case Ending.Stopped(var sentence) -> {
                complain(new Positions(machine).running(), sentence);
                yield ExitCode.TRAPPED;
            }
            case Ending.ScriptOver() -> ExitCode.DONE;
        };
    }

    /** The ending of a run that was stopped by {@code --fuel}. */
    static Ending outOfFuel(long fuel) {
        return new Ending.Stopped(
                "stopped after " + fuel + (fuel == 1 ? " instruction" : " instructions"));
    }

    /** The sentence with the position of the newest frame, then all frames. */
    private void complain(List<Trap.Line> frames, String sentence) {
        var positions = new Positions(machine);
        terminal.complain(
                (frames.isEmpty() ? program.name() : positions.of(frames.getFirst().at()))
                        + ": "
                        + sentence);
        positions.backtrace(frames).forEach(terminal::complain);
    }

    private static String sentence(Ending.Threw threw) {
        var values =
                threw.payload().isEmpty()
                        ? ""
                        : threw.payload().stream()
                                .map(WasmValue::toString)
                                .collect(Collectors.joining(" ", " (", ")"));
        return "nobody caught the exception " + threw.tag() + values;
    }

    /** Counts of the machine, and {@code nanoseconds} of time, one a line. */
    void tellStatistics(long nanoseconds) {
        var counts = machine.statistics();
        terminal.complain("steps: " + counts.steps());
        terminal.complain(String.format(Locale.ROOT, "seconds: %.3f", nanoseconds / 1e9));
        terminal.complain(
                counts.steps() == 0
                        ? "ns a step: none"
                        : String.format(
                                Locale.ROOT,
                                "ns a step: %.1f",
                                (double) nanoseconds / counts.steps()));
        terminal.complain("switches: " + counts.switches());
        terminal.complain("stacks made: " + counts.stacksMade());
        terminal.complain("stacks alive: " + counts.stacksAlive());
    }
}
