package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.model.StackId;
import java.util.function.Function;

/** When the model is asked, and who is told what follows. */
public record Moment(long step, Listener listener) {
    /** Hears of events in the order in which they happen, and knows their address. */
    @FunctionalInterface
    public interface Listener {
        void happened(EventType type, StackId stack, Function<At, MemoryEvent> event);
    }

    void tell(EventType type, StackId stack, Function<At, MemoryEvent> event) {
        listener.happened(type, stack, event);
    }
}
