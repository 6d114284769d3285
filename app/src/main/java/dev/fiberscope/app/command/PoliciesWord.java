package dev.fiberscope.app.command;

import dev.fiberscope.engine.analysis.PolicyComparison;
import dev.fiberscope.engine.analysis.PolicyTable;
import dev.fiberscope.engine.history.Divergence;
import dev.fiberscope.engine.history.Log;
import dev.fiberscope.engine.history.LogRecorder;
import dev.fiberscope.engine.history.recording.Ending;
import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code policies FILE}: what one run costs under each policy of stack memory. */
public record PoliciesWord(Inputs inputs, Terminal terminal) implements Word {
    private static final String FUEL = "--fuel";

    @Override
    public CommandSpec syntax() {
        return FileParameter.word(
                        "policies",
                        "Runs an export or replays a recording once, then replays that without hosts under each policy of stack memory,"
                                + " and prints what it costs: bytes committed, wasted and moved, segments, overflows, traps. The module's"
                                + " own output goes to standard error.")
                .addOption(Invoke.option())
                .addOption(
                        OptionSpec.builder(PolicyOption.NAME)
                                .paramLabel("NAME[,KEY=VALUE...]")
                                .arity("1")
                                .type(List.class)
                                .auxiliaryTypes(String.class)
                                .description(
                                        "Compares this one, and others given so, instead of all systems: "
                                                + PolicyOption.listed()
                                                + ".")
                                .build())
                .addOption(
                        OptionSpec.builder(FUEL)
                                .paramLabel("N")
                                .arity("1")
                                .type(Long.class)
                                .converters(StepNumber.CONVERTER)
                                .description("Stops the run after N instructions.")
                                .build())
                .addOption(flag("--json", "Prints the comparison as JSON."))
                .addOption(flag("--csv", "Prints it with commas, one policy a line."));
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .arity("0")
                .type(boolean.class)
                .description(description)
                .build();
    }

    /** A run to compare with. */
    private record Recorded(Log log, long steps, Settings settings) {}

    @Override
    public int run(ParseResult parsed) throws Refusal {
        var policies = policies(parsed);
        var file = FileParameter.of(parsed);
        var recorded = ReplayedRun.isMeant(file) ? recording(file, parsed) : played(parsed);
        var modules = PolicyComparison.modules(recorded.log);
        for (var policy : policies) {
            PolicyOption.check(policy, modules);
        }
        try {
            var comparison =
                    PolicyComparison.of(
                                    recorded.log,
                                    recorded.steps,
                                    recorded.settings,
                                    policies,
                                    Progress.UNWATCHED)
                            .orElseThrow();
            var text =
                    parsed.hasMatchedOption("--json")
                            ? PolicyTable.json(comparison)
                            : parsed.hasMatchedOption("--csv")
                                    ? PolicyTable.csv(comparison)
                                    : PolicyTable.text(comparison);
            terminal.output().print(text);
            return ExitCode.DONE;
        } catch (Divergence divergence) {
            throw ReplayedRun.diverged(file, divergence);
        }
    }

    private static List<PolicySettings> policies(ParseResult parsed) throws Refusal {
        List<String> typed = parsed.matchedOptionValue(PolicyOption.NAME, List.of());
        if (typed.isEmpty()) {
            return Preset.SYSTEMS.stream().map(Preset::settings).toList();
        }
        var chosen = new ArrayList<PolicySettings>();
        for (var each : typed) {
            chosen.add(
                    PolicyOption.read(each)
                            .orElseThrow(() ->
                                    new Refusal(
                                            PolicyOption.NAME,
                                            "there is nothing to compare with none")));
        }
        return chosen;
    }

    private static Recorded recording(String file, ParseResult parsed) throws Refusal {
        for (var option : List.of(Invoke.OPTION, FUEL)) {
            if (parsed.hasMatchedOption(option)) {
                throw new Refusal(
                        file,
                        "this is a recording, which is replayed as it was; "
                                + option
                                + " is for modules");
            }
        }
        var recording = ReplayedRun.read(file);
        return new Recorded(recording.log(), recording.lastStep(), recording.header().settings());
    }

    private Recorded played(ParseResult parsed) throws Refusal {
        var program = Invoke.program(inputs, parsed);
        long fuel = parsed.matchedOptionValue(FUEL, Long.MAX_VALUE);
        var machine = new Machine(Settings.RUNNING);
        var log = new Log();
        LogRecorder.observe(machine, log);
        var run =
                new Run(program, machine.settings(), terminal, true, fuel, false, Optional.empty());
        var ending =
                run.ending(
                                new Embedding(
                                        machine,
                                        run.hosts(terminal.errors(), terminal.errors()),
                                        fuel))
                        .orElseThrow();
        switch (ending) {
            case Ending.Returned _, Ending.Exited _, Ending.Stopped _, Ending.ScriptOver _ -> {}
            case Ending.Trapped _, Ending.Threw _, Ending.Refused _ ->
                    new Outcomes(terminal, machine, program.source()).tell(ending);
        }
        return new Recorded(log, machine.step(), machine.settings());
    }
}
