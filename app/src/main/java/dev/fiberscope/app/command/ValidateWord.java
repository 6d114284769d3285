package dev.fiberscope.app.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code validate FILE}: says nothing, or what is wrong. */
public record ValidateWord(Inputs inputs) implements Word {
    @Override
    public CommandSpec syntax() {
        return FileParameter.word(
                "validate", "Prints nothing, or why the module is not valid, and where.");
    }

    @Override
    public int run(ParseResult parsed) throws Refusal {
        inputs.read(FileParameter.of(parsed)).validModule();
        return ExitCode.DONE;
    }
}
