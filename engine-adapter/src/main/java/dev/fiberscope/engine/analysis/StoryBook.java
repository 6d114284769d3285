package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.analysis.Story.Suspension;
import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.Prompt;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.TagId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stories of all stacks that live, as they follow from the trace: a fold, one event after the
 * other, from the first on. Forgets stacks that are over, so that it grows with those alive. Of the
 * cancelled ones it counts all and keeps the last {@value #KEPT}.
 */
public final class StoryBook implements Stories {
    /** Cancelled chains that are kept. */
    public static final int KEPT = 1_000;

    private final Map<StackId, Story> stories = new HashMap<>();

    /** The prompts of stacks that wait in a resume. */
    private final Map<StackId, Prompt> prompts = new HashMap<>();

    /** Of every stack on top of another the one below, also inside of suspended chains. */
    private final Map<StackId, StackId> parents = new HashMap<>();

    /** By the bottom of the chain: what {@code resume_throw} brought it, and it still has. */
    private final Map<StackId, Throwing> throwing = new HashMap<>();

    private final Deque<Cancelled> cancelled = new ArrayDeque<>();
    private long cancelledCount;
    private long collectedCount;

    /** {@code catches} grows while the exception goes through the chain. */
    private record Throwing(
            Chain chain,
            List<StackId> stacks,
            StackId by,
            TagId tag,
            At at,
            List<Cancelled.Catch> catches) {}

    /** Before the first event: no story. */
    public StoryBook() {}

    @Override
    public Optional<Story> of(StackId stack) {
        return Optional.ofNullable(stories.get(stack));
    }

    /** The last chains that were cancelled, in order. */
    public List<Cancelled> cancelled() {
        return List.copyOf(cancelled);
    }

    /** How many chains were cancelled. */
    public long cancelledCount() {
        return cancelledCount;
    }

    /** How many stacks were collected, because nothing reached them. */
    public long collectedCount() {
        return collectedCount;
    }

    /** Takes in the next event. */
    public void apply(TraceEvent event) {
        switch (event) {
            case TraceEvent.ContinuationCreated(var at, _, var stack, _, var by) ->
                    stories.put(stack, new Story(at, by, Optional.empty()));
            case TraceEvent.Resumed(_, var parent, _, var chain, var prompt, _) -> {
                prompts.put(parent, prompt);
                parents.put(chain.bottom(), parent);
            }
            case TraceEvent.ResumedThrowing(
                            var at,
                            var parent,
                            _,
                            var chain,
                            var prompt,
                            var tag) -> {
                prompts.put(parent, prompt);
                parents.put(chain.bottom(), parent);
                throwing.put(
                        chain.bottom(),
                        new Throwing(chain, stacks(chain), parent, tag, at, new ArrayList<>()));
            }
            case TraceEvent.Suspended(var at, var chain, _, var tag, _, var handler, int clause) ->
                    suspended(at, chain, tag, handler, clause);
            case TraceEvent.Switched(
                            var at,
                            var from,
                            _,
                            _,
                            _,
                            var tag,
                            _,
                            var handler,
                            int clause) ->
                    suspended(at, from, tag, handler, clause);
            case TraceEvent.Threw(_, var stack, _, var tag) -> {
                var brought = throwing.get(stack);
                if (brought != null && brought.tag().equals(tag)) {
                    cancelled(brought);
                }
                over(stack);
            }
            case TraceEvent.Caught(var at, var stack, var tag, var function) ->
                    caught(new Cancelled.Catch(at, stack, tag, function));
            case TraceEvent.Returned(_, var stack, _, _) -> over(stack);
            case TraceEvent.ActivationEnded(_, var root, _) -> over(root);
            case TraceEvent.Collected(_, var stack) -> {
                collectedCount++;
                over(stack);
            }
            case TraceEvent.ActivationStarted _,
                    TraceEvent.Bound _,
                    TraceEvent.Thrown _,
                    TraceEvent.Trapped _,
                    TraceEvent.HostCalled _,
                    TraceEvent.HostReturned _,
                    TraceEvent.HostThrew _,
                    MemoryEvent _ -> {}
        }
    }

    /** From the bottom to the top. Those in between are parents of each other. */
    private List<StackId> stacks(Chain chain) {
        var all = new ArrayList<StackId>();
        var stack = Optional.of(chain.top());
        while (stack.isPresent() && !stack.get().equals(chain.bottom())) {
            all.addFirst(stack.get());
            stack = Optional.ofNullable(parents.get(stack.get()));
        }
        all.addFirst(chain.bottom());
        return all;
    }

    private void suspended(At at, Chain chain, TagId tag, StackId handler, int clause) {
        livesOn(chain);
        var prompt = Optional.ofNullable(prompts.get(handler));
        stories.computeIfPresent(
                chain.top(),
                (_, story) ->
                        new Story(
                                story.created(),
                                story.by(),
                                Optional.of(new Suspension(at, tag, handler, prompt, clause))));
    }

    /** Stacks that suspend have got over what they were thrown. */
    private void livesOn(Chain chain) {
        if (!throwing.isEmpty()) {
            var stack = Optional.of(chain.top());
            while (stack.isPresent() && !stack.get().equals(chain.bottom())) {
                throwing.remove(stack.get());
                stack = Optional.ofNullable(parents.get(stack.get()));
            }
            throwing.remove(chain.bottom());
        }
        parents.remove(chain.bottom());
    }

    /** On the chain that was thrown something, or on what runs above it. */
    private void caught(Cancelled.Catch each) {
        if (throwing.isEmpty()) {
            return;
        }
        for (var at = Optional.of(each.stack());
                at.isPresent();
                at = Optional.ofNullable(parents.get(at.get()))) {
            var brought = throwing.get(at.get());
            if (brought != null && brought.catches().size() < Cancelled.CATCHES) {
                brought.catches().add(each);
            }
        }
    }

    private void cancelled(Throwing brought) {
        cancelledCount++;
        if (cancelled.size() == KEPT) {
            cancelled.removeFirst();
        }
        cancelled.add(
                new Cancelled(
                        brought.chain(),
                        brought.stacks(),
                        brought.by(),
                        brought.tag(),
                        brought.at(),
                        brought.catches(),
                        of(brought.chain().bottom())));
    }

    private void over(StackId stack) {
        stories.remove(stack);
        prompts.remove(stack);
        parents.remove(stack);
        throwing.remove(stack);
    }
}
