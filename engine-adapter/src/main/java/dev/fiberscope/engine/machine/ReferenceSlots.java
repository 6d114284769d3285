package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which slots of stacks hold references: exactly, from the types that validation kept. What it
 * found for a position in a function it remembers, so that a million stacks at one place cost one
 * look at the types. For one thread.
 */
final class ReferenceSlots {
    private static final int[] NONE = new int[0];

    /** A frame that stands at code position {@code at}, with so many slots in all. */
    private record Spot(int function, int at, int extent) {}

    private final Store store;
    private final boolean inside;
    private final Map<Spot, int[]> known = new HashMap<>();
    private @Nullable Spot lastSpot;
    private int[] last = NONE;

    /** {@code inside}: the running frame has begun its instruction and waits in it. */
    ReferenceSlots(Store store, boolean inside) {
        this.store = store;
        this.inside = inside;
    }

    /** Every reference on the stack, null ones too: locals, operands, bound arguments. */
    void each(StackData stack, LongConsumer visitor) {
        for (int record = 0; record <= stack.top; record += StackData.FRAME) {
            int base = stack.frames[record + StackData.LOCALS];
            for (int slot : ofFrame(stack, record, base)) {
                visitor.accept(stack.slots[base + slot]);
            }
        }
        if (stack.bound > 0) {
            int from = stack.sp - stack.bound;
            var types = Slots.first(StackSwitching.resumptionTypes(store, stack), stack.bound);
            for (int slot : references(types, 0)) {
                visitor.accept(stack.slots[from + slot]);
            }
        }
    }

    /** Every reference in a row of values. */
    static void each(List<ValueType> types, Values values, LongConsumer visitor) {
        int at = 0;
        for (var type : types) {
            if (type instanceof ReferenceType) {
                visitor.accept(values.at(at));
            }
            at += Slots.of(type);
        }
    }

    private int[] ofFrame(StackData stack, int record, int base) {
        boolean newest = record == stack.top;
        int pc = stack.frames[record + StackData.PC];
        int end =
                newest
                        ? stack.sp - stack.bound
                        : stack.frames[record + StackData.FRAME + StackData.LOCALS];
        int at = newest && FrameLayout.isBetween(stack) && !inside ? pc : pc - 1;
        int function = stack.frames[record];
        var before = lastSpot;
        if (before != null
                && before.function == function
                && before.at == at
                && before.extent == end - base) {
            return last;
        }
        var spot = new Spot(function, at, end - base);
        lastSpot = spot;
        last =
                known.computeIfAbsent(
                        spot, _ -> slots(FrameLayout.at(store, stack, record, inside)));
        return last;
    }

    private static int[] slots(FrameLayout frame) {
        var locals = references(frame.function().localTypes(), 0);
        var operands = references(frame.operands(), frame.firstOperand() - frame.locals());
        var all = Arrays.copyOf(locals, locals.length + operands.length);
        System.arraycopy(operands, 0, all, locals.length, operands.length);
        return all;
    }

    private static int[] references(List<ValueType> types, int from) {
        var found = new int[types.size()];
        int count = 0;
        int at = from;
        for (var type : types) {
            if (type instanceof ReferenceType) {
                found[count++] = at;
            }
            at += Slots.of(type);
        }
        return count == 0 ? NONE : Arrays.copyOf(found, count);
    }
}
