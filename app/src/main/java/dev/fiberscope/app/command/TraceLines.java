package dev.fiberscope.app.command;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.event.TraceText;
import java.util.function.Consumer;

/** Prints events, one a line, as long as somebody reads them. */
record TraceLines(Terminal terminal) implements Consumer<TraceEvent> {
    /**
     * Nobody reads standard output any more, as behind {@code | head}: there is no use in going on.
     */
    static final class NobodyReads extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NobodyReads() {
            super(null, null, false, false);
        }
    }

    @Override
    public void accept(TraceEvent event) {
        terminal.say(TraceText.line(event));
        if (terminal.output().checkError()) {
            throw new NobodyReads();
        }
    }
}
