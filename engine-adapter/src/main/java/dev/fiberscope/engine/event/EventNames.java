package dev.fiberscope.engine.event;

import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.TagId;
import java.util.List;
import java.util.Optional;

/** Whom an event names; what its payload refers to is not among them. */
public final class EventNames {
    private EventNames() {}

    /** The stacks: of a chain both ends. */
    public static List<StackId> stacks(TraceEvent event) {
        return switch (event) {
            case TraceEvent.ActivationStarted(_, var root, _, _) -> List.of(root);
            case TraceEvent.ActivationEnded(_, var root, _) -> List.of(root);
            case TraceEvent.ContinuationCreated(_, _, var stack, _, _) -> List.of(stack);
            case TraceEvent.Bound(_, _, _, var top, _) -> List.of(top);
            case TraceEvent.Resumed(_, var parent, _, var chain, _, _) -> with(parent, chain);
            case TraceEvent.ResumedThrowing(_, var parent, _, var chain, _, _) ->
                    with(parent, chain);
            case TraceEvent.Suspended(_, var chain, _, _, _, var handler, _) ->
                    with(handler, chain);
            case TraceEvent.Switched(_, var from, _, _, var to, _, _, var handler, _) ->
                    List.of(handler, from.top(), from.bottom(), to.top(), to.bottom());
            case TraceEvent.Returned(_, var stack, var parent, _) -> List.of(stack, parent);
            case TraceEvent.Thrown(_, var stack, _, _) -> List.of(stack);
            case TraceEvent.Caught(_, var stack, _, _) -> List.of(stack);
            case TraceEvent.Threw(_, var stack, var parent, _) ->
                    parent.map(to -> List.of(stack, to)).orElseGet(() -> List.of(stack));
            case TraceEvent.Trapped(_, var stack, _) -> List.of(stack);
            case TraceEvent.HostCalled(_, var stack, _, _) -> List.of(stack);
            case TraceEvent.HostReturned(_, var stack, _, _) -> List.of(stack);
            case TraceEvent.HostThrew(_, var stack, _, _) -> List.of(stack);
            case TraceEvent.Collected(_, var stack) -> List.of(stack);
            case MemoryEvent it -> List.of(it.stack());
        };
    }

    private static List<StackId> with(StackId stack, Chain chain) {
        return List.of(stack, chain.top(), chain.bottom());
    }

    /** The continuations that it made or consumed. */
    public static List<ContinuationId> continuations(TraceEvent event) {
        return switch (event) {
            case TraceEvent.ContinuationCreated(_, var made, _, _, _) -> List.of(made);
            case TraceEvent.Bound(_, var consumed, var made, _, _) -> List.of(consumed, made);
            case TraceEvent.Resumed(_, _, var consumed, _, _, _) -> List.of(consumed);
            case TraceEvent.ResumedThrowing(_, _, var consumed, _, _, _) -> List.of(consumed);
            case TraceEvent.Suspended(_, _, var made, _, _, _, _) -> List.of(made);
            case TraceEvent.Switched(_, _, var made, var consumed, _, _, _, _, _) ->
                    List.of(made, consumed);
            case TraceEvent.ActivationStarted _,
                    TraceEvent.ActivationEnded _,
                    TraceEvent.Returned _,
                    TraceEvent.Thrown _,
                    TraceEvent.Caught _,
                    TraceEvent.Threw _,
                    TraceEvent.Trapped _,
                    TraceEvent.HostCalled _,
                    TraceEvent.HostReturned _,
                    TraceEvent.HostThrew _,
                    TraceEvent.Collected _,
                    MemoryEvent _ ->
                    List.of();
        };
    }

    public static Optional<TagId> tag(TraceEvent event) {
        return switch (event) {
            case TraceEvent.ResumedThrowing it -> Optional.of(it.tag());
            case TraceEvent.Suspended it -> Optional.of(it.tag());
            case TraceEvent.Switched it -> Optional.of(it.tag());
            case TraceEvent.Thrown it -> Optional.of(it.tag());
            case TraceEvent.Caught it -> Optional.of(it.tag());
            case TraceEvent.Threw it -> Optional.of(it.tag());
            case TraceEvent.HostThrew it -> Optional.of(it.tag());
            case TraceEvent.ActivationStarted _,
                    TraceEvent.ActivationEnded _,
                    TraceEvent.ContinuationCreated _,
                    TraceEvent.Bound _,
                    TraceEvent.Resumed _,
                    TraceEvent.Returned _,
                    TraceEvent.Trapped _,
                    TraceEvent.HostCalled _,
                    TraceEvent.HostReturned _,
                    TraceEvent.Collected _,
                    MemoryEvent _ ->
                    Optional.empty();
        };
    }
}
