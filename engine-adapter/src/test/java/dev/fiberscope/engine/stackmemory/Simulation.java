package dev.fiberscope.engine.stackmemory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.event.MemoryText;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Segment;
import dev.fiberscope.engine.model.StackId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Stacks without a program: what the machine does with its two numbers, on the shortest way. Every
 * step counts one. What happens is written down as text.
 */
final class Simulation {
    /** A frame with nothing but a header and a body, as {@link TargetLayout#BASELINE} makes it. */
    static FrameSize frame(int bytes) {
        return new FrameSize(0, 0, 40, bytes - 40);
    }

    private static final CodePoint SITE = new CodePoint(0, 7, 3);

    private final StackMemory memory;
    private final Map<Integer, State> stacks = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private long step;

    private static final class State {
        StackSpace space;
        int used;
        final Deque<FrameSize> frames = new ArrayDeque<>();

        State(StackSpace space) {
            this.space = space;
        }

        List<Integer> starts() {
            var starts = new ArrayList<Integer>();
            int at = 0;
            for (var frame : frames) {
                starts.add(at);
                at += frame.bytes();
            }
            return starts;
        }
    }

    Simulation(String policy) {
        if (!(PolicyReader.read(policy) instanceof Reading.Chosen(var chosen))) {
            throw new AssertionError(PolicyReader.read(policy));
        }
        memory = new StackMemory(chosen.orElseThrow());
    }

    private Simulation(Simulation other) {
        memory = other.memory.fork();
        step = other.step;
        other.stacks.forEach((number, state) -> {
            var copy = new State(state.space);
            copy.used = state.used;
            copy.frames.addAll(state.frames);
            stacks.put(number, copy);
        });
    }

    Simulation fork() {
        return new Simulation(this);
    }

    private Moment now() {
        return new Moment(step, this::note);
    }

    private void note(EventType type, StackId stack, Function<At, MemoryEvent> function) {
        var event = function.apply(new At(step, 0));
        assertEquals(type, EventType.of(event));
        assertEquals(stack, event.stack());
        lines.add(MemoryText.words(event));
    }

    private State stack(int number) {
        var state = stacks.get(number);
        if (state == null) {
            throw new AssertionError("no S" + number);
        }
        return state;
    }

    /** Makes a stack, whose first frame will have {@code entry} bytes. */
    boolean make(int number, int entry) {
        return make(number, entry, 0);
    }

    boolean make(int number, int entry, int hint) {
        step++;
        var answer = memory.made(now(), new StackId(number), frame(entry), hint);
        if (answer instanceof Answer.Granted(var space)) {
            stacks.put(number, new State(space));
            return true;
        }
        refused(answer);
        return false;
    }

    /** A host calls: the stack that begins an activation, with a frame of {@code entry} bytes. */
    void root(int number, int entry) {
        step++;
        stacks.put(
                number,
                new State(memory.root(now(), new StackId(number), Optional.empty(), frame(entry))));
        enter(number, entry);
    }

    /** The host function that {@code waiting} called calls back. */
    void callback(int number, int waiting, int entry) {
        step++;
        var host = stack(waiting);
        var space =
                memory.root(
                        now(),
                        new StackId(number),
                        Optional.of(
                                new StackMemory.Waiting(
                                        host.space, host.used, 0, host.space, host.used)),
                        frame(entry));
        stacks.put(number, new State(space));
        enter(number, entry);
    }

    /** The first frame of a stack. */
    void enter(int number, int bytes) {
        var state = stack(number);
        state.frames.add(frame(bytes));
        state.used += bytes;
    }

    /** A call, as the machine does it; false where it traps. */
    boolean call(int number, int bytes) {
        return call(number, frame(bytes), SITE);
    }

    boolean call(int number, FrameSize callee, CodePoint site) {
        step++;
        var state = stack(number);
        if (state.used + callee.bytes() > state.space.limit(memory.settings())) {
            var answer =
                    memory.call(
                            now(),
                            new Call(
                                    new StackId(number),
                                    state.used,
                                    state.frames.size(),
                                    "$f",
                                    site,
                                    state.frames.getLast(),
                                    "$g",
                                    callee),
                            state.space);
            if (!(answer instanceof Answer.Granted(var space))) {
                refused(answer);
                return false;
            }
            state.space = space;
        }
        state.used += callee.bytes();
        state.frames.add(callee);
        return true;
    }

    /** Calls until it traps; the number of frames then. */
    int dive(int number, int bytes) {
        while (call(number, bytes)) {}
        return stack(number).frames.size();
    }

    void calls(int number, int bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (!call(number, bytes)) {
                throw new AssertionError(text());
            }
        }
    }

    void back(int number) {
        step++;
        var state = stack(number);
        var frame = state.frames.removeLast();
        state.used -= frame.bytes();
        if (state.used <= state.space.floor()) {
            state.space =
                    memory.returned(
                            now(), new StackId(number), state.space, state.used, frame.results());
        }
    }

    void backs(int number, int count) {
        for (int i = 0; i < count; i++) {
            back(number);
        }
    }

    boolean host(int number) {
        step++;
        var state = stack(number);
        var answer =
                memory.hostCalled(now(), new StackId(number), state.space, state.used, 0, "$log");
        if (answer instanceof Answer.Granted(var space)) {
            state.space = space;
            return true;
        }
        refused(answer);
        return false;
    }

    void suspend(int number, int parent) {
        step++;
        var state = stack(number);
        if (memory.copiesOut()
                && memory.left(
                                now(),
                                new StackId(number),
                                state.space,
                                state.used,
                                state.frames.size())
                        instanceof Answer.Granted(var space)) {
            state.space = space;
        }
        memory.switched(step, state.used, stack(parent).used);
    }

    void resume(int number, int parent, int entry) {
        step++;
        var state = stack(number);
        var below = stack(parent);
        memory.switched(step, below.used, state.used);
        if (memory.copiesOut()
                && memory.arrived(
                                now(),
                                new StackId(number),
                                state.space,
                                state.used,
                                state.frames.size(),
                                entry,
                                below.space,
                                below.used)
                        instanceof Answer.Granted(var space)) {
            state.space = space;
        }
        if (entry > 0) {
            enter(number, entry);
        }
    }

    void over(int number, int used) {
        step++;
        memory.ended(now(), new StackId(number), stack(number).space, used);
        stacks.remove(number);
    }

    void collected(int number) {
        var state = stack(number);
        memory.gone(now(), new StackId(number), state.space, state.used);
        stacks.remove(number);
    }

    private void refused(Answer answer) {
        if (answer instanceof Answer.Refused(var reason, _)) {
            lines.add("trap: " + reason);
        }
    }

    /** What happened since the last time, one event a line. */
    String text() {
        var text = String.join("\n", lines);
        lines.clear();
        return text.isEmpty() ? "" : text + "\n";
    }

    MemoryStatistics statistics() {
        return memory.statistics(step);
    }

    boolean sameAs(Simulation other) {
        return memory.sameAs(other.memory);
    }

    int used(int number) {
        return stack(number).used;
    }

    StackSpace space(int number) {
        return stack(number).space;
    }

    /** The segments of a stack in words: number, bytes, committed, used, first frame. */
    String segments(int number, int hostBytes) {
        var text = new StringBuilder();
        var state = stack(number);
        for (Segment each : memory.segments(state.space, state.used, state.starts(), hostBytes)) {
            text.append(
                    "%s 0x%x %d committed %d used %d from frame %d %s%n"
                            .formatted(
                                    each.id(),
                                    each.address(),
                                    each.bytes(),
                                    each.committed(),
                                    each.used(),
                                    each.firstFrame(),
                                    each.use()));
        }
        return text.toString();
    }
}
