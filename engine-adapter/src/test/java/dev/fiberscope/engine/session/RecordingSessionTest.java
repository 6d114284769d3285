package dev.fiberscope.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.history.recording.Recording;
import dev.fiberscope.engine.history.recording.RecordingReader;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Storage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are saved, and opened again without their hosts. */
final class RecordingSessionTest {
    @TempDir private Path folder;

    private Recording saved(Conversation session) throws Exception {
        var file = folder.resolve("run.fscope");
        var done = new CompletableFuture<Optional<String>>();
        session.session().save(new Saving(file, "test", Optional.empty(), done::complete));
        assertEquals(Optional.empty(), done.get(30, TimeUnit.SECONDS));
        return RecordingReader.read(file);
    }

    private static Conversation opened(Recording recording) {
        return new Conversation(new Program.OfRecording(recording));
    }

    private static List<Snapshot> states(Conversation session, long to) {
        var all = new ArrayList<Snapshot>();
        for (long step = 0; step <= to; step++) {
            all.add(session.after(new Command.TravelTo(step)));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"generator.wat", "switch.wat", "forwarding.wat", "trap.wat", "script.wast"})
    void anOpenedRecordingIsTheRunStateForState(String name) throws Exception {
        try (var session = new Conversation(name)) {
            while (!session.last().reason().ends()) {
                session.after(new Command.Continue());
            }
            long end = session.last().recordedTo();
            var recording = saved(session);
            try (var again = opened(recording)) {
                assertEquals(new Course.Recorded(), again.last().course());
                assertEquals(end, again.last().recordedTo());
                assertEquals(states(session, end), states(again, end));
                assertEquals(session.session().modules().size(), again.session().modules().size());
                var first = session.session().trace();
                var second = again.session().trace();
                assertEquals(first.size(), second.size());
                for (int i = 0; i < first.size(); i++) {
                    assertEquals(first.event(i), second.event(i));
                }
            }
        }
    }

    @Test
    void aRecordingOfACrashIsShownAtTheCrash() throws Exception {
        try (var session = new Conversation("trap.wat")) {
            session.after(new Command.Continue());
            var trapped = assertInstanceOf(StopReason.Trapped.class, session.last().reason());
            try (var again = opened(saved(session))) {
                assertEquals(trapped, again.last().reason());
                again.send(new Command.Continue());
                assertEquals(
                        "The recording ends here: go back, or change something to go on in a branch.",
                        again.expectRefusal());
                again.after(new Command.StepInto(Direction.BACKWARD));
                assertEquals(
                        session.after(new Command.StepInto(Direction.BACKWARD)),
                        again.last().snapshot());
            }
        }
    }

    @Test
    void whatHostsDidComesFromTheRecordingAndAnotherRecordingOfThatIsEqual() throws Exception {
        var calls = new ArrayList<Integer>();
        try (var session =
                new Conversation(
                        Conversation.program("callback.wat"),
                        _ -> new Hosts(List.of(CallingHosts.twice(calls))))) {
            session.after(new Command.Continue());
            var recording = saved(session);
            int called = calls.size();
            try (var again = opened(recording)) {
                again.after(new Command.Continue());
                assertEquals(session.last().reason(), again.last().reason());
                assertEquals(called, calls.size());
                assertEquals(recording.end(), saved(again).end());
                again.after(new Command.TravelTo(0));
                again.send(new Command.Edit(new Storage.GlobalCell(0, 0), "50"));
                again.expectStop(stop -> assertTrue(stop.course() instanceof Course.Branched));
                again.after(new Command.Continue());
                assertInstanceOf(StopReason.Finished.class, again.last().reason());
                again.send(new Command.DiscardBranch());
                again.expectStop(stop -> assertEquals(new Course.Recorded(), stop.course()));
            }
        }
    }

    @Test
    void aRunThatIsSavedInTheMiddleEndsThere() throws Exception {
        try (var session = new Conversation("counting.wat")) {
            session.after(new Command.TravelTo(40));
            var there = session.last().snapshot();
            try (var again = opened(saved(session))) {
                assertEquals(new StopReason.Opened(), again.last().reason());
                again.after(new Command.Continue());
                assertEquals(
                        new StopReason.RecordingEnded(
                                "The recording ends here: it was saved at step 40."),
                        again.last().reason());
                assertEquals(there, again.last().snapshot());
            }
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsSaid() throws Exception {
        try (var session = new Conversation("counting.wat")) {
            var done = new CompletableFuture<Optional<String>>();
            session.session()
                    .save(
                            new Saving(
                                    folder.resolve("no/such/folder.fscope"),
                                    "test",
                                    Optional.empty(),
                                    done::complete));
            assertTrue(done.get(30, TimeUnit.SECONDS).isPresent());
            session.after(new Command.StepInto());
        }
    }
}
