package dev.fiberscope.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.WasmValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values that somebody changes: the run goes on in a branch, and the run as it was stays. */
final class BranchTest {
    private static final Storage COUNT = new Storage.GlobalCell(0, 0);

    private static Conversation callback() {
        return new Conversation(
                Conversation.program("callback.wat"),
                _ -> new Hosts(List.of(CallingHosts.twice(new ArrayList<>()))));
    }

    @Test
    void aChangeBeginsABranchAndDiscardingItBringsTheRunBack() {
        try (var session = new Conversation("generator.wat")) {
            session.after(new Command.Continue());
            var results = session.last().reason();
            long end = session.last().snapshot().step();
            long middle = end / 2;
            var before = session.after(new Command.TravelTo(middle));
            var running = before.runningChain().getFirst();
            var locals = before.stack(running).orElseThrow().frames().getLast().locals();
            int index =
                    IntStream.range(0, locals.size())
                            .filter(i -> locals.get(i).type().equals("i32"))
                            .findFirst()
                            .orElseThrow();
            var local = new Storage.Local(running, 0, index);
            session.send(new Command.Edit(local, "1"));
            session.expectStop(stop -> {
                assertInstanceOf(StopReason.Edited.class, stop.reason());
                assertEquals(middle, ((Course.Branched) stop.course()).from());
                assertEquals(middle, stop.recordedTo());
                assertEquals(
                        new WasmValue.I32(1),
                        stop.snapshot()
                                .stack(running)
                                .orElseThrow()
                                .frames()
                                .getLast()
                                .locals()
                                .get(index)
                                .value());
            });
            session.after(new Command.StepInto());
            assertInstanceOf(Course.Branched.class, session.last().course());
            session.after(new Command.StepInto(Direction.BACKWARD));
            assertEquals(middle, session.last().snapshot().step());
            session.after(new Command.TravelTo(3));
            session.send(new Command.DiscardBranch());
            session.expectStop(stop -> {
                assertEquals(new Course.Live(), stop.course());
                assertEquals(before, stop.snapshot());
                assertEquals(end, stop.recordedTo());
            });
            session.after(new Command.Continue());
            assertEquals(results, session.last().reason());
        }
    }

    @Test
    void hostsThatAreAskedTheSameAnswerAsTheyDidAndOthersAskTheUser() {
        try (var session = callback()) {
            session.after(new Command.Continue());
            assertInstanceOf(StopReason.Finished.class, session.last().reason());
            session.after(new Command.TravelTo(0));
            session.send(new Command.Edit(COUNT, "1000"));
            session.expectStop(stop -> assertInstanceOf(StopReason.Edited.class, stop.reason()));
            session.after(new Command.Continue());
            assertInstanceOf(StopReason.Finished.class, session.last().reason());
            assertInstanceOf(Course.Branched.class, session.last().course());
            assertEquals(
                    new WasmValue.I32(1010),
                    session.last().snapshot().globals().getFirst().cell().value());

            session.send(new Command.DiscardBranch());
            session.expectStop(stop -> assertEquals(0, stop.snapshot().step()));
            session.after(new Command.StepInto());
            var running = session.last().snapshot().runningChain().getFirst();
            session.send(new Command.Edit(new Storage.Operand(running, 0, 0), "6"));
            session.expectStop(stop -> assertTrue(stop.course() instanceof Course.Branched));
            session.after(new Command.Continue());
            var asks = (StopReason.AnswerNeeded) session.last().reason();
            assertEquals(List.of(new WasmValue.I32(6)), asks.arguments());
            session.send(new Command.Continue());
            assertTrue(session.expectRefusal().contains("waits for its results"));
            session.after(new Command.AnswerHostCall(List.of(new WasmValue.I32(1))));
            session.after(new Command.Continue());
            assertEquals(
                    new StopReason.Finished(List.of(new WasmValue.I32(1))),
                    session.last().reason());
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAndNothingIsLost() {
        try (var session = callback()) {
            var before = session.last();
            session.send(new Command.Edit(COUNT, "many"));
            assertFalse(session.expectRefusal().isEmpty());
            session.send(new Command.Edit(new Storage.GlobalCell(0, 9), "1"));
            assertFalse(session.expectRefusal().isEmpty());
            session.send(new Command.DiscardBranch());
            assertEquals(
                    "There is no branch to discard: nothing was changed here.",
                    session.expectRefusal());
            session.after(new Command.TravelTo(before.snapshot().step()));
            assertEquals(before.snapshot(), session.last().snapshot());
        }
    }
}
