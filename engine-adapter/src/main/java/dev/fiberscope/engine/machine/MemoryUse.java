package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.model.Segment;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.stackmemory.Answer;
import dev.fiberscope.engine.stackmemory.Call;
import dev.fiberscope.engine.stackmemory.FrameSize;
import dev.fiberscope.engine.stackmemory.Moment;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.StackMemory;
import dev.fiberscope.engine.stackmemory.StackSpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks the simulated stack memory, where there is one, and puts what it says into the stacks.
 * Refusals trap, before the instruction has changed anything. What happened is held back until
 * {@link #tell}, so that it can follow the event that it belongs to.
 */
final class MemoryUse {
    private final Events events;
    private final Moment.Listener listener;
    private final List<Told> told = new ArrayList<>();

    private record Told(EventType type, StackId stack, Function<At, MemoryEvent> event) {}

    MemoryUse(Events events) {
        this.events = events;
        this.listener =
                events.counted()
                        ? (type, stack, event) -> told.add(new Told(type, stack, event))
                        : (_, _, _) -> {};
    }

    private Moment now(Store store) {
        return new Moment(store.step, listener);
    }

    /** Makes events of what happened since this was called last. */
    void tell(Store store) {
        if (told.isEmpty()) {
            return;
        }
        var all = List.copyOf(told);
        told.clear();
        for (var each : all) {
            events.note(store, each.type, each.stack.number(), Events.NONE);
            events.emit(store, each.event::apply);
        }
    }

    private StackSpace granted(Store store, Answer answer) {
        return switch (answer) {
            case Answer.Granted(var space) -> space;
            case Answer.Refused(var reason, var predicate) -> {
                tell(store);
                throw new TrapSignal(reason, predicate);
            }
        };
    }

    private static StackSpace space(StackData stack) {
        var space = stack.space;
        if (space == null) {
            throw new AssertionError("unreachable: a stack without simulated memory");
        }
        return space;
    }

    /**
     * A call goes beyond the limit of the running stack, which has begun the instruction. A tail
     * call has {@code gone} bytes of the frame that it replaces.
     */
    void overflow(Store store, StackData stack, FunctionData callee, int gone) {
        var memory = store.memory;
        if (memory == null) {
            return;
        }
        var caller = store.function(stack.frames[stack.top]);
        var answer =
                memory.call(
                        now(store),
                        new Call(
                                Pictures.stack(stack),
                                stack.used - gone,
                                gone > 0 ? stack.frameCount() - 1 : stack.frameCount(),
                                caller.name,
                                Pictures.waitingAt(store, stack, stack.top),
                                gone > 0 ? FunctionShapes.NONE : caller.frame,
                                callee.name,
                                callee.frame),
                        space(stack));
        stack.place(granted(store, answer), memory.settings());
        tell(store);
    }

    /**
     * So many bytes fewer are in use on a stack that may be written; {@code results} are what the
     * last frame gave back.
     */
    void left(Store store, StackData stack, int bytes, int results) {
        stack.used -= bytes;
        if (stack.used <= stack.floor) {
            fell(store, stack, results);
        }
    }

    /** The stack has no more frames in its active segment. */
    void fell(Store store, StackData stack, int results) {
        var memory = store.memory;
        if (memory != null) {
            stack.place(
                    memory.returned(
                            now(store), Pictures.stack(stack), space(stack), stack.used, results),
                    memory.settings());
            tell(store);
        }
    }

    /**
     * Memory for the stack that is made next, which will begin with {@code entry}; null where none
     * is simulated.
     */
    @Nullable StackSpace made(Store store, FunctionData entry) {
        var memory = store.memory;
        return memory == null
                ? null
                : granted(
                        store,
                        memory.made(
                                now(store),
                                new StackId(store.stacksMade),
                                entry.frame,
                                entry.wanted));
    }

    /**
     * Memory for the root of the activation that begins with {@code entry}; {@code caller} waits
     * for the host meanwhile.
     */
    void root(Store store, StackData root, FunctionData entry, @Nullable StackData caller) {
        var memory = store.memory;
        if (memory == null) {
            return;
        }
        Optional<StackMemory.Waiting> waiting = Optional.empty();
        if (caller != null) {
            var first = store.stacks.at(store.activation().root());
            waiting =
                    Optional.of(
                            new StackMemory.Waiting(
                                    space(caller),
                                    caller.used,
                                    store.function(caller.child).frame.entering(),
                                    space(first),
                                    first.used));
        }
        root.place(
                memory.root(now(store), Pictures.stack(root), waiting, entry.frame),
                memory.settings());
    }

    /** The running stack calls a host function. */
    void host(Store store, StackData stack, FunctionData callee) {
        var memory = store.memory;
        if (memory != null) {
            var answer =
                    memory.hostCalled(
                            now(store),
                            Pictures.stack(stack),
                            space(stack),
                            stack.used,
                            callee.frame.entering(),
                            callee.name);
            stack.place(granted(store, answer), memory.settings());
        }
    }

    /**
     * The chain of {@code target} is about to go on, on top of {@code parent}. {@code enters}: one
     * without frames will enter its function.
     */
    void arriving(Store store, StackData parent, StackData target, boolean enters) {
        var memory = store.memory;
        if (memory == null || !memory.copiesOut()) {
            return;
        }
        Deque<Integer> chain = new ArrayDeque<>();
        for (int slot = target.slot; ; slot = store.stacks.at(slot).parent) {
            chain.push(slot);
            if (slot == target.chainBottom) {
                break;
            }
        }
        var below = space(parent);
        int used = parent.used;
        for (int slot : chain) {
            var stack = store.own(slot);
            boolean fresh = stack.state == StackData.FRESH;
            var answer =
                    memory.arrived(
                            now(store),
                            Pictures.stack(stack),
                            space(stack),
                            stack.used,
                            stack.frameCount(),
                            fresh && enters ? store.function(stack.entry).frame.bytes() : 0,
                            below,
                            used);
            stack.place(granted(store, answer), memory.settings());
            below = space(stack);
            used = stack.used;
        }
    }

    /** The stacks from {@code top} down to {@code bottom} are about to leave the running chain. */
    void leaving(Store store, StackData top, int bottom) {
        var memory = store.memory;
        if (memory == null || !memory.copiesOut()) {
            return;
        }
        for (int slot = top.slot; ; slot = store.stacks.at(slot).parent) {
            var stack = store.own(slot);
            var answer =
                    memory.left(
                            now(store),
                            Pictures.stack(stack),
                            space(stack),
                            stack.used,
                            stack.frameCount());
            stack.place(granted(store, answer), memory.settings());
            if (slot == bottom) {
                break;
            }
        }
    }

    /** {@code from} had run, and {@code to} runs; both live on. */
    void switched(Store store, StackData from, StackData to) {
        var memory = store.memory;
        if (memory != null) {
            memory.switched(store.step, from.used, to.used);
        }
    }

    /** The running stack is over, and {@code next} goes on, if there is one. */
    void ended(Store store, StackData stack, int next) {
        var memory = store.memory;
        if (memory != null) {
            int used = next == StackData.NONE ? 0 : store.stacks.at(next).used;
            memory.ended(now(store), Pictures.stack(stack), space(stack), used);
        }
    }

    /**
     * The running chain, whose top is {@code top}, trapped and stays to be looked at; {@code next}
     * goes on.
     */
    void trapped(Store store, StackData top, int next) {
        var memory = store.memory;
        if (memory != null) {
            memory.switched(
                    store.step, top.used, next == StackData.NONE ? 0 : store.stacks.at(next).used);
        }
    }

    /** A stack that does not run is gone. */
    void gone(Store store, StackData stack) {
        var memory = store.memory;
        if (memory != null && stack.space != null) {
            memory.gone(now(store), Pictures.stack(stack), space(stack), stack.used);
        }
    }

    /** The stack's segments, the oldest frames' first. */
    static List<Segment> segments(Store store, StackData stack) {
        var memory = store.memory;
        var space = stack.space;
        if (memory == null || space == null) {
            return List.of();
        }
        boolean onSegment = memory.settings().host() == PolicySettings.HostFrames.SEGMENT;
        int host =
                stack.state == StackData.IN_HOST && onSegment
                        ? store.function(stack.child).frame.entering()
                                + memory.settings().hostFrame()
                        : 0;
        return memory.segments(space, stack.used, offsets(store, stack), host);
    }

    /** For each frame the bytes of those before it. */
    static List<Integer> offsets(Store store, StackData stack) {
        var all = new ArrayList<Integer>();
        int at = 0;
        for (int record = 0; record <= stack.top; record += StackData.FRAME) {
            all.add(at);
            at += frame(store, stack, record).bytes();
        }
        return List.copyOf(all);
    }

    /** Bytes of all frames from the one with this record up. */
    static int bytesFrom(Store store, StackData stack, int record) {
        int bytes = 0;
        for (int each = record; each <= stack.top; each += StackData.FRAME) {
            bytes += frame(store, stack, each).bytes();
        }
        return bytes;
    }

    private static FrameSize frame(Store store, StackData stack, int record) {
        return store.function(stack.frames[record]).frame;
    }
}
