package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Counts what happens to stacks, takes it into the digest, and hands it on as events; makes no
 * event while nobody listens. Whatever happens is noted first, then emitted.
 */
final class Events {
    /** "None" among the numbers of {@link #note}. */
    static final int NONE = -1;

    private final Optional<Consumer<TraceEvent>> listener;
    private final boolean counted;
    private boolean heard;
    private Tally tally = new Tally();

    /** Without a listener nothing is counted. */
    Events(Optional<Consumer<TraceEvent>> listener) {
        this(listener, listener.isPresent());
    }

    /** {@code counted} also where nobody listens. */
    Events(Optional<Consumer<TraceEvent>> listener, boolean counted) {
        this.listener = listener;
        this.counted = counted;
        this.heard = listener.isPresent();
    }

    /** The listener wants events from now on, or none. */
    void hear(boolean wanted) {
        heard = wanted && listener.isPresent();
    }

    /** What was counted since this was asked last. */
    Tally takeTally() {
        var taken = tally;
        tally = new Tally();
        return taken;
    }

    /**
     * Something happened to {@code stack}, and to {@code other}; ordinals.
     *
     * @param made ordinal of the continuation that was made
     * @param consumed ordinal of the continuation that was consumed
     * @param tag address
     */
    void note(
            Store store, EventType type, int stack, int other, long made, long consumed, int tag) {
        if (!counted) {
            return;
        }
        if (store.ordinalStep != store.step) {
            store.ordinalStep = store.step;
            store.ordinal = 0;
        }
        store.ordinal++;
        store.events++;
        long facts =
                store.step * 0x9E3779B97F4A7C15L
                        + ((long) stack << 32 ^ other) * 0xC2B2AE3D27D4EB4FL
                        + (made * 31 + consumed) * 0x165667B19E3779F9L
                        + tag * 64L
                        + type.number();
        store.digest = mixed(store.digest, facts);
        tally.count(type, stack, other, consumed, tag);
    }

    /** With nothing but stacks. */
    void note(Store store, EventType type, int stack, int other) {
        note(store, type, stack, other, NONE, NONE, NONE);
    }

    /**
     * The event just noted hands on {@code count} values in {@code slots}, from {@code from} on.
     */
    void hands(Store store, long[] slots, int from, int count) {
        if (counted) {
            for (int i = from; i < from + count; i++) {
                store.digest = mixed(store.digest, slots[i]);
            }
        }
    }

    /** The event just noted hands on these values. */
    void hands(Store store, Values values) {
        for (int i = 0; counted && i < values.size(); i++) {
            store.digest = mixed(store.digest, values.at(i));
        }
    }

    /** Any change of one number changes the digest; the order counts. */
    private static long mixed(long digest, long number) {
        return (Long.rotateLeft(digest, 23) ^ number) * 0xD6E8FEB86659FD93L;
    }

    /** The event just noted names this stack, too. */
    void names(int stack) {
        if (counted) {
            tally.name(stack);
        }
    }

    /** Tells the listener the event that was noted last. */
    void emit(Store store, Function<At, TraceEvent> event) {
        if (heard) {
            listener.orElseThrow().accept(event.apply(new At(store.step, store.ordinal - 1)));
        }
    }

    /** The values as people see them; nothing where nobody listens. */
    List<WasmValue> shown(Store store, List<ValueType> types, Values values) {
        return heard ? new ValueReader(store).values(types, values) : List.of();
    }

    /** Somebody wants to know what happens, be it only how often. */
    boolean counted() {
        return counted;
    }

    boolean heard() {
        return heard;
    }
}
