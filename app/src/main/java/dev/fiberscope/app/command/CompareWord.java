package dev.fiberscope.app.command;

import dev.fiberscope.engine.event.TraceText;
import dev.fiberscope.engine.history.recording.Comparison;
import dev.fiberscope.engine.history.recording.Comparison.Moment;
import dev.fiberscope.engine.history.recording.Comparison.Result;
import dev.fiberscope.engine.machine.Progress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code compare A B}: the first event in which two recordings differ. */
public record CompareWord(Terminal terminal) implements Word {
    @Override
    public CommandSpec syntax() {
        return FileParameter.bare(
                        "compare",
                        "Replays two recordings of one program side by side, and prints the first event in which they differ."
                                + " The exit code is 0 if they are equal to the last event, and 1 if not.")
                .addPositional(recording("A.fscope", "0"))
                .addPositional(recording("B.fscope", "1"));
    }

    private static PositionalParamSpec recording(String label, String index) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .index(index)
                .arity("1")
                .required(true)
                .type(String.class)
                .description("A recording that `run --record` made.")
                .build();
    }

    @Override
    public int run(ParseResult parsed) throws Refusal {
        String left = parsed.matchedPositionalValue(0, "");
        String right = parsed.matchedPositionalValue(1, "");
        var result =
                Comparison.compare(
                        ReplayedRun.read(left), ReplayedRun.read(right), Progress.UNWATCHED);
        return switch (result) {
            case Result.Equal(long events, long steps) -> {
                terminal.say("equal to the last event: events " + events + ", steps " + steps);
                yield ExitCode.DONE;
            }
            case Result.Different(long index, var here, var there) -> {
                terminal.say("equal events: " + index + ", and then");
                terminal.say(left + ": " + words(here));
                terminal.say(right + ": " + words(there));
                yield ExitCode.NO;
            }
            case Result.Incomparable(var sentence) -> {
                terminal.say(sentence);
                yield ExitCode.NO;
            }
            case Result.Diverged(boolean isLeft, var divergence) ->
                    throw ReplayedRun.diverged(isLeft ? left : right, divergence);
            case Result.GivenUp() ->
                    throw new AssertionError("unreachable: nobody gives the comparison up");
        };
    }

    private static String words(Moment moment) {
        return switch (moment) {
            case Moment.Happened(var event) -> TraceText.line(event);
            case Moment.Ended(long step) -> step + " the recording ends";
        };
    }
}
