package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.MemoryEvent;
import java.util.function.Function;

/** When the model is asked, and who is told what follows. */
public record Moment(long step, Listener listener) {
    /** Hears of events in the order in which they happen, and knows their address. */
    @FunctionalInterface
    public interface Listener {
        void happened(Function<At, MemoryEvent> event);
    }

    void tell(Function<At, MemoryEvent> event) {
        listener.happened(event);
    }
}
