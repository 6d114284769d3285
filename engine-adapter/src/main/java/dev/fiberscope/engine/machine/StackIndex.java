package dev.fiberscope.engine.machine;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Finds the stacks of a state that nobody changes by the numbers that people see. */
final class StackIndex {
    /** Of every stack its ordinal, and below that its slot: in order. */
    private final long[] stacks;

    /**
     * Of every continuation that can be consumed its ordinal, in order; and the slots of their
     * stacks.
     */
    private final long[] held;

    private final int[] slots;

    StackIndex(Store store) {
        stacks =
                IntStream.range(0, store.stacks.size())
                        .filter(slot -> store.stacks.find(slot) != null)
                        .mapToLong(
                                slot -> (long) store.stacks.at(slot).ordinal << Integer.SIZE | slot)
                        .sorted()
                        .toArray();
        slots =
                slots().filter(slot -> store.stacks.at(slot).heldBy >= 0)
                        .boxed()
                        .sorted((a, b) ->
                                Long.compare(store.stacks.at(a).heldBy, store.stacks.at(b).heldBy))
                        .mapToInt(Integer::intValue)
                        .toArray();
        held = Arrays.stream(slots).mapToLong(slot -> store.stacks.at(slot).heldBy).toArray();
    }

    /** Ordinals of all stacks, in order. */
    IntStream ordinals() {
        return Arrays.stream(stacks).mapToInt(each -> (int) (each >>> Integer.SIZE));
    }

    /** Slots of all stacks, in the order of their ordinals. */
    IntStream slots() {
        return Arrays.stream(stacks).mapToInt(each -> (int) each);
    }

    /** Ordinals of the continuations that can be consumed, in order. */
    LongStream held() {
        return Arrays.stream(held);
    }

    /** The slot of the stack with this ordinal. */
    OptionalInt slotOf(int ordinal) {
        long first = (long) ordinal << Integer.SIZE;
        int at = Arrays.binarySearch(stacks, first);
        at = at < 0 ? -1 - at : at;
        return at < stacks.length && stacks[at] >>> Integer.SIZE == ordinal
                ? OptionalInt.of((int) stacks[at])
                : OptionalInt.empty();
    }

    /** The slot of the stack that the continuation with this ordinal holds. */
    OptionalInt heldBy(long continuation) {
        int at = Arrays.binarySearch(held, continuation);
        return at >= 0 ? OptionalInt.of(slots[at]) : OptionalInt.empty();
    }
}
