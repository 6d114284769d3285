package dev.fiberscope.engine.event;

import dev.fiberscope.engine.model.Clause;
import dev.fiberscope.engine.model.Prompt;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.WasmValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The trace as text, one event a line: {@code 48213 S6 suspends $yield to S0 clause 0 as k16}. The
 * golden-file format.
 */
public final class TraceText {
    private TraceText() {}

    /** The line of one event, without a line break. */
    public static String line(TraceEvent event) {
        return event.at() + " " + words(event);
    }

    /** All events, each line ended by a line feed. */
    public static String of(List<TraceEvent> events) {
        return events.stream().map(event -> line(event) + "\n").collect(Collectors.joining());
    }

    private static String words(TraceEvent event) {
        return switch (event) {
            case TraceEvent.ActivationStarted(_, var root, var function, var arguments) ->
                    "host calls " + function + values(arguments) + " on " + root;
            case TraceEvent.ActivationEnded(_, var root, var results) ->
                    root + " returns" + values(results) + " to the host";
            case TraceEvent.ContinuationCreated(_, var made, var stack, var function, _) ->
                    made + " created for " + stack + " " + function;
            case TraceEvent.Bound(_, var consumed, var made, _, var arguments) ->
                    consumed + " bound as " + made + values(arguments);
            case TraceEvent.Resumed(
                            _,
                            var parent,
                            var consumed,
                            var chain,
                            var prompt,
                            var payload) ->
                    parent
                            + " resumes "
                            + consumed
                            + " "
                            + chain
                            + values(payload)
                            + clauses(prompt);
            case TraceEvent.ResumedThrowing(
                            _,
                            var parent,
                            var consumed,
                            var chain,
                            var prompt,
                            var tag) ->
                    parent
                            + " resumes "
                            + consumed
                            + " "
                            + chain
                            + " throwing "
                            + tag
                            + clauses(prompt);
            case TraceEvent.Suspended(
                            _,
                            var chain,
                            var made,
                            var tag,
                            var payload,
                            var handler,
                            var clause) ->
                    chain
                            + " suspends "
                            + tag
                            + values(payload)
                            + " to "
                            + handler
                            + " clause "
                            + clause
                            + " as "
                            + made;
            case TraceEvent.Switched(
                            _,
                            var from,
                            var made,
                            var consumed,
                            var to,
                            var tag,
                            var payload,
                            var handler,
                            var clause) ->
                    from
                            + " switches "
                            + tag
                            + " to "
                            + consumed
                            + " "
                            + to
                            + values(payload)
                            + " on "
                            + handler
                            + " clause "
                            + clause
                            + " as "
                            + made;
            case TraceEvent.Returned(_, var stack, var parent, var results) ->
                    stack + " returns" + values(results) + " to " + parent;
            case TraceEvent.Thrown(_, var stack, var tag, var payload) ->
                    stack + " throws " + tag + values(payload);
            case TraceEvent.Caught(_, var stack, var tag, var function) ->
                    stack + " catches " + tag + " in " + function;
            case TraceEvent.Threw(_, var stack, var parent, var tag) ->
                    stack + " ends by " + tag + " to " + to(parent);
            case TraceEvent.Trapped(_, var stack, var trap) -> stack + " traps: " + trap.sentence();
            case TraceEvent.HostCalled(_, var stack, var function, var arguments) ->
                    stack + " calls host " + function + values(arguments);
            case TraceEvent.HostReturned(_, var stack, var function, var results) ->
                    "host " + function + " returns" + values(results) + " to " + stack;
            case TraceEvent.HostThrew(_, var stack, var function, var tag) ->
                    "host " + function + " throws " + tag + " to " + stack;
            case TraceEvent.Collected(_, var stack) -> stack + " collected";
            case MemoryEvent memory -> MemoryText.words(memory);
        };
    }

    private static String to(Optional<StackId> parent) {
        return parent.map(StackId::toString).orElse("the host");
    }

    private static String values(List<WasmValue> values) {
        return values.isEmpty()
                ? ""
                : values.stream()
                        .map(WasmValue::toString)
                        .collect(Collectors.joining(" ", " (", ")"));
    }

    private static String clauses(Prompt prompt) {
        return prompt.clauses().stream()
                .map(clause ->
                        switch (clause) {
                            case Clause.OnLabel(var tag, var label) -> " on " + tag + " " + label;
                            case Clause.OnSwitch(var tag) -> " on " + tag + " switch";
                        })
                .collect(Collectors.joining());
    }
}
