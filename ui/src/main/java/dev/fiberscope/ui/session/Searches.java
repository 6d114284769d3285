package dev.fiberscope.ui.session;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.history.Reach;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.ContinuationRequest;
import dev.fiberscope.engine.session.EventRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** The search for events that goes on now; there is at most one. On the JavaFX thread. */
final class Searches {
    private final Executor fx;
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
    private Optional<Consumer<Optional<List<TraceEvent>>>> asked = Optional.empty();
    private long number;

    /** What is found is handed to {@code fx}. */
    Searches(Executor fx) {
        this.fx = fx;
    }

    ReadOnlyBooleanProperty searching() {
        return searching.getReadOnlyProperty();
    }

    /**
     * Begins, in place of the one before; {@code found} is told nothing where the search gave way.
     */
    void begin(
            OpenSession session,
            EventQuery query,
            Reach reach,
            Consumer<Optional<List<TraceEvent>>> found) {
        begin(session, found, told -> session.search(new EventRequest(query, reach, told)));
    }

    /** The same, for what happened to {@code continuation}, {@code most} events at most. */
    void begin(
            OpenSession session,
            ContinuationId continuation,
            int most,
            Consumer<Optional<List<TraceEvent>>> found) {
        begin(
                session,
                found,
                told -> session.trace(new ContinuationRequest(continuation, most, told)));
    }

    /** {@code ask} has the session told where to bring what it finds, on its own thread. */
    private void begin(
            OpenSession session,
            Consumer<Optional<List<TraceEvent>>> found,
            Consumer<Consumer<List<TraceEvent>>> ask) {
        if (asked.isPresent()) {
            giveWay();
            session.send(new Command.Stop());
        }
        long mine = ++number;
        asked = Optional.of(found);
        searching.set(true);
        ask.accept(events -> fx.execute(() -> ended(mine, Optional.of(events))));
    }

    /** A command was sent, or the session is another one: nothing will be found. */
    void giveWay() {
        ended(number, Optional.empty());
    }

    private void ended(long which, Optional<List<TraceEvent>> events) {
        if (which == number && asked.isPresent()) {
            var found = asked.get();
            asked = Optional.empty();
            searching.set(false);
            found.accept(events);
        }
    }
}
