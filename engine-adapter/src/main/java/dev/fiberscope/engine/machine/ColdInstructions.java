package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Instructions outside the inner loop: they work on the running stack in the store, where the loop
 * has written its registers back. The position lies behind the code; whoever reads an immediate
 * moves it on.
 */
final class ColdInstructions {
    private final Events events;
    private final StackSwitching switching;
    private final Exceptions exceptions;
    private final BulkInstructions bulk;
    private final AggregateInstructions aggregates;
    private final Collector collector;
    private final MemoryUse memory;

    /** What the last instruction that ended the loop leaves for the caller. */
    private @Nullable Outcome outcome;

    ColdInstructions(Settings settings, Events events, Collector collector, MemoryUse memory) {
        this.events = events;
        this.memory = memory;
        this.switching = new StackSwitching(settings, events, memory);
        this.exceptions = new Exceptions(settings, events, memory);
        this.bulk = new BulkInstructions(settings);
        this.aggregates = new AggregateInstructions(settings);
        this.collector = collector;
    }

    Exceptions exceptions() {
        return exceptions;
    }

    Outcome outcome() {
        var last = outcome;
        if (last == null) {
            throw new AssertionError("unreachable: no outcome");
        }
        outcome = null;
        return last;
    }

    /** Where the machine is behind an instruction. */
    enum Then {
        /** In the same frame. */
        HERE,
        /** In another frame, or on another stack. */
        ELSEWHERE,
        /** With the host: {@link #outcome} says why. */
        OUT
    }

    /** Carries out the instruction with code {@code op}. */
    Then execute(Store store, int op, int[] code) {
        var stack = store.current();
        switch (op) {
            case Op.UNREACHABLE -> throw new TrapSignal("unreachable");
            case Op.REF_EQ -> {
                long second = stack.pop();
                stack.push(stack.pop() == second ? 1 : 0);
            }
            case Op.REF_AS_NON_NULL -> {
                if (stack.slots[stack.sp - 1] == Reference.NULL) {
                    throw new TrapSignal("null reference");
                }
            }
            case Op.RETURN_CALL, Op.RETURN_CALL_INDIRECT, Op.RETURN_CALL_REF -> {
                return then(tailCall(store, op, code));
            }
            case Op.CONT_NEW -> {
                collector.beforeAllocation(store);
                next(stack, code);
                switching.create(store);
            }
            case Op.CONT_BIND -> switching.bind(store, next(stack, code));
            case Op.SUSPEND -> {
                switching.suspend(store, next(stack, code));
                return Then.ELSEWHERE;
            }
            case Op.RESUME -> {
                int count = next(stack, code);
                next(stack, code);
                switching.resume(store, count);
                return then(enteredHost(store));
            }
            case Op.RESUME_THROW -> {
                collector.beforeAllocation(store);
                int tag = next(stack, code);
                next(stack, code);
                return then(resumeThrow(store, tag));
            }
            case Op.RESUME_THROW_REF -> {
                next(stack, code);
                next(stack, code);
                return then(resumeThrowRef(store));
            }
            case Op.SWITCH -> {
                int tag = next(stack, code);
                switching.exchange(store, tag, next(stack, code));
                return then(enteredHost(store));
            }
            case Op.THROW -> {
                collector.beforeAllocation(store);
                int tag = next(stack, code);
                int count = store.tags.get(tag).payload();
                long exception = exceptions.create(store, tag, top(stack, count));
                stack.sp -= count;
                return then(raise(store, exception));
            }
            case Op.THROW_REF -> {
                long exception = stack.slots[stack.sp - 1];
                if (exception == Reference.NULL) {
                    throw new TrapSignal("null exception reference");
                }
                stack.sp--;
                return then(raise(store, exception));
            }
            case Op.REF_TEST, Op.REF_TEST_NULL, Op.REF_CAST, Op.REF_CAST_NULL ->
                    Casts.execute(store, stack, op, cast(store, stack, code));
            case Op.BR_ON_CAST, Op.BR_ON_CAST_FAIL -> branchOnCast(store, stack, op, code);
            default -> other(store, stack, op, code);
        }
        return Then.HERE;
    }

    private static Then then(boolean out) {
        return out ? Then.OUT : Then.ELSEWHERE;
    }

    private void other(Store store, StackData stack, int op, int[] code) {
        if (op >= Op.VECTORS || (op >= Op.FAR_ACCESS && op <= Op.GLOBAL_SET_2)) {
            VectorInstructions.execute(store, stack, op, code);
        } else if (op >= Op.STRUCT_NEW || op == Op.STRUCT_GET_2) {
            if (AggregateInstructions.allocates(op)) {
                collector.beforeAllocation(store);
            }
            var function = store.function(stack.frames[stack.top]).code();
            aggregates.execute(store, stack, store.instances.get(function.instance()), op, code);
        } else {
            bulk.execute(store, op, code);
        }
    }

    private static ReferenceType cast(Store store, StackData stack, int[] code) {
        return store.function(stack.frames[stack.top]).code().casts().get(next(stack, code));
    }

    private static void branchOnCast(Store store, StackData stack, int op, int[] code) {
        int pc = next(stack, code);
        int arity = next(stack, code);
        int height = next(stack, code);
        var type = cast(store, stack, code);
        boolean fits = Casts.matches(store, stack.slots[stack.sp - 1], type);
        if (fits == (op == Op.BR_ON_CAST)) {
            int to = stack.frames[stack.top + StackData.LOCALS] + height;
            System.arraycopy(stack.slots, stack.sp - arity, stack.slots, to, arity);
            stack.sp = to + arity;
            stack.frames[stack.top + StackData.PC] = pc;
        }
    }

    /** Calls a host function, whose arguments lie on top. */
    void callHost(Store store, FunctionData callee) {
        memory.host(store, store.current(), callee);
        waitForHost(store, callee);
        memory.tell(store);
    }

    /** Lets the running stack wait for a host function, whose arguments lie on top. */
    void waitForHost(Store store, FunctionData callee) {
        var stack = store.current();
        var arguments = top(stack, callee.parameters);
        stack.sp -= callee.parameters;
        stack.state = StackData.IN_HOST;
        stack.child = callee.address;
        store.phase = Phase.WAITING;
        store.hostReferences.called(callee.address);
        pin(store, callee.shape.parameters(), arguments);
        events.note(store, EventType.HOST_CALLED, stack.ordinal, Events.NONE);
        events.hands(store, arguments);
        events.emit(
                store,
                at ->
                        new TraceEvent.HostCalled(
                                at,
                                Pictures.stack(stack),
                                callee.name,
                                events.shown(store, callee.shape.parameters(), arguments)));
        outcome = new Outcome.HostCalled(callee.address, arguments);
    }

    /** The bottom frame of the running stack returns; true when that ends the activation. */
    boolean endStack(Store store) {
        var stack = store.current();
        int address = stack.top < 0 ? stack.entry : stack.frames[0];
        var function = store.function(address);
        int count = function.results;
        List<ValueType> types = function.shape.results();
        if (stack.parent == StackData.NONE) {
            var results = top(stack, count);
            var shown = events.shown(store, types, results);
            memory.ended(store, stack, store.activation().caller());
            store.stacks.free(stack.slot);
            events.note(store, EventType.ACTIVATION_ENDED, stack.ordinal, Events.NONE);
            events.hands(store, results);
            events.emit(
                    store, at -> new TraceEvent.ActivationEnded(at, Pictures.stack(stack), shown));
            memory.tell(store);
            pin(store, types, results);
            leaveActivation(store);
            outcome = new Outcome.Ended(results);
            return true;
        }
        var shown =
                events.heard()
                        ? events.shown(store, types, top(stack, count))
                        : List.<WasmValue>of();
        memory.ended(store, stack, stack.parent);
        store.stacks.free(stack.slot);
        var parent = store.run(stack.parent);
        for (int i = stack.sp - count; i < stack.sp; i++) {
            parent.push(stack.slots[i]);
        }
        parent.state = StackData.RUNNING;
        parent.child = StackData.NONE;
        store.framesBelow -= parent.frameCount();
        store.switches++;
        events.note(store, EventType.RETURNED, stack.ordinal, parent.ordinal);
        events.hands(store, stack.slots, stack.sp - count, count);
        if (events.heard()) {
            events.emit(
                    store,
                    at ->
                            new TraceEvent.Returned(
                                    at, Pictures.stack(stack), Pictures.stack(parent), shown));
        }
        memory.tell(store);
        return false;
    }

    /** Throws on the running stack; true when nobody caught it. */
    boolean raise(Store store, long exception) {
        if (exceptions.raise(store, exception)) {
            pin(store, List.of(ReferenceType.EXNREF), Values.of(exception));
            leaveActivation(store);
            outcome = new Outcome.Threw(exception);
            return true;
        }
        return false;
    }

    /** Goes back to the host that made the innermost activation. */
    void leaveActivation(Store store) {
        var ended = store.activations.removeLast();
        store.framesBelow = ended.framesBelow();
        store.endedFunction = ended.function();
        if (ended.caller() == StackData.NONE) {
            store.running = null;
            store.phase = Phase.IDLE;
        } else {
            store.run(ended.caller());
            store.phase = Phase.WAITING;
        }
    }

    /** References that a host sees stay alive while it holds them. */
    static void pin(Store store, List<ValueType> types, Values values) {
        int at = 0;
        for (var type : types) {
            if (type instanceof ReferenceType && values.at(at) != Reference.NULL) {
                store.hostReferences.give(values.at(at));
            }
            at += Slots.of(type);
        }
    }

    List<WasmValue> shown(Store store, List<ValueType> types, Values values) {
        return events.shown(store, types, values);
    }

    private boolean resumeThrow(Store store, int tag) {
        var stack = store.current();
        int count = store.tags.get(tag).payload();
        StackSwitching.target(store, stack.slots[stack.sp - 1]);
        var payload =
                Values.of(
                        java.util.Arrays.copyOfRange(
                                stack.slots, stack.sp - 1 - count, stack.sp - 1));
        long exception = exceptions.create(store, tag, payload);
        switching.resumeThrowing(store, count, exception);
        return raise(store, exception);
    }

    private boolean resumeThrowRef(Store store) {
        var stack = store.current();
        StackSwitching.target(store, stack.slots[stack.sp - 1]);
        long exception = stack.slots[stack.sp - 2];
        if (exception == Reference.NULL) {
            throw new TrapSignal("null exception reference");
        }
        switching.resumeThrowing(store, 1, exception);
        return raise(store, exception);
    }

    /** A continuation may begin with a host function: then the stack waits for that at once. */
    private boolean enteredHost(Store store) {
        var stack = store.current();
        if (stack.top >= 0) {
            return false;
        }
        waitForHost(store, store.function(stack.entry));
        return true;
    }

    private boolean tailCall(Store store, int op, int[] code) {
        var stack = store.current();
        FunctionData callee =
                switch (op) {
                    case Op.RETURN_CALL -> store.function(next(stack, code));
                    case Op.RETURN_CALL_REF -> Callees.referenced(store, stack.slots[stack.sp - 1]);
                    default ->
                            Callees.indirect(
                                    store,
                                    next(stack, code),
                                    next(stack, code),
                                    stack.slots[stack.sp - 1]);
                };
        if (op != Op.RETURN_CALL) {
            stack.sp--;
        }
        var compiled = callee.compiled;
        if (compiled == null) {
            callHost(store, callee);
            return true;
        }
        int gone = store.function(stack.frames[stack.top]).bytes;
        if (stack.used - gone + callee.bytes > stack.limit) {
            memory.overflow(store, stack, callee, gone);
        }
        stack.used += callee.bytes - gone;
        int locals = stack.frames[stack.top + StackData.LOCALS];
        System.arraycopy(
                stack.slots, stack.sp - callee.parameters, stack.slots, locals, callee.parameters);
        stack.reserve(locals + compiled.room());
        stack.frames[stack.top] = callee.address;
        stack.frames[stack.top + StackData.PC] = 0;
        stack.sp = locals + compiled.locals();
        java.util.Arrays.fill(stack.slots, locals + callee.parameters, stack.sp, 0);
        return false;
    }

    /**
     * A call to {@code callee} needs more than the limits or the running stack's memory have: gets
     * that more, or traps.
     */
    void crowded(Settings settings, Store store, StackData stack, FunctionData callee, int needed) {
        int all = store.framesBelow + stack.frameCount();
        if (all >= settings.frames() || needed > StackData.MOST_SLOTS) {
            throw Callees.exhausted(settings, store, stack, callee);
        }
        memory.overflow(store, stack, callee, 0);
    }

    /** The newest frame of the running stack was at the beginning of a segment, and returned. */
    void returnedAcross(Store store, FunctionData returned) {
        memory.fell(store, store.current(), returned.frame.results());
    }

    private static Values top(StackData stack, int count) {
        return count == 0
                ? Values.NONE
                : Values.of(java.util.Arrays.copyOfRange(stack.slots, stack.sp - count, stack.sp));
    }

    /** Reads an immediate. */
    static int next(StackData stack, int[] code) {
        return code[stack.frames[stack.top + StackData.PC]++];
    }
}
