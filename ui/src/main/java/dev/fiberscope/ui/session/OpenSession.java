package dev.fiberscope.ui.session;

import dev.fiberscope.engine.event.Interval;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.history.recording.Recording;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.ContinuationRequest;
import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.session.EventRequest;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.session.Notice;
import dev.fiberscope.engine.session.Program;
import dev.fiberscope.engine.session.Saving;
import dev.fiberscope.engine.session.TurningPoint;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.wasm.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /**
     * Looks for events of the whole run, while the program stands; any command puts an end to that.
     * What {@code request} has is called on the session's thread.
     */
    void search(EventRequest request);

    /** The events around the last stop; another one where the stop is far from the one before. */
    Trace trace();

    /** Summaries of the whole run, as far as it was known at the last stop. */
    List<? extends Interval> summaries();

    /** Looks for what happened to one continuation, as {@link #search} does. */
    void trace(ContinuationRequest request);

    /**
     * Writes the run as a recording, as far as it is known; what is there is replaced. {@code done}
     * is called on the session's thread, with the reason if it could not be written.
     */
    void save(Path file, Consumer<Optional<String>> done);

    /** What is replayed; empty where a program runs. */
    default Optional<Recording> recording() {
        return Optional.empty();
    }

    /** Where frames live on a simulated target; empty where none is simulated. */
    default Optional<PolicySettings> policy() {
        return Optional.empty();
    }

    /**
     * Opens another session on the same program, from its beginning, with this stack memory; this
     * one stays as it is. Any thread but JavaFX's. A recording goes on with the one it was made
     * with.
     */
    default OpenSession under(Optional<PolicySettings> memory) {
        return this;
    }

    /** When the collector runs. */
    default Settings.Collection collection() {
        return Settings.Collection.NEVER;
    }

    /**
     * As {@link #under}, with another time for the collector. A recording goes on with the one it
     * was made with.
     */
    default OpenSession collecting(Settings.Collection collection) {
        return this;
    }

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
        return of(session, "Fiberscope");
    }

    /** The same; {@code version} is what recordings say that they were made by. */
    static OpenSession of(DebugSession session, String version) {
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
            public void search(EventRequest request) {
                session.search(request);
            }

            @Override
            public void trace(ContinuationRequest request) {
                session.trace(request);
            }

            @Override
            public void save(Path file, Consumer<Optional<String>> done) {
                var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
                session.save(new Saving(file, version, Optional.of(now), done));
            }

            @Override
            public Optional<Recording> recording() {
                return session.program() instanceof Program.OfRecording(var recording)
                        ? Optional.of(recording)
                        : Optional.empty();
            }

            @Override
            public Optional<PolicySettings> policy() {
                return session.settings().memory();
            }

            @Override
            public OpenSession under(Optional<PolicySettings> memory) {
                return of(session.with(session.settings().with(memory)), version);
            }

            @Override
            public Settings.Collection collection() {
                return session.settings().collection();
            }

            @Override
            public OpenSession collecting(Settings.Collection collection) {
                return of(session.with(session.settings().with(collection)), version);
            }

            @Override
            public Trace trace() {
                return session.trace();
            }

            @Override
            public List<? extends Interval> summaries() {
                return session.summaries();
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
