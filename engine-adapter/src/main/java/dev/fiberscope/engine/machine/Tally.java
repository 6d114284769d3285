package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.model.StackId;

/**
 * Events of a stretch of a run, counted by type, with signatures of whom they name: sets that may
 * say yes to one that is not in them, never no to one that is.
 */
public final class Tally {
    private static final int WORDS = 32;
    private static final int TYPES = EventType.values().length;

    private final long[] counts = new long[TYPES];
    private final long[] stacks = new long[WORDS];
    private final long[] consumed = new long[WORDS];
    private long firstConsumed = Long.MAX_VALUE;
    private long lastConsumed = -1;
    private long tags;
    private long events;

    /** Nothing has happened. */
    public Tally() {}

    void count(EventType type, int stack, int other, long continuation, int tag) {
        counts[type.number()]++;
        events++;
        put(stacks, stack);
        if (other >= 0) {
            put(stacks, other);
        }
        if (continuation >= 0) {
            put(consumed, continuation);
            firstConsumed = Math.min(firstConsumed, continuation);
            lastConsumed = Math.max(lastConsumed, continuation);
        }
        if (tag >= 0) {
            tags |= 1L << tag;
        }
    }

    void name(int stack) {
        put(stacks, stack);
    }

    /** Takes in what {@code other} counted. */
    public void add(Tally other) {
        for (int i = 0; i < TYPES; i++) {
            counts[i] += other.counts[i];
        }
        for (int i = 0; i < WORDS; i++) {
            stacks[i] |= other.stacks[i];
            consumed[i] |= other.consumed[i];
        }
        firstConsumed = Math.min(firstConsumed, other.firstConsumed);
        lastConsumed = Math.max(lastConsumed, other.lastConsumed);
        tags |= other.tags;
        events += other.events;
    }

    /** Number of events of all types. */
    public long events() {
        return events;
    }

    public long count(EventType type) {
        return counts[type.number()];
    }

    /** An event may name this stack. */
    public boolean mayName(StackId stack) {
        return has(stacks, stack.number());
    }

    /** An event may consume the continuation with this ordinal. */
    public boolean mayConsume(long continuation) {
        return firstConsumed <= continuation
                && continuation <= lastConsumed
                && has(consumed, continuation);
    }

    /** An event may have the tag at address {@code tag}. */
    public boolean mayHave(int tag) {
        return (tags & 1L << tag) != 0;
    }

    /** Neighbours get bits of their own, as far as there are any. */
    private static void put(long[] set, long number) {
        set[(int) (number >>> 6) & WORDS - 1] |= 1L << number;
    }

    private static boolean has(long[] set, long number) {
        return (set[(int) (number >>> 6) & WORDS - 1] & 1L << number) != 0;
    }
}
