package dev.fiberscope.engine.history;

import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.model.StackId;
import java.util.BitSet;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * How many stacks there are, and how many of them suspended: a fold over the events of a machine.
 */
final class Census {
    private final Machine machine;
    private final BitSet suspended = new BitSet();
    private int stacks;
    private int asleep;

    /** The step that the events so far led to. */
    private long step;

    private OptionalLong found = OptionalLong.empty();

    Census(Machine machine) {
        this.machine = machine;
    }

    /** Counts what there is now. */
    void take() {
        step = machine.step();
        stacks = machine.statistics().stacksAlive();
        suspended.clear();
        machine.eachStack((stack, sleeps) -> suspended.set(stack.number(), sleeps));
        asleep = suspended.cardinality();
    }

    OptionalLong found() {
        return found;
    }

    /** The most there can be before the stretch ends; it is to come. */
    long atMost(Stretch stretch, boolean ofSuspended) {
        return ofSuspended
                ? asleep + stretch.count(EventType.SUSPENDED) + stretch.count(EventType.SWITCHED)
                : stacks
                        + stretch.count(EventType.CONTINUATION_CREATED)
                        + stretch.count(EventType.ACTIVATION_STARTED);
    }

    /** It has been found, or is so at {@code now}. */
    boolean looked(long now, boolean ofSuspended, LongPredicate holds) {
        if (found.isEmpty() && holds.test(ofSuspended ? asleep : stacks)) {
            found = OptionalLong.of(Math.min(step, now));
        }
        return found.isPresent();
    }

    /** The events of one step are one: looks before the first one of the next step. */
    void before(TraceEvent event, boolean ofSuspended, LongPredicate holds) {
        if (event.at().step() > step) {
            looked(step, ofSuspended, holds);
            step = event.at().step();
        }
        apply(event);
    }

    private void apply(TraceEvent event) {
        switch (event) {
            // Stacks that have trapped are over with that.
            case TraceEvent.ActivationStarted _ -> stacks = machine.statistics().stacksAlive();
            case TraceEvent.ActivationEnded(_, var root, _) -> over(root);
            case TraceEvent.ContinuationCreated _ -> stacks++;
            case TraceEvent.Resumed(_, _, _, var chain, _, _) -> wakes(chain.top());
            case TraceEvent.ResumedThrowing(_, _, _, var chain, _, _) -> wakes(chain.top());
            case TraceEvent.Suspended(_, var chain, _, _, _, _, _) -> sleeps(chain.top());
            case TraceEvent.Switched(_, var from, _, _, var to, _, _, _, _) -> {
                sleeps(from.top());
                wakes(to.top());
            }
            case TraceEvent.Returned(_, var stack, _, _) -> over(stack);
            case TraceEvent.Threw(_, var stack, _, _) -> over(stack);
            case TraceEvent.Collected(_, var stack) -> over(stack);
            case TraceEvent.Bound _,
                    TraceEvent.Thrown _,
                    TraceEvent.Caught _,
                    TraceEvent.Trapped _,
                    TraceEvent.HostCalled _,
                    TraceEvent.HostReturned _,
                    TraceEvent.HostThrew _,
                    MemoryEvent _ -> {}
        }
    }

    private void over(StackId stack) {
        stacks--;
        wakes(stack);
    }

    private void sleeps(StackId stack) {
        suspended.set(stack.number());
        asleep++;
    }

    private void wakes(StackId stack) {
        if (suspended.get(stack.number())) {
            suspended.clear(stack.number());
            asleep--;
        }
    }
}
