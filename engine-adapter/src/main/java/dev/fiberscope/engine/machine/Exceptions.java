package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.machine.CompiledFunction.CatchTarget;
import dev.fiberscope.engine.model.StackId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Throwing: the handler is found first, through all frames and stacks of the running chain; then
 * what lies above it ends. Explainer, "Invoking continuations"; specification 3.0, "Exceptions".
 */
final class Exceptions {
    private final Settings settings;
    private final Events events;
    private final MemoryUse memory;

    Exceptions(Settings settings, Events events, MemoryUse memory) {
        this.memory = memory;
        this.settings = settings;
        this.events = events;
    }

    private record Handler(StackData stack, int frame, CatchTarget clause) {}

    /** A new exception object with a payload in canonical types. */
    long create(Store store, int tag, Values payload) {
        if (store.exceptions.alive() >= settings.objects()) {
            throw new TrapSignal(
                    "limit reached",
                    "makes an exception too many: "
                            + store.exceptions.alive()
                            + " are alive, and more are not allowed");
        }
        store.made++;
        int slot = store.exceptions.add(new ExceptionData(store.exceptionsMade++, tag, payload));
        return Reference.of(Reference.EXCEPTION, slot);
    }

    /**
     * Throws on the running stack. True when nobody catches: then the activation is over, and its
     * host has to go on with the exception.
     */
    boolean raise(Store store, long reference) {
        var exception = store.exceptions.at(Reference.index(reference));
        var tag = store.tags.get(exception.tag());
        var thrower = Pictures.stack(store.current());
        events.note(
                store,
                EventType.THROWN,
                store.current().ordinal,
                Events.NONE,
                Events.NONE,
                Events.NONE,
                exception.tag());
        events.hands(store, exception.payload());
        events.emit(
                store,
                at ->
                        new TraceEvent.Thrown(
                                at,
                                thrower,
                                tag.id(),
                                events.shown(
                                        store, tag.shape().parameters(), exception.payload())));
        var handler = find(store, store.current(), exception.tag());
        var stack = store.current();
        if (handler == null) {
            store.uncaught = Traps.backtrace(store);
        }
        while (handler == null || stack.slot != handler.stack.slot) {
            var ended = stack;
            int parent = ended.parent;
            Optional<StackId> to =
                    parent == StackData.NONE
                            ? Optional.empty()
                            : Optional.of(Pictures.stack(store, parent));
            events.note(
                    store,
                    EventType.THREW,
                    ended.ordinal,
                    parent == StackData.NONE ? Events.NONE : store.stacks.at(parent).ordinal,
                    Events.NONE,
                    Events.NONE,
                    exception.tag());
            events.emit(store, at -> new TraceEvent.Threw(at, Pictures.stack(ended), to, tag.id()));
            memory.ended(
                    store, ended, parent == StackData.NONE ? store.activation().caller() : parent);
            memory.tell(store);
            store.stacks.free(ended.slot);
            store.switches++;
            if (parent == StackData.NONE) {
                return true;
            }
            stack = store.run(parent);
            stack.state = StackData.RUNNING;
            stack.child = StackData.NONE;
            store.framesBelow -= stack.frameCount();
        }
        var taker = store.run(stack.slot);
        land(store, taker, handler, reference, exception);
        return false;
    }

    private void land(
            Store store,
            StackData taker,
            Handler handler,
            long reference,
            ExceptionData exception) {
        int unwound = MemoryUse.bytesFrom(store, taker, handler.frame + StackData.FRAME);
        taker.top = handler.frame;
        memory.left(store, taker, unwound, 0);
        int[] frames = taker.frames;
        var target = handler.clause.target();
        taker.sp = frames[taker.top + StackData.LOCALS] + target.height();
        if (handler.clause.tag() >= 0) {
            for (int i = 0; i < exception.payload().size(); i++) {
                taker.push(exception.payload().at(i));
            }
        }
        if (handler.clause.withReference()) {
            taker.push(reference);
        }
        frames[taker.top + StackData.PC] = target.pc();
        events.note(
                store,
                EventType.CAUGHT,
                taker.ordinal,
                Events.NONE,
                Events.NONE,
                Events.NONE,
                exception.tag());
        events.emit(
                store,
                at ->
                        new TraceEvent.Caught(
                                at,
                                Pictures.stack(taker),
                                Pictures.tag(store, exception.tag()),
                                Pictures.function(store, frames[taker.top])));
    }

    private static @Nullable Handler find(Store store, StackData from, int tag) {
        for (var stack = from; ; stack = store.stacks.at(stack.parent)) {
            for (int frame = stack.top; frame >= 0; frame -= StackData.FRAME) {
                var function = store.function(stack.frames[frame]).code();
                int at = stack.frames[frame + StackData.PC] - 1;
                for (var range : function.tries()) {
                    if (range.from() <= at && at < range.to()) {
                        for (var clause : range.clauses()) {
                            if (clause.tag() < 0 || clause.tag() == tag) {
                                return new Handler(stack, frame, clause);
                            }
                        }
                    }
                }
            }
            if (stack.parent == StackData.NONE) {
                return null;
            }
        }
    }
}
