package dev.fiberscope.ui.sentence;

import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.StopReason;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.Focus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why the session stands where it stands. */
public final class StopSentence {
    private StopSentence() {}

    /** {@code modules} name the instruction that comes next. */
    public static Sentence of(Stop stop, List<LoadedModule> modules) {
        return of(stop, at -> InstructionWords.at(modules, at));
    }

    /** Names an instruction, if it is known. */
    interface Instructions {
        Optional<String> words(CodePoint at);
    }

    static Sentence of(Stop stop, Instructions instructions) {
        var snapshot = stop.snapshot();
        var words = new Sentence.Builder(snapshot);
        return switch (stop.reason()) {
            case StopReason.Opened() ->
                    before(
                            words,
                            snapshot,
                            instructions,
                            "Opened: stopped",
                            "Opened: nothing runs yet.");
            case StopReason.Stepped() ->
                    before(words, snapshot, instructions, "Stopped", "Stopped: nothing runs now.");
            case StopReason.BreakpointHit(_) ->
                    before(
                            words,
                            snapshot,
                            instructions,
                            "Breakpoint: stopped",
                            "Breakpoint: nothing runs now.");
            case StopReason.EventMatched(var event) -> {
                happened(words.plain("Stopped after "), event, "");
                yield before(words, snapshot, instructions, ",", ".");
            }
            case StopReason.SwitchReached(var event) -> {
                happened(words, event, ". ");
                yield before(words, snapshot, instructions, "Stopped", "Nothing runs now.");
            }
            case StopReason.StoppedByUser() ->
                    before(
                            words,
                            snapshot,
                            instructions,
                            "You stopped it",
                            "You stopped it; nothing runs now.");
            case StopReason.Edited(var change) ->
                    before(
                            words,
                            snapshot,
                            instructions,
                            "Changed: " + change + ". In a branch, stopped",
                            "Changed: " + change + ". In a branch; nothing runs now.");
            case StopReason.Collected(int stacks) ->
                    before(
                            words,
                            snapshot,
                            instructions,
                            "Collected "
                                    + stacks
                                    + (stacks == 1 ? " stack" : " stacks")
                                    + " that nothing reached: stopped",
                            "Collected "
                                    + stacks
                                    + (stacks == 1 ? " stack" : " stacks")
                                    + " that nothing reached.");
            case StopReason.Found(var sentence) ->
                    before(
                            words,
                            snapshot,
                            instructions,
                            sentence + " Stopped",
                            sentence + " Nothing runs here.");
            case StopReason.RecordingEnded(var sentence) -> words.plain(sentence).done();
            case StopReason.Diverged(var sentence) -> words.plain(sentence).done();
            case StopReason.Travelled() ->
                    before(
                            words,
                            snapshot,
                            instructions,
                            "Went to step "
                                    + String.format(Locale.ROOT, "%,d", snapshot.step())
                                    + ": stopped",
                            "Nothing runs at this step.");
            case StopReason.BeginningReached() ->
                    before(
                            words,
                            snapshot,
                            instructions,
                            "Back at the beginning,",
                            "Back at the beginning; nothing runs yet.");
            case StopReason.Trapped(var trap) -> trapped(words, trap);
            case StopReason.Threw(var tag, var payload, var backtrace) -> {
                words.plain("The program ended by an ")
                        .trouble("exception that nobody caught")
                        .plain(": ")
                        .strong(tag.toString())
                        .plain(values(payload) + ".");
                yield where(words, "It was thrown in ", backtrace).done();
            }
            case StopReason.Finished(var results) -> finished(words, results);
            case StopReason.AnswerNeeded(var function, var arguments, var types) ->
                    words.plain("Nobody provides ")
                            .strong(function)
                            .plain(
                                    ""
                                            + (arguments.isEmpty()
                                                    ? ""
                                                    : ", called with" + values(arguments))
                                            + ". ")
                            .plain(
                                    types.isEmpty()
                                            ? "It returns nothing: answer to go on."
                                            : "What does it return?")
                            .done();
            case StopReason.Failed(var sentence, var command) ->
                    command.<Sentence>map((StopReason.ScriptFailure each) -> failed(words, each))
                            .orElseGet(() ->
                                    words.trouble("Failed")
                                            .plain(
                                                    ": "
                                                            + ForecastSentence.withoutStop(sentence)
                                                            + ".")
                                            .done());
        };
    }

    private static Sentence before(
            Sentence.Builder words,
            Snapshot snapshot,
            Instructions instructions,
            String lead,
            String otherwise) {
        var chain = snapshot.runningChain();
        var next = snapshot.next();
        if (chain.isEmpty() || next.isEmpty()) {
            return words.plain(otherwise).done();
        }
        var running = chain.getFirst();
        words.plain(lead + " before ")
                .strong(
                        instructions.words(next.get()).orElse("the next instruction"),
                        new Selected.OfPlace(next.get()));
        snapshot.stack(running)
                .filter(stack -> !stack.frames().isEmpty())
                .ifPresent(stack ->
                        words.plain(" in ")
                                .strong(
                                        stack.frames().getFirst().function(),
                                        Focus.newestFrame(snapshot, running)));
        return words.plain(" on ").stack(running).plain(".").done();
    }

    private static Sentence failed(Sentence.Builder words, StopReason.ScriptFailure command) {
        var verdict = command.verdict();
        var line = "line " + command.line();
        return verdict.trap()
                .map(trap -> {
                    trapped(words, trap);
                    return words.plain(
                                    " On "
                                            + line
                                            + " the script expected "
                                            + verdict.expected()
                                            + ".")
                            .done();
                })
                .orElseGet(() ->
                        words.trouble("Failed")
                                .plain(
                                        ": on "
                                                + line
                                                + " the script "
                                                + ForecastSentence.withoutStop(verdict.sentence())
                                                + ".")
                                .done());
    }

    private static Sentence trapped(Sentence.Builder words, Trap trap) {
        words.trouble("Trapped").plain(": " + ForecastSentence.withoutStop(trap.sentence()) + ".");
        return where(words, "It happened in ", trap.backtrace()).done();
    }

    /** The newest frame, and across which stacks the host is reached. */
    private static Sentence.Builder where(
            Sentence.Builder words, String lead, List<Trap.Line> backtrace) {
        if (backtrace.isEmpty()) {
            return words;
        }
        var line = backtrace.getFirst();
        words.plain(" " + lead)
                .strong(line.function(), new Selected.OfPlace(line.at()))
                .plain(" on ")
                .stack(line.stack());
        var below = backtrace.stream().map(Trap.Line::stack).distinct().skip(1).toList();
        if (!below.isEmpty()) {
            words.plain(", on top of ").stacks(below);
        }
        return words.plain(".");
    }

    private static Sentence finished(Sentence.Builder words, List<WasmValue> results) {
        words.plain("The program is ").strong("finished");
        return results.isEmpty()
                ? words.plain(".").done()
                : words.plain(" and returned")
                        .strong(
                                results.stream()
                                        .map(value -> " " + value)
                                        .collect(Collectors.joining()))
                        .plain(".")
                        .done();
    }

    /**
     * What happened, and {@code end} behind it; nothing of events that a session neither stops
     * after nor goes to.
     */
    private static void happened(Sentence.Builder words, TraceEvent event, String end) {
        switch (event) {
            case TraceEvent.ActivationStarted(_, var root, var function, _) ->
                    words.plain("The host called ")
                            .strong(function)
                            .plain(" on ")
                            .stack(root)
                            .plain(end);
            case TraceEvent.ActivationEnded(_, var root, _) ->
                    words.stack(root).plain(" returned to the host" + end);
            case TraceEvent.Resumed(_, var parent, var consumed, var chain, _, _) ->
                    words.stack(parent)
                            .plain(" resumed ")
                            .stack(chain.top())
                            .plain(" by " + consumed + end);
            case TraceEvent.ResumedThrowing(_, var parent, var consumed, var chain, _, var tag) ->
                    words.stack(parent)
                            .plain(" resumed ")
                            .stack(chain.top())
                            .plain(" by " + consumed + " with the exception ")
                            .strong(tag.toString())
                            .plain(end);
            case TraceEvent.Suspended(_, var chain, var made, var tag, _, _, _) -> {
                words.stack(chain.top());
                if (chain.size() > 1) {
                    words.plain(" and " + others(chain.size() - 1));
                }
                words.plain(" suspended with ")
                        .strong(tag.toString())
                        .plain(" as ")
                        .strong(made.toString(), new Selected.OfContinuation(made))
                        .plain(end);
            }
            case TraceEvent.Switched(_, var from, _, _, var to, _, _, _, _) ->
                    words.stack(from.top()).plain(" switched to ").stack(to.top()).plain(end);
            case TraceEvent.Returned(_, var stack, var parent, _) ->
                    words.stack(stack).plain(" returned to ").stack(parent).plain(end);
            case TraceEvent.Threw(_, var stack, var parent, var tag) ->
                    parent.<Sentence.Builder>map((StackId each) ->
                                    words.stack(stack)
                                            .plain(" ended by ")
                                            .strong(tag.toString())
                                            .plain(", thrown on to ")
                                            .stack(each))
                            .orElseGet(() ->
                                    words.stack(stack).plain(" ended by ").strong(tag.toString()))
                            .plain(end);
            case TraceEvent.ContinuationCreated(_, var made, var stack, var function, _) ->
                    words.stack(stack)
                            .plain(" was made for ")
                            .strong(function)
                            .plain(" as ")
                            .strong(made.toString(), new Selected.OfContinuation(made))
                            .plain(end);
            case TraceEvent.Thrown(_, var stack, var tag, var payload) ->
                    words.stack(stack)
                            .plain(" threw ")
                            .strong(tag.toString())
                            .plain(values(payload) + end);
            case TraceEvent.Bound _,
                    TraceEvent.Caught _,
                    TraceEvent.Trapped _,
                    TraceEvent.HostCalled _,
                    TraceEvent.HostReturned _,
                    TraceEvent.HostThrew _,
                    TraceEvent.Collected _,
                    MemoryEvent _ -> {}
        }
    }

    private static String others(int count) {
        return count == 1 ? "one more stack" : count + " more stacks";
    }

    private static String values(List<WasmValue> values) {
        return values.isEmpty()
                ? ""
                : values.stream()
                        .map(WasmValue::toString)
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
