package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.machine.CompiledFunction.PromptClause;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.StackSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One stack as the machine keeps it: locals and operands of all frames in one row of slots, and
 * three numbers a frame. Only the store whose token it carries may change it; others copy it first.
 */
final class StackData {
    /** Values of {@link #state}. */
    static final int FRESH = 0;

    static final int RUNNING = 1;
    static final int PARENT = 2;
    static final int SUSPENDED = 3;
    static final int IN_HOST = 4;
    static final int TRAPPED = 5;

    /**
     * A frame's record: address of its function, position behind its waiting instruction, slot of
     * its first local.
     */
    static final int FRAME = 3;

    static final int PC = 1;
    static final int LOCALS = 2;

    /** "No stack" in {@link #parent} and {@link #child}. */
    static final int NONE = -1;

    /** Most slots on one stack. */
    static final int MOST_SLOTS = 1 << 22;

    final int slot;
    final int ordinal;

    /** Address of the function that the stack begins with. */
    final int entry;

    final Owner owner;
    int state;

    /** Slot of the stack whose resume waits for this one. */
    int parent = NONE;

    /** Of a parent: slot of the stack that it waits for. */
    int child = NONE;

    /**
     * Of a fresh stack or the top of a suspended chain: ordinal of the continuation that can be
     * consumed, else -1.
     */
    long heldBy = -1;

    /**
     * Of a stack with {@link #heldBy}: slot of the chain's bottom, and the number of stacks in the
     * chain.
     */
    int chainBottom;

    int chainSize = 1;

    /** Of the top of a suspended chain: number of frames on the chain's other stacks. */
    int chainFrames;

    /** The last prompt that was searched here. No part of the state: kept for speed. */
    @Nullable Searched searched;

    /** The clauses of the prompt at position {@code at} of the function at address {@code in}. */
    record Searched(int in, int at, List<PromptClause> clauses) {}

    /** Number of arguments that {@code cont.bind} has put on top of the operands. */
    int bound;

    long[] slots;
    int[] frames = NO_FRAMES;

    /** Index of the newest frame's record, or {@code -FRAME} where there is none. */
    int top = -FRAME;

    /** One more than the topmost operand's slot. */
    int sp;

    /** Simulated bytes of all frames; 0 where no memory is simulated. */
    int used;

    /** A call that makes {@link #used} greater than this has to ask for room. */
    int limit = Integer.MAX_VALUE;

    /** A return that leaves so many bytes or fewer has left a segment. */
    int floor = -1;

    /** Where the frames lie; null where no memory is simulated. */
    @Nullable StackSpace space;

    private static final int[] NO_FRAMES = new int[0];

    StackData(int slot, int ordinal, int entry, Owner owner, int room) {
        this.slot = slot;
        this.ordinal = ordinal;
        this.entry = entry;
        this.owner = owner;
        this.slots = new long[room];
    }

    /** A copy that {@code newOwner} may change. */
    StackData copy(Owner newOwner) {
        var copy = new StackData(slot, ordinal, entry, newOwner, 0);
        copy.state = state;
        copy.parent = parent;
        copy.child = child;
        copy.heldBy = heldBy;
        copy.chainBottom = chainBottom;
        copy.chainSize = chainSize;
        copy.chainFrames = chainFrames;
        copy.bound = bound;
        copy.slots = slots.clone();
        copy.frames = frames.clone();
        copy.top = top;
        copy.sp = sp;
        copy.used = used;
        copy.limit = limit;
        copy.floor = floor;
        copy.space = space;
        return copy;
    }

    /** The frames lie there from now on. */
    void place(StackSpace here, PolicySettings settings) {
        space = here;
        limit = here.limit(settings);
        floor = here.floor();
    }

    /** Makes room for {@code needed} slots in all. */
    void reserve(int needed) {
        if (needed > slots.length) {
            slots = Arrays.copyOf(slots, Math.max(needed, slots.length + (slots.length >> 1)));
        }
    }

    void push(long value) {
        slots[sp++] = value;
    }

    long pop() {
        return slots[--sp];
    }

    /** Adds the record of a frame whose locals begin at {@code locals}. */
    void pushFrame(int function, int locals) {
        top += FRAME;
        if (top == frames.length) {
            growFrames();
        }
        frames[top] = function;
        frames[top + PC] = 0;
        frames[top + LOCALS] = locals;
    }

    void growFrames() {
        frames = Arrays.copyOf(frames, Math.max(2 * FRAME, frames.length * 2));
    }

    int frameCount() {
        return top / FRAME + 1;
    }

    /** Equal in all that a program could ever notice, and in all numbers that people see. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StackData stack
                && ordinal == stack.ordinal
                && state == stack.state
                && parent == stack.parent
                && child == stack.child
                && heldBy == stack.heldBy
                && chainBottom == stack.chainBottom
                && chainSize == stack.chainSize
                && bound == stack.bound
                && top == stack.top
                && sp == stack.sp
                && used == stack.used
                && Objects.equals(space, stack.space)
                && Arrays.equals(frames, 0, top + FRAME, stack.frames, 0, stack.top + FRAME)
                && Arrays.equals(slots, 0, sp, stack.slots, 0, stack.sp);
    }

    @Override
    public int hashCode() {
        return ordinal;
    }
}
