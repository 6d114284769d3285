package dev.fiberscope.app.command;

import dev.fiberscope.engine.machine.Settings;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code run FILE}: runs an export to its end, or replays a recording. */
public record RunWord(Inputs inputs, Terminal terminal) implements Word {
    private static final String RECORD = "--record";

    @Override
    public CommandSpec syntax() {
        var syntax =
                FileParameter.word(
                        "run",
                        "Runs an exported function and prints its results, one a line. WASI preview 1 and spectest are there to import"
                                + " from. A module that ends by proc_exit gives the exit code itself. A recording (.fscope) is"
                                + " replayed: the same comes out, and no host is called.");
        syntax.addOption(Invoke.option())
                .addOption(
                        OptionSpec.builder(RECORD)
                                .paramLabel("OUT.fscope")
                                .arity("1")
                                .type(String.class)
                                .description(
                                        "Records the run into this file, for replays and for the window.")
                                .build())
                .addOption(
                        OptionSpec.builder("--trace")
                                .arity("0")
                                .type(boolean.class)
                                .description(
                                        "Prints what happens to stacks, one event a line. The module's own output goes to standard error then.")
                                .build())
                .addOption(
                        OptionSpec.builder("--fuel")
                                .paramLabel("N")
                                .arity("1")
                                .type(Long.class)
                                .converters(StepNumber.CONVERTER)
                                .description("Stops after N instructions, with exit code 3.")
                                .build())
                .addOption(
                        OptionSpec.builder("--stats")
                                .arity("0")
                                .type(boolean.class)
                                .description(
                                        "Prints on standard error how many instructions were executed, in what time, and counts of stacks.")
                                .build());
        return syntax.addOption(PolicyOption.syntax())
                .addOption(CollectOption.syntax(Settings.RUNNING));
    }

    @Override
    public int run(ParseResult parsed) throws Refusal {
        var file = FileParameter.of(parsed);
        if (ReplayedRun.isMeant(file)) {
            return replay(file, parsed);
        }
        var program = Invoke.program(inputs, parsed);
        return new Run(
                        program,
                        CollectOption.of(parsed, Settings.RUNNING)
                                .with(PolicyOption.of(parsed, program.module().module())),
                        terminal,
                        parsed.hasMatchedOption("--trace"),
                        fuel(parsed),
                        parsed.hasMatchedOption("--stats"),
                        Optional.ofNullable(parsed.<String>matchedOptionValue(RECORD, null)))
                .run();
    }

    private static long fuel(ParseResult parsed) {
        return parsed.matchedOptionValue("--fuel", Long.MAX_VALUE);
    }

    private int replay(String file, ParseResult parsed) throws Refusal {
        if (parsed.hasMatchedOption(Invoke.OPTION)) {
            throw new Refusal(
                    file,
                    "this is a recording, which is replayed as it was called; "
                            + Invoke.OPTION
                            + " is for modules");
        }
        if (parsed.hasMatchedOption(PolicyOption.NAME)) {
            throw new Refusal(
                    file,
                    "this is a recording, which is replayed on the stack memory that it has; "
                            + PolicyOption.NAME
                            + " is for modules");
        }
        if (parsed.hasMatchedOption(CollectOption.NAME)) {
            throw new Refusal(
                    file,
                    "this is a recording, which is replayed with what was collected then; "
                            + CollectOption.NAME
                            + " is for modules");
        }
        if (parsed.hasMatchedOption(RECORD)) {
            throw new Refusal(file, "this is a recording already; " + RECORD + " is for modules");
        }
        return new ReplayedRun(
                        file,
                        ReplayedRun.read(file),
                        terminal,
                        parsed.hasMatchedOption("--trace"),
                        fuel(parsed))
                .run(parsed.hasMatchedOption("--stats"));
    }
}
