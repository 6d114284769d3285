package dev.fiberscope.engine.event;

import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.ContinuationState;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.engine.model.StackState.Fresh;
import dev.fiberscope.engine.model.StackState.InHost;
import dev.fiberscope.engine.model.StackState.Parent;
import dev.fiberscope.engine.model.StackState.Running;
import dev.fiberscope.engine.model.StackState.Suspended;
import dev.fiberscope.engine.model.StackState.Trapped;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The structure of all stacks that are not over, as it follows from the trace: a fold, one event
 * after the other. What the machine itself says ({@link #of(Snapshot)}) must be equal at every
 * step.
 */
public final class StackForest {
    private final Map<StackId, StackState> states = new TreeMap<>();
    private final Map<StackId, StackId> parents = new TreeMap<>();
    private final Map<ContinuationId, Chain> live = new TreeMap<>();

    /** Before the first event: nothing. */
    public StackForest() {}

    /** The structure that the machine's own state shows. */
    public static StackForest of(Snapshot snapshot) {
        var forest = new StackForest();
        for (var id : snapshot.stacks()) {
            snapshot.stack(id)
                    .ifPresent(stack -> {
                        forest.states.put(id, stack.state());
                        stack.parent().ifPresent(parent -> forest.parents.put(id, parent));
                    });
        }
        for (var id : snapshot.continuations()) {
            snapshot.continuation(id)
                    .ifPresent(state -> {
                        if (state instanceof ContinuationState.Live(var chain)) {
                            forest.live.put(id, chain);
                        }
                    });
        }
        return forest;
    }

    /** Every stack that is not over. */
    public Map<StackId, StackState> states() {
        return Collections.unmodifiableMap(states);
    }

    /** The stack that waits in {@code resume} for {@code stack}. */
    public Optional<StackId> parent(StackId stack) {
        return Optional.ofNullable(parents.get(stack));
    }

    /** Every continuation that can still be consumed, with its chain. */
    public Map<ContinuationId, Chain> live() {
        return Collections.unmodifiableMap(live);
    }

    /** Takes in the next event. Explainer, "Reduction". */
    public void apply(TraceEvent event) {
        switch (event) {
            case TraceEvent.ActivationStarted(_, var root, _, _) -> {
                states.values().removeIf(state -> state instanceof Trapped);
                parents.keySet().retainAll(states.keySet());
                states.put(root, new Running());
            }
            case TraceEvent.ActivationEnded(_, var root, _) -> over(root);
            case TraceEvent.ContinuationCreated(_, var made, var stack, _, _) -> {
                states.put(stack, new Fresh(made));
                live.put(made, new Chain(stack, stack, 1));
            }
            case TraceEvent.Bound(_, var consumed, var made, var top, _) -> {
                live.put(made, consume(consumed));
                states.computeIfPresent(
                        top,
                        (_, state) ->
                                state instanceof Fresh ? new Fresh(made) : new Suspended(made));
            }
            case TraceEvent.Resumed(_, var parent, var consumed, var chain, var prompt, _) ->
                    resume(parent, consumed, chain, new Parent(chain.bottom(), prompt));
            case TraceEvent.ResumedThrowing(
                            _,
                            var parent,
                            var consumed,
                            var chain,
                            var prompt,
                            _) ->
                    resume(parent, consumed, chain, new Parent(chain.bottom(), prompt));
            case TraceEvent.Suspended(_, var chain, var made, _, _, var handler, _) -> {
                suspend(chain, made);
                states.put(handler, new Running());
            }
            case TraceEvent.Switched(
                            _,
                            var from,
                            var made,
                            var consumed,
                            var to,
                            _,
                            _,
                            var handler,
                            _) -> {
                if (states.get(handler) instanceof Parent(_, var prompt)) {
                    suspend(from, made);
                    resume(handler, consumed, to, new Parent(to.bottom(), prompt));
                }
            }
            case TraceEvent.Returned(_, var stack, var parent, _) -> {
                over(stack);
                states.put(parent, new Running());
            }
            case TraceEvent.Threw(_, var stack, var parent, _) -> {
                over(stack);
                parent.ifPresent(each -> states.put(each, new Running()));
            }
            case TraceEvent.Trapped(_, var stack, _) -> {
                for (var each = Optional.of(stack); each.isPresent(); each = parent(each.get())) {
                    states.computeIfPresent(each.get(), (_, state) -> trapped(state));
                }
            }
            case TraceEvent.HostCalled(_, var stack, var function, _) ->
                    states.put(stack, new InHost(function));
            case TraceEvent.HostReturned(_, var stack, _, _) -> states.put(stack, new Running());
            case TraceEvent.HostThrew(_, var stack, _, _) -> states.put(stack, new Running());
            case TraceEvent.Collected(_, var stack) -> {
                over(stack);
                live.values()
                        .removeIf(
                                chain -> chain.top().equals(stack) || chain.bottom().equals(stack));
            }
            case TraceEvent.Thrown _, TraceEvent.Caught _, MemoryEvent _ -> {}
        }
    }

    private static StackState trapped(StackState before) {
        return new Trapped(
                before instanceof Parent(_, var prompt) ? Optional.of(prompt) : Optional.empty());
    }

    private void resume(StackId parent, ContinuationId consumed, Chain chain, Parent waiting) {
        live.remove(consumed);
        states.put(parent, waiting);
        parents.put(chain.bottom(), parent);
        states.put(chain.top(), new Running());
    }

    private void suspend(Chain chain, ContinuationId made) {
        parents.remove(chain.bottom());
        states.put(chain.top(), new Suspended(made));
        live.put(made, chain);
    }

    private Chain consume(ContinuationId continuation) {
        var chain = live.remove(continuation);
        if (chain == null) {
            throw new AssertionError(
                    "unreachable: " + continuation + " consumed twice in the trace");
        }
        return chain;
    }

    private void over(StackId stack) {
        states.remove(stack);
        parents.remove(stack);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StackForest forest
                && states.equals(forest.states)
                && parents.equals(forest.parents)
                && live.equals(forest.live);
    }

    @Override
    public int hashCode() {
        return 31 * states.hashCode() + live.hashCode();
    }

    @Override
    public String toString() {
        return "states " + states + ", parents " + parents + ", live " + live;
    }
}
