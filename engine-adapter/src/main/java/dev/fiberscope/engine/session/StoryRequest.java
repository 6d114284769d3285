package dev.fiberscope.engine.session;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import java.util.List;
import java.util.Optional;

/**
 * Where one stack comes from and who took it last, as it is where the session stands, however old:
 * what {@link DebugSession#story} looks for.
 */
public record StoryRequest(StackId stack, Listener found) {
    /** Who wants to know. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Is told what was found.
         *
         * @param events what {@link dev.fiberscope.engine.history.Search#story} finds; {@code
         *     analysis.Story} reads it
         * @param making the program right before the {@code cont.new}: its running chain is the
         *     stack trace of the making; empty where no event made the stack
         */
        void found(List<TraceEvent> events, Optional<Snapshot> making);
    }
}
