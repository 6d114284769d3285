package dev.fiberscope.app.command;

import dev.fiberscope.engine.analysis.StoryBook;
import dev.fiberscope.engine.history.Divergence;
import dev.fiberscope.engine.history.Log;
import dev.fiberscope.engine.history.LogRecorder;
import dev.fiberscope.engine.history.recording.End;
import dev.fiberscope.engine.history.recording.Ending;
import dev.fiberscope.engine.history.recording.RecordedProgram;
import dev.fiberscope.engine.history.recording.Recording;
import dev.fiberscope.engine.history.recording.Replay;
import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.host.Spectest;
import dev.fiberscope.engine.host.Stopped;
import dev.fiberscope.engine.host.Streams;
import dev.fiberscope.engine.host.Wasi;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.session.ScriptRunner;
import dev.fiberscope.engine.session.Stage;
import dev.fiberscope.engine.session.Verdict;
import dev.fiberscope.engine.stackmemory.PolicyReader;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.wasm.script.Script;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * Runs a module, plays a script, or replays a recording, up to where leaks are looked for. Says
 * what went wrong; what the program prints goes to standard error.
 *
 * @param at the step to look at
 * @param fuel most instructions
 */
record LeakRuns(Inputs inputs, Terminal terminal, long at, long fuel) {
    /** What {@code parsed} names. */
    LeakRun run(ParseResult parsed) throws Refusal {
        var file = FileParameter.of(parsed);
        if (ReplayedRun.isMeant(file)) {
            reject(parsed, Invoke.OPTION, "a recording, which is replayed as it was called");
            reject(
                    parsed,
                    PolicyOption.NAME,
                    "a recording, which is replayed on the stack memory that it has");
            reject(
                    parsed,
                    CollectOption.NAME,
                    "a recording, which is replayed with what was collected then");
            return replayed(file, ReplayedRun.read(file));
        }
        var settings = CollectOption.of(parsed, Settings.DEBUGGING);
        var script = inputs.read(file).realScript();
        if (script.isPresent()) {
            reject(parsed, Invoke.OPTION, "a script, which says itself what is called");
            return played(script.get(), settings.with(memory(parsed)));
        }
        var program = Invoke.program(inputs, parsed);
        return ran(program, settings.with(PolicyOption.of(parsed, program.module().module())));
    }

    /** Of a script, whose modules are not known yet. */
    private static Optional<PolicySettings> memory(ParseResult parsed) throws Refusal {
        return PolicyOption.read(parsed.matchedOptionValue(PolicyOption.NAME, PolicyReader.NONE));
    }

    private static void reject(ParseResult parsed, String option, String what) throws Refusal {
        if (parsed.hasMatchedOption(option)) {
            throw new Refusal(
                    FileParameter.of(parsed),
                    "this is " + what + "; " + option + " is for modules");
        }
    }

    private long last() {
        return Math.min(at, fuel);
    }

    // ---- modules

    private LeakRun ran(RecordedProgram.OfModule program, Settings settings) throws Refusal {
        var log = new Log();
        var book = new StoryBook();
        var machine = new Machine(settings, book::apply);
        LogRecorder.observe(machine, log);
        var run = new Run(program, settings, terminal, true, last(), false, Optional.empty());
        var embedding =
                new Embedding(machine, run.hosts(terminal.errors(), terminal.errors()), last());
        var ending = run.ending(embedding).orElseThrow();
        int code =
                switch (ending) {
                    case Ending.Stopped _ when at <= fuel -> ExitCode.DONE;
                    case Ending.Returned _, Ending.Exited _ -> {
                        early(program.name(), machine);
                        yield ExitCode.DONE;
                    }
                    case Ending.Trapped _,
                            Ending.Threw _,
                            Ending.Refused _,
                            Ending.Stopped _,
                            Ending.ScriptOver _ ->
                            new Outcomes(terminal, machine, program.source()).tell(ending);
                };
        return new LeakRun(program.name(), machine, book, log, code);
    }

    private void early(String name, Machine machine) {
        if (at != Long.MAX_VALUE && machine.step() < at) {
            terminal.complain(name + ": the program is over at step " + machine.step());
        }
    }

    // ---- scripts

    /** Commands that fail are told, and those behind them are played. */
    private LeakRun played(Script script, Settings settings) throws Refusal {
        var source = script.source();
        var log = new Log();
        var book = new StoryBook();
        var machine = new Machine(settings, book::apply);
        LogRecorder.observe(machine, log);
        var streams =
                new Streams(InputStream.nullInputStream(), terminal.errors(), terminal.errors());
        var hosts =
                new Hosts(
                        List.of(
                                new Spectest(terminal.errors()),
                                new Wasi(streams, List.of(source.name()), Map.of())));
        var failed = new ArrayList<Verdict.Failed>();
        int code = ExitCode.DONE;
        try {
            new ScriptRunner(
                            Stage.of(new Embedding(machine, hosts, last())),
                            verdict -> {
                                if (verdict instanceof Verdict.Failed failure) {
                                    failed.add(failure);
                                }
                            })
                    .run(script);
            early(source.name(), machine);
        } catch (Stopped stopped) {
            code =
                    at <= fuel
                            ? ExitCode.DONE
                            : new Outcomes(terminal, machine, source)
                                    .tell(Outcomes.outOfFuel(fuel));
        }
        for (var each : failed) {
            terminal.complain(Refusal.at(source, each.place(), each.sentence()).line());
            code = ExitCode.TRAPPED;
        }
        return new LeakRun(source.name(), machine, book, log, code);
    }

    // ---- recordings

    private LeakRun replayed(String file, Recording recording) throws Refusal {
        var book = new StoryBook();
        var replay = new Replay(recording, book::apply);
        try {
            replay.to(last(), Progress.UNWATCHED);
        } catch (Divergence divergence) {
            throw ReplayedRun.diverged(file, divergence);
        }
        var machine = replay.machine();
        for (var printed : recording.printed()) {
            if (printed.step() <= machine.step()) {
                var content = printed.content().toArray();
                terminal.errors().write(content, 0, content.length);
            }
        }
        return new LeakRun(file, machine, book, recording.log(), code(file, recording, replay));
    }

    private int code(String file, Recording recording, Replay replay) throws Refusal {
        var machine = replay.machine();
        var outcomes = new Outcomes(terminal, machine, recording.header().program().source());
        if (machine.step() >= at) {
            return ExitCode.DONE;
        }
        if (!replay.over()) {
            return outcomes.tell(Outcomes.outOfFuel(fuel));
        }
        early(file, machine);
        if (recording.end().isEmpty()) {
            terminal.complain(
                    file
                            + ": the recording was never closed: what is known of the run ends at step "
                            + recording.lastStep());
            return ExitCode.TRAPPED;
        }
        var ending = recording.end().map(End::ending).get();
        return switch (ending) {
            case Ending.Returned _, Ending.Exited _, Ending.ScriptOver _ -> ExitCode.DONE;
            case Ending.Trapped _, Ending.Threw _, Ending.Refused _, Ending.Stopped _ ->
                    outcomes.tell(ending);
        };
    }
}
