package dev.fiberscope.ui.session;

import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.session.Notice;
import dev.fiberscope.engine.session.Program;
import dev.fiberscope.engine.session.TurningPoint;
import dev.fiberscope.engine.wasm.Source;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the window needs of a debug session. No method blocks, but {@link #close()}, which may wait
 * for the machine.
 */
public interface OpenSession extends AutoCloseable {
    /** Any thread; commands are carried out one after the other. */
    void send(Command command);

    /** {@code listener} is called on the session's thread, first with the present stop. */
    void listen(Consumer<Notice> listener);

    /**
     * Looks for a moment of the past, while the program stands; any command puts an end to that.
     * What {@code point} has is called on the session's thread.
     */
    void seek(TurningPoint point);

    Trace trace();

    /** All modules so far, by instance. */
    List<LoadedModule> modules();

    /** The text of the script that runs; empty where what runs is no script. */
    default Optional<Source.Text> script() {
        return Optional.empty();
    }

    @Override
    void close();

    /** The window's view of {@code session}. */
    static OpenSession of(DebugSession session) {
        return new OpenSession() {
            @Override
            public void send(Command command) {
                session.send(command);
            }

            @Override
            public void listen(Consumer<Notice> listener) {
                session.listen(listener);
            }

            @Override
            public void seek(TurningPoint point) {
                session.seek(point);
            }

            @Override
            public Trace trace() {
                return session.trace();
            }

            @Override
            public List<LoadedModule> modules() {
                return session.modules();
            }

            @Override
            public Optional<Source.Text> script() {
                return session.program() instanceof Program.OfScript(var script)
                        ? Optional.of(script.source())
                        : Optional.empty();
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
