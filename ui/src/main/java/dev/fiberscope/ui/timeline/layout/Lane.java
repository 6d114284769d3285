package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.engine.model.StackId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The life of one stack so far, as changes by step. Grows with the trace; one thread. */
public final class Lane {
    private final StackId stack;
    private final String entry;
    private final boolean older;
    private final List<Change> changes = new ArrayList<>();
    private final List<Long> hostCalls = new ArrayList<>();
    private final List<MemoryMark> memory = new ArrayList<>();

    /** A stack that is made in the trace. */
    Lane(StackId stack, String entry) {
        this(stack, entry, false);
    }

    private Lane(StackId stack, String entry, boolean older) {
        this.stack = stack;
        this.entry = entry;
        this.older = older;
    }

    /** A stack that was there before the trace begins, at step {@code from}, in {@code state}. */
    static Lane older(StackId stack, String entry, long from, LaneState state) {
        var lane = new Lane(stack, entry, true);
        lane.changes.add(new Change(from, state, OptionalInt.empty(), 0));
        return lane;
    }

    public StackId stack() {
        return stack;
    }

    /** The function it began or will begin with: {@code $name} or index. */
    public String entry() {
        return entry;
    }

    /** The stack was made before the trace begins: its first change is only where that begins. */
    public boolean older() {
        return older;
    }

    /** Number of changes. */
    public int size() {
        return changes.size();
    }

    /** Change {@code index}, from 0. */
    public Change change(int index) {
        return changes.get(index);
    }

    /** Index of the last change at or before {@code step}; -1 before the stack was made. */
    int indexAt(long step) {
        int low = 0;
        int high = changes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (changes.get(middle).step() <= step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** What it does at {@code step}, after all events of that step; empty before it was made. */
    public Optional<Change> at(long step) {
        int index = indexAt(step);
        return index < 0 ? Optional.empty() : Optional.of(changes.get(index));
    }

    /** Number of steps between {@code from} and {@code to} for which it ran. */
    long ran(long from, long to) {
        return ranUntil(to) - ranUntil(from);
    }

    private long ranUntil(long step) {
        return at(step).map(change -> change.ranUntil(step)).orElse(0L);
    }

    /** Steps of calls of the host that came back within the step: they take no time. In order. */
    List<Long> hostCalls() {
        return hostCalls;
    }

    /** Overflows and migrations, by step. */
    List<MemoryMark> memory() {
        return memory;
    }

    /** The stack was full, and more memory was looked for. */
    void overflowed(long step, int event) {
        memory.add(new MemoryMark(step, OptionalInt.of(event), OptionalInt.empty(), 0));
    }

    /** Frames moved: as part of an overflow in the same step, or by themselves. */
    void migrated(long step, int event, long bytes) {
        var overflow = OptionalInt.empty();
        if (!memory.isEmpty()
                && memory.getLast().step() == step
                && memory.getLast().migration().isEmpty()) {
            overflow = memory.removeLast().overflow();
        }
        memory.add(new MemoryMark(step, overflow, OptionalInt.of(event), bytes));
    }

    void enter(long step, LaneState state, int event) {
        if (changes.isEmpty()) {
            changes.add(new Change(step, state, OptionalInt.of(event), 0));
        } else if (changes.getLast().state() != state) {
            changes.add(
                    new Change(
                            step, state, OptionalInt.of(event), changes.getLast().ranUntil(step)));
        }
    }

    /**
     * Back from the host. A call within one step leaves a point, and the span around it stays
     * whole.
     */
    void comeBack(long step, int event) {
        if (changes.size() > 1
                && changes.getLast().state() == LaneState.IN_HOST
                && changes.getLast().step() == step
                && changes.get(changes.size() - 2).state() == LaneState.RUNNING) {
            changes.removeLast();
            hostCalls.add(step);
        } else {
            enter(step, LaneState.RUNNING, event);
        }
    }
}
