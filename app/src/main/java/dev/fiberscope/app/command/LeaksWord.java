package dev.fiberscope.app.command;

import dev.fiberscope.engine.analysis.LeakQuery;
import dev.fiberscope.engine.analysis.LeakVerdict;
import dev.fiberscope.engine.analysis.Leaks;
import dev.fiberscope.engine.analysis.StoryBook;
import dev.fiberscope.engine.history.recording.Ending;
import dev.fiberscope.engine.history.recording.RecordedProgram;
import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.StackBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** {@code leaks FILE}: runs an export, and says which stacks nobody can resume any more. */
public record LeaksWord(Inputs inputs, Terminal terminal) implements Word {
    @Override
    public CommandSpec syntax() {
        return FileParameter.word(
                        "leaks",
                        "Runs an exported function and lists the continuations that nobody can resume any more, by where they"
                                + " were made and where they wait. What the module prints goes to standard error. The exit code is 1"
                                + " where the check fails.")
                .addOption(Invoke.option())
                .addOption(PolicyOption.syntax())
                .addOption(steps("--at", "STEP", "Looks at this step instead of at the end."))
                .addOption(steps("--fuel", "N", "Stops after N instructions, with exit code 3."))
                .addOption(
                        steps(
                                "--stale-after",
                                "N",
                                "Lists those that can be resumed, but have not run for more than N instructions, as well."))
                .addOption(
                        OptionSpec.builder("--fail-on")
                                .paramLabel("VERDICT")
                                .arity("1")
                                .splitRegex(",")
                                .type(List.class)
                                .auxiliaryTypes(LeakVerdict.class)
                                .converters((ITypeConverter<LeakVerdict>) LeaksWord::verdict)
                                .description(
                                        "The verdicts that fail the check, with commas between them: "
                                                + options(EnumSet.allOf(LeakVerdict.class))
                                                + ". Without this "
                                                + options(LeakVerdict.failing())
                                                + ".")
                                .build())
                .addOption(
                        OptionSpec.builder("--baseline")
                                .paramLabel("REPORT.json")
                                .arity("1")
                                .type(String.class)
                                .description(
                                        "What --json printed once: only what is not in there counts.")
                                .build())
                .addOption(
                        OptionSpec.builder("--json")
                                .arity("0")
                                .type(boolean.class)
                                .description("Prints the report as JSON.")
                                .build());
    }

    private static OptionSpec steps(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .arity("1")
                .type(Long.class)
                .converters(StepNumber.CONVERTER)
                .description(description)
                .build();
    }

    private static String options(Set<LeakVerdict> verdicts) {
        return verdicts.stream().map(LeakVerdict::option).collect(Collectors.joining(","));
    }

    private static LeakVerdict verdict(String typed) {
        return Arrays.stream(LeakVerdict.values())
                .filter(each -> each.option().equals(typed))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException(
                                "'"
                                        + typed
                                        + "' is no verdict; there are "
                                        + options(EnumSet.allOf(LeakVerdict.class))));
    }

    @Override
    public int run(ParseResult parsed) throws Refusal {
        var baseline = baseline(parsed.<String>matchedOptionValue("--baseline", null));
        var program = Invoke.program(inputs, parsed);
        long at = parsed.matchedOptionValue("--at", Long.MAX_VALUE);
        long fuel = parsed.matchedOptionValue("--fuel", Long.MAX_VALUE);
        var book = new StoryBook();
        var memory = PolicyOption.of(parsed);
        var machine = new Machine(Settings.DEBUGGING.with(memory), book::apply);
        int code = play(program, machine, at, fuel);
        var snapshot = machine.snapshot();
        var query =
                new LeakQuery(
                        book,
                        List.of(),
                        parsed.matchedOptionValue("--stale-after", Long.MAX_VALUE),
                        memory.isEmpty() ? StackBytes.IN_USE : StackBytes.committed(snapshot));
        var leaks = Leaks.of(snapshot, query, Progress.UNWATCHED).orElseThrow();
        var report =
                LeakReport.of(
                        program.name(),
                        machine,
                        leaks,
                        leaks.retention(Progress.UNWATCHED).orElseThrow(),
                        book.cancelledCount(),
                        failing(parsed),
                        baseline);
        if (parsed.hasMatchedOption("--json")) {
            terminal.say(report.json().pretty());
        } else {
            report.text().forEach(terminal::say);
        }
        return code != ExitCode.DONE ? code : report.fails() ? ExitCode.NO : ExitCode.DONE;
    }

    private static Set<LeakVerdict> failing(ParseResult parsed) {
        List<LeakVerdict> chosen = parsed.matchedOptionValue("--fail-on", List.of());
        return chosen.isEmpty() ? LeakVerdict.failing() : EnumSet.copyOf(chosen);
    }

    /** Up to where is to be looked. Says what went wrong; gives the exit code of that. */
    private int play(RecordedProgram.OfModule program, Machine machine, long at, long fuel)
            throws Refusal {
        long last = Math.min(at, fuel);
        var run = new Run(
                        program,
                        machine.settings(),
                        terminal,
                        true,
                        last,
                        false,
                        Optional.empty());
        var embedding =
                new Embedding(machine, run.hosts(terminal.errors(), terminal.errors()), last);
        var ending = run.ending(embedding).orElseThrow();
        return switch (ending) {
            case Ending.Stopped _ when at <= fuel -> ExitCode.DONE;
            case Ending.Returned _, Ending.Exited _ -> {
                if (at != Long.MAX_VALUE && machine.step() < at) {
                    terminal.complain(
                            program.name() + ": the program is over at step " + machine.step());
                }
                yield ExitCode.DONE;
            }
            case Ending.Trapped _,
                    Ending.Threw _,
                    Ending.Refused _,
                    Ending.Stopped _,
                    Ending.ScriptOver _ ->
                    new Outcomes(terminal, machine, program.source()).tell(ending);
        };
    }

    private static Optional<LeakBaseline> baseline(@Nullable String file) throws Refusal {
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LeakBaseline.read(file, Files.readString(Path.of(file))));
        } catch (NoSuchFileException | InvalidPathException missing) {
            throw new Refusal(file, "there is no such file");
        } catch (IOException failed) {
            throw new Refusal(file, "this file cannot be read: " + failed.getMessage());
        }
    }
}
