package dev.fiberscope.engine.session;

import dev.fiberscope.engine.history.Branch;
import dev.fiberscope.engine.machine.RunLimit;
import java.util.Optional;

/** A branch that goes on until it ends, or has to be told what a host would do. */
record BranchRun(Branch branch) implements SelfDriven {
    private static final String OVER = ": discard it, or go back.";

    @Override
    public Optional<Standing> advance(RunLimit limit) {
        return branch.advance(limit).map(this::standing);
    }

    private Standing standing(Branch.Halt halt) {
        var machine = branch.timeline().live();
        return switch (halt) {
            case Branch.Halt.Asks(int function, var arguments) ->
                    Standing.asking(machine, function, arguments);
            case Branch.Halt.Ended(var results) ->
                    Standing.blocked(
                            new StopReason.Finished(
                                    machine.show(
                                            machine.functionType(machine.endedFunction()).results(),
                                            results)),
                            "The branch has ended" + OVER);
            case Branch.Halt.Threw(long exception) ->
                    Standing.threw(
                            machine,
                            exception,
                            machine.uncaughtAt(),
                            "The branch has ended with an exception" + OVER);
            case Branch.Halt.Trapped(var trap) ->
                    Standing.blocked(new StopReason.Trapped(trap), "The branch has trapped" + OVER);
        };
    }
}
