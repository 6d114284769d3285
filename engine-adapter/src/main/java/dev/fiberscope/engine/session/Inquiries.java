package dev.fiberscope.engine.session;

import dev.fiberscope.engine.model.Snapshot;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Answers questions about the whole run while the session stands, and stands where it stood
 * afterwards. They give way to every command. Engine thread only.
 */
final class Inquiries {
    private final Footing footing;

    Inquiries(Footing footing) {
        this.footing = footing;
    }

    /** Nothing is told while the program runs. */
    void search(EventRequest request) {
        if (footing.goal().isPresent()) {
            return;
        }
        BooleanSupplier interrupted =
                () -> {
                    footing.room().progress(footing.timeline().searched());
                    return footing.room().inbox().commanded();
                };
        var here = footing.here();
        var found = footing.timeline().search(interrupted).events(request.query(), request.reach());
        footing.comeBack(here);
        if (!interrupted.getAsBoolean()) {
            request.found().accept(found);
        }
    }

    /** Nothing is told while the program runs. */
    void trace(ContinuationRequest request) {
        if (footing.goal().isPresent()) {
            return;
        }
        BooleanSupplier interrupted = footing.room().inbox()::commanded;
        var here = footing.here();
        var found =
                new Passing(footing.timeline(), request.continuation(), interrupted)
                        .events(request.most());
        footing.comeBack(here);
        if (!interrupted.getAsBoolean()) {
            request.found().accept(found);
        }
    }

    /** Nothing is told while the program runs. */
    void recall(StoryRequest request) {
        if (footing.goal().isPresent()) {
            return;
        }
        BooleanSupplier interrupted =
                () -> {
                    footing.room().progress(footing.timeline().searched());
                    return footing.room().inbox().commanded();
                };
        var here = footing.here();
        var timeline = footing.timeline();
        var events = timeline.search(interrupted).story(request.stack(), here.step());
        var making = Optional.<Snapshot>empty();
        if (!events.isEmpty() && timeline.travel(events.getFirst().at().step() - 1, interrupted)) {
            making = Optional.of(timeline.snapshot());
        }
        footing.comeBack(here);
        if (!interrupted.getAsBoolean()) {
            request.found().found(events, making);
        }
    }

    /** Nothing is found while the program runs. */
    void seek(TurningPoint point) {
        if (footing.goal().isPresent() || point.step() > footing.timeline().recordedTo()) {
            return;
        }
        var here = footing.here();
        new Bisection(footing.timeline(), footing.room().inbox()::commanded).find(point);
        footing.comeBack(here);
    }
}
