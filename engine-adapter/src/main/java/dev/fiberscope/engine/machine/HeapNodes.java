package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.machine.HeapGraph.Kind;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The objects of a state by number, as {@link HeapGraph} has them. Costs 4 bytes a node, 4 a slot,
 * and 8 more a stack.
 */
final class HeapNodes {
    /** No node: null, a function, a number, an object of a host, a consumed continuation. */
    static final int NONE = -1;

    private final Store store;

    /** The slot in its table, by node; of a continuation that of its top. */
    private final int[] slots;

    private final int continuations;
    private final int stacks;
    private final int exceptions;
    private final int objects;
    private final int[] ofStack;

    /** The ordinal of the continuation that the stack in a slot is held by, or -1. */
    private final long[] held;

    private final int[] ofException;
    private final int[] ofObject;

    HeapNodes(Store store) {
        this.store = store;
        slots = new int[store.stacks.alive() + store.exceptions.alive() + store.objects.alive()];
        ofStack = none(store.stacks.size());
        held = new long[ofStack.length];
        ofException = none(store.exceptions.size());
        ofObject = none(store.objects.size());
        int count = 0;
        for (int slot = 0; slot < ofStack.length; slot++) {
            var stack = store.stacks.find(slot);
            held[slot] = stack == null ? -1 : stack.heldBy;
            if (stack != null && stack.heldBy >= 0) {
                slots[count] = slot;
                chain(stack, count++);
            }
        }
        continuations = count;
        for (int slot = 0; slot < ofStack.length; slot++) {
            if (ofStack[slot] == NONE && store.stacks.find(slot) != null) {
                slots[count] = slot;
                ofStack[slot] = count++;
            }
        }
        stacks = count;
        for (int slot = 0; slot < ofException.length; slot++) {
            if (store.exceptions.find(slot) != null) {
                slots[count] = slot;
                ofException[slot] = count++;
            }
        }
        exceptions = count;
        for (int slot = 0; slot < ofObject.length; slot++) {
            if (store.objects.find(slot) != null) {
                slots[count] = slot;
                ofObject[slot] = count++;
            }
        }
        objects = count;
    }

    private static int[] none(int size) {
        var all = new int[size];
        Arrays.fill(all, NONE);
        return all;
    }

    private void chain(StackData top, int node) {
        for (int slot = top.slot; ; slot = store.stacks.at(slot).parent) {
            ofStack[slot] = node;
            if (slot == top.chainBottom) {
                return;
            }
        }
    }

    int size() {
        return objects;
    }

    int continuations() {
        return continuations;
    }

    int slot(int node) {
        return slots[node];
    }

    Kind kind(int node) {
        if (node < continuations) {
            return Kind.CONTINUATION;
        }
        if (node < stacks) {
            return Kind.STACK;
        }
        if (node < exceptions) {
            return Kind.EXCEPTION;
        }
        return object(node).layout.array() ? Kind.ARRAY : Kind.STRUCT;
    }

    ExceptionData exception(int node) {
        return store.exceptions.at(slots[node]);
    }

    /** A struct or array. */
    ObjectData object(int node) {
        return store.objects.at(slots[node]);
    }

    boolean isObject(int node) {
        return node >= exceptions;
    }

    boolean isStack(int node) {
        return node < stacks;
    }

    /** The stack, or all of the continuation's chain, the top first. */
    void eachStack(int node, Consumer<StackData> visitor) {
        var stack = store.stacks.at(slots[node]);
        visitor.accept(stack);
        if (node < continuations) {
            int bottom = stack.chainBottom;
            while (stack.slot != bottom) {
                stack = store.stacks.at(stack.parent);
                visitor.accept(stack);
            }
        }
    }

    /** The node of the stack in a slot. */
    int ofStack(int slot) {
        return ofStack[slot];
    }

    /** The node that a reference leads to, or {@link #NONE}. */
    int of(long reference) {
        return switch (Reference.kind(reference)) {
            case Reference.CONTINUATION -> {
                int slot = Reference.stackSlot(reference);
                yield slot < held.length && held[slot] == Reference.ordinal(reference)
                        ? ofStack[slot]
                        : NONE;
            }
            case Reference.EXCEPTION -> ofException[Reference.index(reference)];
            case Reference.STRUCT, Reference.ARRAY -> ofObject[Reference.index(reference)];
            default -> NONE;
        };
    }
}
