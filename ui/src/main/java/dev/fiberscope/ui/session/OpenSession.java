package dev.fiberscope.ui.session;

import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.session.Notice;
import java.util.List;
import java.util.Set;
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

    Trace trace();

    /** All modules so far, by instance. */
    List<LoadedModule> modules();

    Set<CodePoint> breakpoints();

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
            public Trace trace() {
                return session.trace();
            }

            @Override
            public List<LoadedModule> modules() {
                return session.modules();
            }

            @Override
            public Set<CodePoint> breakpoints() {
                return session.breakpoints();
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
