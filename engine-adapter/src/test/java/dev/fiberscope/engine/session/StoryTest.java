package dev.fiberscope.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Where a stack comes from, asked of a session. */
class StoryTest {
    private record Found(List<TraceEvent> events, Optional<Snapshot> making) {}

    private static Found asked(Conversation session, int stack) throws Exception {
        var found = new CompletableFuture<Found>();
        session.session()
                .story(
                        new StoryRequest(
                                new StackId(stack),
                                (events, making) -> found.complete(new Found(events, making))));
        return found.get(60, TimeUnit.SECONDS);
    }

    @Test
    void theMakingIsShownAsItWas() throws Exception {
        try (var session = new Conversation("generator.wat")) {
            session.after(new Command.TravelTo(1_000_000));
            var made =
                    session.session()
                            .trace()
                            .event(first(session, TraceEvent.ContinuationCreated.class));
            var stack = ((TraceEvent.ContinuationCreated) made).stack();
            var left = session.session().trace().event(first(session, TraceEvent.Suspended.class));
            var stood = session.after(new Command.TravelTo(left.at().step()));
            var found = asked(session, stack.number());
            assertEquals(made, found.events().getFirst());
            assertEquals(left, found.events().getLast());
            var making = found.making().orElseThrow();
            assertEquals(made.at().step() - 1, making.step());
            assertEquals(Optional.of(((TraceEvent.ContinuationCreated) made).by()), making.next());
            assertEquals(3, found.events().size());
            assertTrue(found.events().get(1) instanceof TraceEvent.Resumed);
            assertEquals(stood, session.after(new Command.TravelTo(left.at().step())));
        }
    }

    private static int first(Conversation session, Class<? extends TraceEvent> type) {
        var trace = session.session().trace();
        for (int i = 0; i < trace.size(); i++) {
            if (type.isInstance(trace.event(i))) {
                return i;
            }
        }
        throw new AssertionError("no " + type);
    }

    @Test
    void aRootStackWasNotMade() throws Exception {
        try (var session = new Conversation("generator.wat")) {
            session.after(new Command.Continue());
            assertEquals(new Found(List.of(), Optional.empty()), asked(session, 0));
        }
    }

    @Test
    void whileTheProgramRunsNothingIsTold() throws Exception {
        var endless =
                WhenWrittenTest.program(
                        """
                        (module (func (export "main") (loop $again (br $again))))
                        """);
        try (var session = new Conversation(endless)) {
            var told = new CompletableFuture<Boolean>();
            var passed = new CompletableFuture<Boolean>();
            session.session()
                    .listen(notice -> {
                        if (notice instanceof Notice.Went(Command.Continue _)) {
                            session.session()
                                    .story(
                                            new StoryRequest(
                                                    new StackId(0), (_, _) -> told.complete(true)));
                            session.send(new Command.SetBreakpoint(new CodePoint(0, 0, 1)));
                        } else if (notice instanceof Notice.Conditions) {
                            passed.complete(true);
                        }
                    });
            session.send(new Command.Continue());
            assertTrue(passed.get(60, TimeUnit.SECONDS));
            assertFalse(told.isDone());
            session.send(new Command.Stop());
            session.expectStop(stop -> assertTrue(stop.snapshot().step() > 0));
        }
    }
}
