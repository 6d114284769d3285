package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.TraceEvent;
import java.util.Optional;

/** Where control goes from a host into the machine: by a call, or with the answer to one. */
final class HostBoundary {
    private final Events events;
    private final ColdInstructions cold;
    private final MemoryUse memory;

    HostBoundary(Events events, ColdInstructions cold, MemoryUse memory) {
        this.memory = memory;
        this.events = events;
        this.cold = cold;
    }

    /**
     * Starts an activation of a function on a new root stack. Idle, or called back from a host that
     * is waited for.
     */
    void enter(Store store, int function, Values arguments) {
        var data = store.function(function);
        for (int slot : store.trapped) {
            memory.gone(store, store.stacks.at(slot));
            store.stacks.free(slot);
        }
        store.trapped.clear();
        store.trap = Optional.empty();
        int caller = store.running == null ? StackData.NONE : store.running.slot;
        var made = store.newStack(function, Math.max(data.parameters, 1));
        var stack = store.run(made.slot);
        memory.root(store, stack, data, caller == StackData.NONE ? null : store.stacks.at(caller));
        store.activations.add(
                new Store.ActivationData(stack.slot, function, caller, store.framesBelow));
        store.framesBelow += caller == StackData.NONE ? 0 : store.stacks.at(caller).frameCount();
        for (int i = 0; i < arguments.size(); i++) {
            stack.push(arguments.at(i));
        }
        stack.state = StackData.RUNNING;
        store.phase = Phase.READY;
        events.note(store, EventType.ACTIVATION_STARTED, stack.ordinal, Events.NONE);
        events.hands(store, arguments);
        events.emit(
                store,
                at ->
                        new TraceEvent.ActivationStarted(
                                at,
                                Pictures.stack(stack),
                                data.name,
                                events.shown(store, data.shape.parameters(), arguments)));
        memory.tell(store);
        if (data.isHost()) {
            cold.waitForHost(store, data);
            store.phase = Phase.READY;
            store.pending = cold.outcome();
        } else {
            StackSwitching.enter(store, stack);
        }
    }

    /** The host function that is waited for gives its results. */
    void returned(Store store, Values results) {
        var stack = answered(store);
        var function = store.function(stack.child);
        stack.child = StackData.NONE;
        events.note(store, EventType.HOST_RETURNED, stack.ordinal, Events.NONE);
        events.hands(store, results);
        events.emit(
                store,
                at ->
                        new TraceEvent.HostReturned(
                                at,
                                Pictures.stack(stack),
                                function.name,
                                events.shown(store, function.shape.results(), results)));
        stack.reserve(stack.sp + results.size());
        for (int i = 0; i < results.size(); i++) {
            stack.push(results.at(i));
        }
        if (stack.top < 0 && cold.endStack(store)) {
            store.pending = cold.outcome();
        }
    }

    /** The host function that is waited for throws the exception with this reference. */
    void threw(Store store, long exception) {
        var stack = answered(store);
        var function = store.function(stack.child);
        stack.child = StackData.NONE;
        int tag = store.exceptions.at(Reference.index(exception)).tag();
        events.note(
                store,
                EventType.HOST_THREW,
                stack.ordinal,
                Events.NONE,
                Events.NONE,
                Events.NONE,
                tag);
        events.emit(
                store,
                at ->
                        new TraceEvent.HostThrew(
                                at,
                                Pictures.stack(stack),
                                function.name,
                                Pictures.tag(store, tag)));
        if (cold.raise(store, exception)) {
            var outcome = cold.outcome();
            store.pending = outcome;
            store.phase = Phase.READY;
        }
    }

    /** The stack whose host function answers, running again. */
    static StackData answered(Store store) {
        if (store.phase != Phase.WAITING) {
            throw new IllegalStateException("no host function is waited for");
        }
        var stack = store.run(store.current().slot);
        stack.state = StackData.RUNNING;
        store.phase = Phase.READY;
        store.hostReferences.answered();
        return stack;
    }
}
