package dev.fiberscope.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TurningPointTest {
    /** The steps around the moment, as a search from where the session stands finds it. */
    private static List<Long> sought(Conversation session, Predicate<Snapshot> holds)
            throws Exception {
        var found = new CompletableFuture<List<Long>>();
        session.session()
                .seek(
                        new TurningPoint(
                                session.last().snapshot().step(),
                                holds,
                                (before, after) ->
                                        found.complete(List.of(before.step(), after.step()))));
        return found.get(60, TimeUnit.SECONDS);
    }

    @Test
    void everyMomentIsFoundAndTheSessionStandsWhereItStood() throws Exception {
        try (var session = new Conversation("generator.wat")) {
            long end = session.after(new Command.Continue()).step();
            for (long step = 1; step <= end; step++) {
                long at = step;
                assertEquals(List.of(at - 1, at), sought(session, there -> there.step() >= at));
            }
            var stood = session.after(new Command.TravelTo(end / 2));
            assertEquals(List.of(1L, 2L), sought(session, there -> there.step() >= 2));
            assertEquals(stood, session.after(new Command.TravelTo(end / 2)));
            assertEquals(end / 2 + 1, session.after(new Command.StepInto()).step());
        }
    }

    @Test
    void whatIsNotRecordedIsNotSought() {
        try (var session = new Conversation("generator.wat")) {
            var asked = new ArrayList<Snapshot>();
            session.session().seek(new TurningPoint(1_000_000, asked::add, (_, _) -> {}));
            session.after(new Command.StepInto());
            assertTrue(asked.isEmpty());
        }
    }

    @Test
    void aSearchGivesWayToCommands() throws Exception {
        try (var session = new Conversation("generator.wat")) {
            session.after(new Command.Continue());
            var begun = new CompletableFuture<Boolean>();
            var commanded = new CompletableFuture<Boolean>();
            var found = new CompletableFuture<Boolean>();
            session.session()
                    .seek(
                            new TurningPoint(
                                    session.last().snapshot().step(),
                                    _ -> {
                                        begun.complete(true);
                                        return commanded.join();
                                    },
                                    (_, _) -> found.complete(true)));
            assertTrue(begun.get(60, TimeUnit.SECONDS));
            session.send(new Command.TravelTo(2));
            commanded.complete(false);
            session.expectStop(stop -> assertEquals(2, stop.snapshot().step()));
            assertTrue(!found.isDone());
        }
    }
}
