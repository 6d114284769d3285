package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Numbers events and hands them on; makes none where nobody listens. */
final class Events {
    private final Optional<Consumer<TraceEvent>> listener;

    Events(Optional<Consumer<TraceEvent>> listener) {
        this.listener = listener;
    }

    /** Tells the listener what {@code event} makes of the next address. */
    void emit(Store store, Function<At, TraceEvent> event) {
        if (listener.isPresent()) {
            if (store.ordinalStep != store.step) {
                store.ordinalStep = store.step;
                store.ordinal = 0;
            }
            listener.get().accept(event.apply(new At(store.step, store.ordinal++)));
        }
    }

    /** The values as people see them; nothing where nobody listens. */
    List<WasmValue> shown(Store store, List<ValueType> types, Values values) {
        return listener.isPresent() ? new ValueReader(store).values(types, values) : List.of();
    }

    boolean heard() {
        return listener.isPresent();
    }
}
