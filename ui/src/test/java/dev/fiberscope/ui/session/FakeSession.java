package dev.fiberscope.ui.session;

import dev.fiberscope.engine.event.Interval;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.ContinuationRequest;
import dev.fiberscope.engine.session.EventRequest;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.session.Notice;
import dev.fiberscope.engine.session.TurningPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A session that says what the test tells it to, and remembers what it was asked. */
public final class FakeSession implements OpenSession {
    private final List<Command> asked = new ArrayList<>();
    private final List<TurningPoint> sought = new ArrayList<>();
    private final List<EventRequest> searched = new ArrayList<>();
    private final List<ContinuationRequest> traced = new ArrayList<>();
    private final List<Path> saved = new ArrayList<>();
    private Optional<String> savingFails = Optional.empty();
    private final List<Consumer<Notice>> listeners = new ArrayList<>();
    private final List<TraceEvent> events = new ArrayList<>();
    private final List<LoadedModule> modules = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Tells all listeners. */
    public void say(Notice notice) {
        listeners.forEach(each -> each.accept(notice));
    }

    public List<Command> asked() {
        return List.copyOf(asked);
    }

    public FakeSession with(LoadedModule module) {
        modules.add(module);
        return this;
    }

    public FakeSession with(TraceEvent event) {
        events.add(event);
        return this;
    }

    boolean isClosedSoon() throws InterruptedException {
        return closed.await(10, TimeUnit.SECONDS);
    }

    @Override
    public void send(Command command) {
        asked.add(command);
    }

    @Override
    public void listen(Consumer<Notice> listener) {
        listeners.add(listener);
    }

    /** The moments that were sought. */
    public List<TurningPoint> sought() {
        return List.copyOf(sought);
    }

    @Override
    public void seek(TurningPoint point) {
        sought.add(point);
    }

    /** The events that were searched for. */
    public List<EventRequest> searched() {
        return List.copyOf(searched);
    }

    @Override
    public void search(EventRequest request) {
        searched.add(request);
    }

    @Override
    public List<Interval> summaries() {
        return List.of();
    }

    /** The continuations whose life was asked for. */
    public List<ContinuationRequest> traced() {
        return List.copyOf(traced);
    }

    @Override
    public void trace(ContinuationRequest request) {
        traced.add(request);
    }

    /** The files to which the run was to be saved. */
    public List<Path> saved() {
        return List.copyOf(saved);
    }

    @Override
    public void save(Path file, Consumer<Optional<String>> done) {
        saved.add(file);
        done.accept(savingFails);
    }

    /** From now on nothing can be saved, for the reason in {@code sentence}. */
    public void failSaving(String sentence) {
        savingFails = Optional.of(sentence);
    }

    @Override
    public Trace trace() {
        return new Trace() {
            @Override
            public int size() {
                return events.size();
            }

            @Override
            public TraceEvent event(int index) {
                return events.get(index);
            }
        };
    }

    @Override
    public List<LoadedModule> modules() {
        return List.copyOf(modules);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
