package dev.fiberscope.app.command;

import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.host.Spectest;
import dev.fiberscope.engine.host.Streams;
import dev.fiberscope.engine.host.Wasi;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.session.ScriptRunner;
import dev.fiberscope.engine.session.Stage;
import dev.fiberscope.engine.session.Verdict;
import dev.fiberscope.engine.wasm.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code test FILE.wast...}: runs scripts, and counts the assertions that hold. */
public record TestWord(Inputs inputs, Terminal terminal) implements Word {
    /** As for a program, but memories may reach behind the first 4 GiB: 16 GiB. */
    private static final Settings SETTINGS =
            new Settings(
                    Settings.RUNNING.stacks(),
                    Settings.RUNNING.frames(),
                    1L << 18,
                    Settings.RUNNING.objects(),
                    Settings.RUNNING.collection());

    @Override
    public CommandSpec syntax() {
        return FileParameter.bare(
                        "test",
                        "Runs test scripts: for each file a line with the number of assertions that passed and of those that"
                                + " failed, the failures, then the totals. What the modules print is not shown.")
                .addPositional(
                        PositionalParamSpec.builder()
                                .paramLabel("FILE.wast")
                                .index("0..*")
                                .arity("1..*")
                                .required(true)
                                .type(List.class)
                                .auxiliaryTypes(String.class)
                                .description(
                                        "Scripts of the specification's form; sample:NAME as well.")
                                .build());
    }

    @Override
    public int run(ParseResult parsed) {
        List<String> files = parsed.matchedPositionalValue(0, List.of());
        var total = new Count(0, 0);
        for (var file : files) {
            var outcome = outcome(file);
            terminal.say(file + ": " + outcome.count());
            outcome.failures().forEach(terminal::say);
            outcome.excuses().forEach(terminal::say);
            total = total.plus(outcome.count());
        }
        terminal.say("total: " + total);
        return total.failed() == 0 ? ExitCode.DONE : ExitCode.NO;
    }

    private record Count(int passed, int failed) {
        Count plus(Count other) {
            return new Count(passed + other.passed, failed + other.failed);
        }

        @Override
        public String toString() {
            return passed + " passed, " + failed + " failed";
        }
    }

    private record Outcome(int passed, List<String> failures, List<String> excuses) {
        Count count() {
            return new Count(passed, failures.size());
        }
    }

    /** A file that cannot be read is one failure. */
    private Outcome outcome(String file) {
        try {
            return played(inputs.read(file).script());
        } catch (Refusal refusal) {
            return new Outcome(0, List.of(refusal.line()), List.of());
        }
    }

    private static Outcome played(Script script) {
        var source = script.source();
        var hosts =
                new Hosts(
                        List.of(
                                new Spectest(Streams.none().output()),
                                new Wasi(Streams.none(), List.of(source.name()), Map.of())));
        var embedding = new Embedding(SETTINGS, hosts, Long.MAX_VALUE);
        var passed = new ArrayList<Verdict.Passed>();
        var failures = new ArrayList<String>();
        var excuses = new ArrayList<String>();
        new ScriptRunner(
                        Stage.of(embedding),
                        verdict -> {
                            switch (verdict) {
                                case Verdict.Passed holds -> passed.add(holds);
                                case Verdict.Excused excused ->
                                        excuses.add(
                                                Refusal.at(
                                                                source,
                                                                excused.place(),
                                                                "not counted: " + excused.reason())
                                                        .line());
                                case Verdict.Failed failed ->
                                        failures.add(
                                                Refusal.at(
                                                                source,
                                                                failed.place(),
                                                                failed.sentence())
                                                        .line());
                            }
                        })
                .run(script);
        return new Outcome(passed.size(), failures, excuses);
    }
}
