package dev.fiberscope.app.command;

import dev.fiberscope.engine.wasm.text.ModulePrinter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code print FILE}: the module as text, also if it is not valid. */
public record PrintWord(Inputs inputs, Terminal terminal) implements Word {
    @Override
    public CommandSpec syntax() {
        return FileParameter.word("print", "Prints the module as text.");
    }

    @Override
    public int run(ParseResult parsed) throws Refusal {
        var module = inputs.read(FileParameter.of(parsed)).module();
        terminal.say(ModulePrinter.print(module).text().stripTrailing());
        return ExitCode.DONE;
    }
}
