package dev.fiberscope.app.command;

import dev.fiberscope.app.json.Json;
import dev.fiberscope.engine.analysis.LeakQuery;
import dev.fiberscope.engine.analysis.LeakVerdict;
import dev.fiberscope.engine.analysis.Leaks;
import dev.fiberscope.engine.analysis.StoryBook;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.StackBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
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

/**
 * {@code leaks FILE}: runs an export, plays a script or replays a recording, and says which stacks
 * nobody can resume any more.
 */
public record LeaksWord(Inputs inputs, Terminal terminal) implements Word {
    private static final String QUICK = "--quick";

    /** Verdicts of what nothing holds any more. */
    private static final Set<LeakVerdict> LOST =
            EnumSet.of(LeakVerdict.CYCLE, LeakVerdict.NEVER_STARTED, LeakVerdict.FORGOTTEN);

    @Override
    public CommandSpec syntax() {
        return FileParameter.word(
                        "leaks",
                        "Runs an exported function, a script or a recording (.fscope), and lists the continuations that nobody can resume any more, by where they"
                                + " were made and where they wait. What the module prints goes to standard error. The exit code is 1"
                                + " where the check fails.")
                .addOption(Invoke.option())
                .addOption(PolicyOption.syntax())
                .addOption(CollectOption.syntax(Settings.DEBUGGING))
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
                        OptionSpec.builder("--html")
                                .paramLabel("OUT.html")
                                .arity("1")
                                .type(String.class)
                                .description(
                                        "Writes the report with pictures as a page for a browser, beside what is printed.")
                                .build())
                .addOption(
                        OptionSpec.builder(QUICK)
                                .arity("0")
                                .type(boolean.class)
                                .description(
                                        "Does not run again to find last holders, and memory that cancelled stacks did not free.")
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
        var run =
                new LeakRuns(
                                inputs,
                                terminal,
                                parsed.matchedOptionValue("--at", Long.MAX_VALUE),
                                parsed.matchedOptionValue("--fuel", Long.MAX_VALUE))
                        .run(parsed);
        var machine = run.machine();
        var snapshot = machine.snapshot();
        var query =
                new LeakQuery(
                        run.book(),
                        List.of(),
                        parsed.matchedOptionValue("--stale-after", Long.MAX_VALUE),
                        machine.settings().memory().isEmpty()
                                ? StackBytes.IN_USE
                                : StackBytes.committed(snapshot));
        var leaks = Leaks.of(snapshot, query, Progress.UNWATCHED).orElseThrow();
        var retention = leaks.retention(Progress.UNWATCHED).orElseThrow();
        var report =
                LeakReport.of(
                        run.name(),
                        machine,
                        leaks,
                        retention,
                        run.book().cancelledCount(),
                        failing(parsed),
                        baseline);
        boolean quick = parsed.hasMatchedOption(QUICK);
        if (!quick) {
            report = withHolders(report, run);
        }
        var cleanups =
                CleanupLine.of(
                        machine, run.book().cancelled(), quick ? Optional.empty() : run.kept());
        if (parsed.hasMatchedOption("--html")) {
            String out = parsed.matchedOptionValue("--html", "");
            write(out, new LeakHtml(report, machine, leaks, retention).page());
        }
        if (parsed.hasMatchedOption("--json")) {
            terminal.say(
                    report.json()
                            .with("collected", run.book().collectedCount())
                            .with(
                                    "cleanups",
                                    new Json.Row(
                                            cleanups.stream()
                                                    .<Json>map(CleanupLine::json)
                                                    .toList()))
                            .pretty());
        } else {
            report.text().forEach(terminal::say);
            after(run, cleanups).forEach(terminal::say);
        }
        return run.code() != ExitCode.DONE
                ? run.code()
                : report.fails() ? ExitCode.NO : ExitCode.DONE;
    }

    private static void write(String file, String page) throws Refusal {
        try {
            Files.writeString(Path.of(file), page);
        } catch (IOException | InvalidPathException failed) {
            throw new Refusal(file, "this file cannot be written: " + failed.getMessage());
        }
    }

    private static Set<LeakVerdict> failing(ParseResult parsed) {
        List<LeakVerdict> chosen = parsed.matchedOptionValue("--fail-on", List.of());
        return chosen.isEmpty() ? LeakVerdict.failing() : EnumSet.copyOf(chosen);
    }

    /** With the last holders of the first of each new group that nothing holds any more. */
    private static LeakReport withHolders(LeakReport report, LeakRun run) throws Refusal {
        var lost =
                report.lines().stream()
                        .filter(line -> line.added() > 0 && LOST.contains(line.verdict()))
                        .map(LeakLine::first)
                        .toList();
        var holders = run.holders(lost);
        return report.with(
                report.lines().stream()
                        .map(line ->
                                Optional.ofNullable(holders.get(line.first()))
                                        .filter(_ -> LOST.contains(line.verdict()))
                                        .map(hold ->
                                                line.heldBy(LeakHolder.of(run.machine(), hold)))
                                        .orElse(line))
                        .toList());
    }

    /** What is no leak, and worth knowing. */
    private static List<String> after(LeakRun run, List<CleanupLine> cleanups) {
        var book = run.book();
        var lines = new ArrayList<String>();
        if (book.collectedCount() > 0) {
            lines.add(
                    "collected: "
                            + book.collectedCount()
                            + (book.collectedCount() == 1 ? " stack" : " stacks")
                            + " that nothing reached, and that cannot be looked at any more");
        }
        cleanups.forEach(each -> lines.add(each.text(run.name())));
        if (book.cancelledCount() > StoryBook.KEPT) {
            lines.add(
                    "cancelled: these are the last "
                            + StoryBook.KEPT
                            + " of "
                            + book.cancelledCount()
                            + " chains");
        }
        return lines;
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
