package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.machine.CompiledFunction.PromptClause;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.Arrays;
import java.util.List;

/**
 * The stack-switching instructions. Each looks at everything that can trap before it changes
 * anything. Operands lie on top of the running stack, whose frame's position is behind the whole
 * instruction. Explainer, "Reduction".
 */
final class StackSwitching {
    /** A fresh stack has room for its first frame at once, if that is not larger. */
    private static final int FIRST_ROOM = 16;

    private final Settings settings;
    private final Events events;
    private final MemoryUse memory;

    StackSwitching(Settings settings, Events events, MemoryUse memory) {
        this.memory = memory;
        this.settings = settings;
        this.events = events;
    }

    /** {@code cont.new}: a fresh stack that will begin with the function on top of the operands. */
    void create(Store store) {
        var stack = store.current();
        long reference = stack.slots[stack.sp - 1];
        if (reference == Reference.NULL) {
            throw new TrapSignal("null function reference");
        }
        if (store.stacks.alive() >= Math.min(settings.stacks(), Reference.MAXIMUM_STACKS)) {
            throw new TrapSignal(
                    "limit reached",
                    "makes a stack too many: "
                            + store.stacks.alive()
                            + " are alive, and more are not allowed");
        }
        var function = store.function(Reference.index(reference));
        var space = memory.made(store, function);
        var fresh =
                store.newStack(
                        function.address,
                        Math.max(function.parameters, Math.min(function.room, FIRST_ROOM)));
        fresh.state = StackData.FRESH;
        fresh.chainBottom = fresh.slot;
        if (space != null && store.memory != null) {
            fresh.place(space, store.memory.settings());
        }
        stack.slots[stack.sp - 1] = hold(store, fresh);
        events.note(
                store,
                EventType.CONTINUATION_CREATED,
                fresh.ordinal,
                stack.ordinal,
                fresh.heldBy,
                Events.NONE,
                Events.NONE);
        if (events.heard()) {
            events.emit(
                    store,
                    at ->
                            new TraceEvent.ContinuationCreated(
                                    at,
                                    Pictures.continuation(stack.slots[stack.sp - 1]),
                                    Pictures.stack(fresh),
                                    function.name,
                                    Pictures.waitingAt(store, stack, stack.top)));
        }
        memory.tell(store);
    }

    /** {@code cont.bind}: gives the topmost {@code count} operands below the continuation ahead. */
    void bind(Store store, int count) {
        var stack = store.current();
        long consumed = stack.slots[stack.sp - 1];
        var top = store.own(target(store, consumed).slot);
        var arguments = events.heard() ? operands(stack, stack.sp - 1 - count, count) : Values.NONE;
        store.consumptions.note(store.step, consumed, stack);
        stack.sp -= count + 1;
        top.reserve(top.sp + count);
        move(stack, top, count);
        top.bound += count;
        long made = hold(store, top);
        stack.push(made);
        events.note(
                store,
                EventType.BOUND,
                top.ordinal,
                Events.NONE,
                top.heldBy,
                Reference.ordinal(consumed),
                Events.NONE);
        events.hands(store, top.slots, top.sp - count, count);
        if (events.heard()) {
            var types = boundTypes(store, top);
            var shown =
                    events.shown(
                            store, Slots.last(Slots.first(types, top.bound), count), arguments);
            events.emit(
                    store,
                    at ->
                            new TraceEvent.Bound(
                                    at,
                                    Pictures.continuation(consumed),
                                    Pictures.continuation(made),
                                    Pictures.stack(top),
                                    shown));
        }
    }

    /** {@code resume}: {@code count} arguments lie below the continuation. */
    void resume(Store store, int count) {
        var parent = store.current();
        long consumed = parent.slots[parent.sp - 1];
        var target = target(store, consumed);
        checkDepth(store.framesBelow + parent.frameCount(), target);
        memory.arriving(store, parent, target, true);
        boolean heard = events.heard();
        var arguments = heard ? operands(parent, parent.sp - 1 - count, count) : Values.NONE;
        var types = heard ? resumptionTypes(store, target) : List.<ValueType>of();
        store.consumptions.note(store.step, consumed, parent);
        parent.sp -= count + 1;
        var top = attach(store, parent, target);
        memory.switched(store, parent, top);
        noteResumed(store, EventType.RESUMED, parent, top, consumed, Events.NONE);
        events.hands(store, parent.slots, parent.sp, count);
        if (heard) {
            var payload = events.shown(store, Slots.last(types, count), arguments);
            events.emit(
                    store,
                    at ->
                            new TraceEvent.Resumed(
                                    at,
                                    Pictures.stack(parent),
                                    Pictures.continuation(consumed),
                                    Pictures.chain(store, top),
                                    Pictures.prompt(store, parent),
                                    payload));
        }
        memory.tell(store);
        revive(store, top, parent, count);
    }

    /**
     * {@code resume_throw}, {@code resume_throw_ref}: attaches the continuation, whose top is about
     * to throw {@code exception}; it lies on top of the operands, {@code below} others to be
     * dropped under it.
     */
    void resumeThrowing(Store store, int below, long exception) {
        var parent = store.current();
        long consumed = parent.slots[parent.sp - 1];
        var target = target(store, consumed);
        if (target.state != StackData.FRESH) { // a fresh one ends without a frame
            checkDepth(store.framesBelow + parent.frameCount(), target);
        }
        memory.arriving(store, parent, target, false);
        var chain = Pictures.chain(store, target);
        store.consumptions.note(store.step, consumed, parent);
        parent.sp -= below + 1;
        var top = attach(store, parent, target);
        top.bound = 0;
        top.state = StackData.RUNNING;
        memory.switched(store, parent, top);
        noteResumed(
                store,
                EventType.RESUMED_THROWING,
                parent,
                top,
                consumed,
                store.exceptions.at(Reference.index(exception)).tag());
        events.emit(
                store,
                at ->
                        new TraceEvent.ResumedThrowing(
                                at,
                                Pictures.stack(parent),
                                Pictures.continuation(consumed),
                                chain,
                                Pictures.prompt(store, parent),
                                Pictures.tag(
                                        store,
                                        store.exceptions.at(Reference.index(exception)).tag())));
        memory.tell(store);
    }

    /** {@code suspend}: the payload lies on top. */
    void suspend(Store store, int tag) {
        var top = store.current();
        var data = store.tags.get(tag);
        int count = data.payload();
        var found = HandlerSearch.find(store, top, tag, PromptClause.OnLabel.class);
        if (found == null || !(found.clause() instanceof PromptClause.OnLabel(_, var target, _))) {
            throw Unhandled.suspension(store, top, tag, PromptClause.OnLabel.class);
        }
        memory.leaving(store, top, found.bottom());
        var payload = events.heard() ? operands(top, top.sp - count, count) : Values.NONE;
        top.sp -= count;
        var handler = store.run(found.handler());
        long made = detach(store, top, handler, found);
        memory.switched(store, top, handler);
        handler.state = StackData.RUNNING;
        handler.child = StackData.NONE;
        handler.sp = handler.frames[handler.top + StackData.LOCALS] + target.height();
        move(top, handler, count);
        handler.push(made);
        handler.frames[handler.top + StackData.PC] = target.pc();
        events.note(
                store,
                EventType.SUSPENDED,
                top.ordinal,
                handler.ordinal,
                top.heldBy,
                Events.NONE,
                tag);
        events.hands(store, top.slots, top.sp, count);
        nameBottom(store, top);
        if (events.heard()) {
            events.emit(
                    store,
                    at ->
                            new TraceEvent.Suspended(
                                    at,
                                    Pictures.chain(store, top),
                                    Pictures.continuation(made),
                                    Pictures.tag(store, tag),
                                    events.shown(store, data.shape().parameters(), payload),
                                    Pictures.stack(handler),
                                    found.number()));
        }
        memory.tell(store);
    }

    /**
     * {@code switch}: {@code count} arguments lie below the continuation; its handler is found
     * before that is consumed.
     */
    void exchange(Store store, int tag, int count) {
        var from = store.current();
        long consumed = from.slots[from.sp - 1];
        var target = target(store, consumed);
        var found = HandlerSearch.find(store, from, tag, PromptClause.OnSwitch.class);
        if (found == null) {
            throw Unhandled.suspension(store, from, tag, PromptClause.OnSwitch.class);
        }
        checkDepth(store.framesBelow - found.frames(), target);
        memory.leaving(store, from, found.bottom());
        memory.arriving(store, store.stacks.at(found.handler()), target, true);
        boolean heard = events.heard();
        var types = heard ? resumptionTypes(store, target) : List.<ValueType>of();
        var arguments = heard ? operands(from, from.sp - 1 - count, count) : Values.NONE;
        store.consumptions.note(store.step, consumed, from);
        from.sp -= count + 1;
        var handler = store.own(found.handler());
        long made = detach(store, from, handler, found);
        var top = attach(store, handler, target);
        memory.switched(store, from, top);
        events.note(
                store,
                EventType.SWITCHED,
                from.ordinal,
                top.ordinal,
                from.heldBy,
                Reference.ordinal(consumed),
                tag);
        events.hands(store, from.slots, from.sp, count);
        events.names(handler.ordinal);
        nameBottom(store, from);
        nameBottom(store, top);
        if (heard) {
            var shown =
                    events.shown(
                            store,
                            Slots.last(types.subList(0, types.size() - 1), count),
                            arguments);
            events.emit(
                    store,
                    at ->
                            new TraceEvent.Switched(
                                    at,
                                    Pictures.chain(store, from),
                                    Pictures.continuation(made),
                                    Pictures.continuation(consumed),
                                    Pictures.chain(store, top),
                                    Pictures.tag(store, tag),
                                    shown,
                                    Pictures.stack(store, found.handler()),
                                    found.number()));
        }
        memory.tell(store);
        from.slots[from.sp + count] = made;
        revive(store, top, from, count + 1);
    }

    /** Enters the function that a fresh stack begins with; its arguments lie in its first slots. */
    static void enter(Store store, StackData stack) {
        var function = store.function(stack.entry);
        var compiled = function.compiled;
        if (compiled != null) {
            stack.reserve(compiled.room());
            stack.pushFrame(function.address, 0);
            Arrays.fill(stack.slots, function.parameters, compiled.locals(), 0);
            stack.sp = compiled.locals();
            stack.used += function.bytes;
        }
    }

    /**
     * The types of what the next resumption of a held stack gives it, and those given ahead in
     * front of them.
     */
    static List<ValueType> resumptionTypes(Store store, StackData top) {
        if (top.state == StackData.FRESH) {
            return store.function(top.entry).shape.parameters();
        }
        var function = store.function(top.frames[top.top]).code();
        int pc = top.frames[top.top + StackData.PC] - 1;
        int start = function.start(pc);
        int[] code = function.code().numbers;
        if (code[start] == Op.SUSPEND) {
            return store.tags.get(code[start + 1]).shape().results();
        }
        var instance = store.instances.get(function.instance());
        return SwitchTypes.results(store, instance, function.instructionOf(pc));
    }

    private static List<ValueType> boundTypes(Store store, StackData top) {
        return resumptionTypes(store, top);
    }

    /** The stack that the continuation on top of the operands resumes. */
    static StackData target(Store store, long continuation) {
        if (continuation == Reference.NULL) {
            throw new TrapSignal("null continuation reference");
        }
        var target = store.stackOf(continuation);
        if (target == null) {
            throw store.consumptions.usedAgain(store, continuation);
        }
        return target;
    }

    private static Values operands(StackData stack, int from, int count) {
        return count == 0
                ? Values.NONE
                : Values.of(Arrays.copyOfRange(stack.slots, from, from + count));
    }

    /** Pushes on {@code to} the {@code count} slots behind the operands of {@code from}. */
    private static void move(StackData from, StackData to, int count) {
        for (int i = 0; i < count; i++) {
            to.slots[to.sp + i] = from.slots[from.sp + i];
        }
        to.sp += count;
    }

    private void noteResumed(
            Store store, EventType type, StackData parent, StackData top, long consumed, int tag) {
        events.note(
                store,
                type,
                top.ordinal,
                parent.ordinal,
                Events.NONE,
                Reference.ordinal(consumed),
                tag);
        nameBottom(store, top);
    }

    /** Events name both ends of a chain. */
    private void nameBottom(Store store, StackData top) {
        if (top.chainBottom != top.slot) {
            events.names(store.stacks.at(top.chainBottom).ordinal);
        }
    }

    /** Gives {@code top} a new reference; all older ones are consumed by that. */
    private static long hold(Store store, StackData top) {
        top.heldBy = store.continuationsMade++;
        return Reference.continuation(top.slot, top.heldBy);
    }

    /** Traps where the chain of {@code target} on top of {@code below} frames is too deep. */
    private void checkDepth(int below, StackData target) {
        int all = below + target.chainFrames + target.frameCount();
        if (all + (target.state == StackData.FRESH ? 1 : 0) > settings.frames()) {
            throw new TrapSignal(
                    "call stack exhausted",
                    "puts "
                            + Pictures.stack(target)
                            + " on top of "
                            + below
                            + " frames: more than "
                            + settings.frames()
                            + " in all are not allowed");
        }
    }

    /**
     * Hangs the chain of {@code target} under {@code parent}. Its top runs; the reference that held
     * it is consumed, and shown so from here on.
     */
    private static StackData attach(Store store, StackData parent, StackData target) {
        var top = store.run(target.slot);
        var bottom = top.chainBottom == top.slot ? top : store.own(top.chainBottom);
        bottom.parent = parent.slot;
        parent.state = StackData.PARENT;
        parent.child = bottom.slot;
        store.framesBelow += parent.frameCount() + top.chainFrames;
        store.switches++;
        top.heldBy = -1;
        return top;
    }

    /**
     * Takes the stacks from {@code top} to below the handler off their chain, as a new
     * continuation.
     */
    private static long detach(
            Store store, StackData top, StackData handler, HandlerSearch.Found found) {
        top.state = StackData.SUSPENDED;
        top.chainBottom = found.bottom();
        top.chainSize = found.leaving();
        top.chainFrames = found.frames();
        store.framesBelow -= found.frames() + handler.frameCount();
        (found.leaving() == 1 ? top : store.own(found.bottom())).parent = StackData.NONE;
        store.switches++;
        return hold(store, top);
    }

    /**
     * Lets the top of an attached chain go on with {@code count} arguments, which lie behind the
     * operands of {@code giver}.
     */
    private static void revive(Store store, StackData top, StackData giver, int count) {
        boolean fresh = top.state == StackData.FRESH;
        top.reserve(top.sp + count);
        move(giver, top, count);
        top.bound = 0;
        top.state = StackData.RUNNING;
        if (fresh) {
            enter(store, top);
        }
    }

    /** A chain as it is before it leaves: {@code top} down to {@code bottom}. */
    static Chain leaving(Store store, StackData top, HandlerSearch.Found found) {
        return new Chain(
                Pictures.stack(store, found.bottom()), Pictures.stack(top), found.leaving());
    }
}
