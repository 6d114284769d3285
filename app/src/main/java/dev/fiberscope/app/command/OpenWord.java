package dev.fiberscope.app.command;

import dev.fiberscope.app.command.WindowOpener.Request;
import dev.fiberscope.engine.model.StackId;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** {@code open FILE}: the window on a module or a script. */
public record OpenWord(Inputs inputs, WindowOpener window) implements Word {
    @Override
    public CommandSpec syntax() {
        return FileParameter.word("open", "Opens the window on a module or a script.")
                .addOption(
                        OptionSpec.builder("--at")
                                .paramLabel("STEP")
                                .arity("1")
                                .type(Long.class)
                                .converters(StepNumber.CONVERTER)
                                .description(
                                        "Goes to this step: the number of instructions executed.")
                                .build())
                .addOption(
                        OptionSpec.builder("--select")
                                .paramLabel("S6")
                                .arity("1")
                                .type(StackId.class)
                                .converters((ITypeConverter<StackId>) OpenWord::stack)
                                .description("Selects this stack.")
                                .build());
    }

    private static StackId stack(String typed) {
        if (!typed.matches("S\\d{1,9}")) {
            throw new TypeConversionException(
                    "'" + typed + "' is no stack; stacks are called S0, S1 and so on");
        }
        return new StackId(Integer.parseInt(typed.substring(1)));
    }

    @Override
    public int run(ParseResult parsed) throws Refusal {
        var file = FileParameter.of(parsed);
        // What is wrong in a module is shown in the window; for a file that is not there no window
        // is needed.
        inputs.read(file);
        Long step = parsed.matchedOptionValue("--at", null);
        StackId stack = parsed.matchedOptionValue("--select", null);
        window.open(
                new Request(
                        Optional.of(file),
                        step == null ? OptionalLong.empty() : OptionalLong.of(step),
                        Optional.ofNullable(stack)));
        return ExitCode.DONE;
    }

    /** Without any word: the window on the gallery. */
    int run() throws Refusal {
        window.open(Request.GALLERY);
        return ExitCode.DONE;
    }
}
