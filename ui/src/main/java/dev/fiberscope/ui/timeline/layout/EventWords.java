package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.event.MemoryText;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.WasmValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Events as people tell them, in one line: {@code S2 suspends $yield (3), S0 takes it}. */
public final class EventWords {
    private EventWords() {}

    /** The event without its step. */
    public static String of(TraceEvent event) {
        return switch (event) {
            case TraceEvent.ActivationStarted(_, var root, var function, var arguments) ->
                    "the host calls " + function + in(arguments) + " on " + root;
            case TraceEvent.ActivationEnded(_, var root, var results) ->
                    root + " returns" + in(results) + " to the host";
            case TraceEvent.ContinuationCreated(_, var made, var stack, var function, _) ->
                    stack + " " + function + " is made, held by " + made;
            case TraceEvent.Bound(_, var consumed, var made, var top, var arguments) ->
                    consumed + " of " + top + " is bound as " + made + in(arguments);
            case TraceEvent.Resumed(_, var parent, var consumed, var chain, _, var payload) ->
                    parent + " resumes " + chain.top() + " by " + consumed + in(payload);
            case TraceEvent.ResumedThrowing(_, var parent, var consumed, var chain, _, var tag) ->
                    parent + " resumes " + chain.top() + " by " + consumed + ", throwing " + tag;
            case TraceEvent.Suspended(
                            _,
                            var chain,
                            var made,
                            var tag,
                            var payload,
                            var handler,
                            _) ->
                    chain.top()
                            + " suspends "
                            + tag
                            + in(payload)
                            + " as "
                            + made
                            + ", "
                            + handler
                            + " takes it";
            case TraceEvent.Switched(_, var from, var made, _, var to, var tag, _, _, _) ->
                    from.top()
                            + " switches by "
                            + tag
                            + " to "
                            + to.top()
                            + ", and is left as "
                            + made;
            case TraceEvent.Returned(_, var stack, var parent, var results) ->
                    stack + " returns" + in(results) + " to " + parent;
            case TraceEvent.Thrown(_, var stack, var tag, var payload) ->
                    stack + " throws " + tag + in(payload);
            case TraceEvent.Caught(_, var stack, var tag, var function) ->
                    stack + " catches " + tag + " in " + function;
            case TraceEvent.Threw(_, var stack, var parent, var tag) ->
                    stack + " ends by " + tag + ", which goes on in " + to(parent);
            case TraceEvent.Trapped(_, var stack, var trap) -> stack + " traps: " + trap.sentence();
            case TraceEvent.HostCalled(_, var stack, var function, var arguments) ->
                    stack + " calls the host, " + function + in(arguments);
            case TraceEvent.HostReturned(_, var stack, var function, var results) ->
                    function + " of the host returns" + in(results) + " to " + stack;
            case TraceEvent.HostThrew(_, var stack, var function, var tag) ->
                    function + " of the host throws " + tag + " to " + stack;
            case TraceEvent.Collected(_, var stack) -> stack + " is collected";
            case MemoryEvent memory -> MemoryText.words(memory);
        };
    }

    /** The event with its step: {@code S2 suspends $yield (3) ... at step 48,171}. */
    public static String at(TraceEvent event) {
        return of(event) + ", at step " + count(event.at().step());
    }

    /** A number as people read it: {@code 48,213}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String values(List<WasmValue> values) {
        return values.stream().map(WasmValue::toString).collect(Collectors.joining(" "));
    }

    private static String in(List<WasmValue> values) {
        return values.isEmpty() ? "" : " (" + values(values) + ")";
    }

    private static String to(Optional<StackId> parent) {
        return parent.map(StackId::toString).orElse("the host");
    }
}
