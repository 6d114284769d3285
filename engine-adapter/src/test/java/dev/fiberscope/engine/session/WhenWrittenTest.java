package dev.fiberscope.engine.session;

import static dev.fiberscope.engine.session.Direction.BACKWARD;
import static dev.fiberscope.engine.session.Direction.FORWARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.ModuleException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When a place was written last, and when it is written next. */
class WhenWrittenTest {
    private static final Storage X = new Storage.GlobalCell(0, 0);
    private static final Storage WORD = new Storage.Bytes(0, 0, 8, 4);
    private static final Storage SLOT = new Storage.TableSlot(0, 0, 1);

    private static final String PLACES =
            """
            (module
              (type $point (struct (field $a (mut i32))))
              (global $x (mut i32) (i32.const 5))
              (memory 1)
              (table $t 4 funcref)
              (elem declare func $main)
              (func $main (export "main") (result i32)
                (local $p (ref null $point))
                i32.const 5
                global.set $x
                i32.const 8
                i32.const 0
                i32.store
                i32.const 11
                i32.const 9
                i32.store8
                i32.const 12
                i32.const 9
                i32.store8
                i32.const 1
                ref.func $main
                table.set $t
                i32.const 0
                ref.func $main
                table.set $t
                i32.const 7
                struct.new $point
                local.set $p
                local.get $p
                i32.const 8
                struct.set $point $a
                i32.const 5
                global.set $x
                global.get $x))
            """;

    private static final String RECURSION =
            """
            (module
              (func $down (param $n i32) (result i32)
                (local $twice i32)
                local.get $n
                i32.eqz
                if (result i32)
                  i32.const 0
                else
                  local.get $n
                  i32.const 1
                  i32.sub
                  call $down
                  local.set $twice
                  local.get $twice
                end)
              (func $main (export "main") (result i32)
                i32.const 3
                call $down))
            """;

    static Program program(String text) {
        try {
            return Program.read("program.wat", Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
        } catch (ModuleException refused) {
            throw new AssertionError(refused.place() + ": " + refused.getMessage(), refused);
        }
    }

    private static Conversation ended(String text) {
        var session = new Conversation(program(text));
        session.after(new Command.TravelTo(1_000_000));
        return session;
    }

    /** Found there, and said so. */
    private static void expect(
            Conversation session, Command command, String next, String sentence) {
        session.send(command);
        session.expectStop(new StopReason.Found(sentence));
        assertEquals(next, session.next());
    }

    private static void nothing(Conversation session, Command command, String sentence) {
        session.send(command);
        assertEquals(sentence, session.expectRefusal());
        session.expectStop(new StopReason.StoppedByUser());
    }

    private static Command back(Storage storage) {
        return new Command.SeekWrite(storage, BACKWARD);
    }

    private static Command on(Storage storage) {
        return new Command.SeekWrite(storage, FORWARD);
    }

    @Test
    void globalsAreWrittenWithTheSameValueToo() {
        try (var session = ended(PLACES)) {
            String written = "Global $x is written here by global.set.";
            expect(session, back(X), "global.set $x", written);
            long last = session.last().snapshot().step();
            expect(session, back(X), "global.set $x", written);
            assertEquals(1, session.last().snapshot().step());
            nothing(
                    session,
                    back(X),
                    "Global $x was never written before this step: it has its first value.");
            assertEquals(1, session.last().snapshot().step());
            expect(session, on(X), "global.set $x", written);
            assertEquals(last, session.last().snapshot().step());
            nothing(
                    session,
                    on(X),
                    "Global $x is not written again before the end of what is recorded.");
            assertEquals(last, session.last().snapshot().step());
        }
    }

    @Test
    void bytesAreWrittenWhereOneOfThemIs() {
        try (var session = ended(PLACES)) {
            String by = "Memory 0, bytes 8 to 11 are written here by ";
            expect(session, back(WORD), "i32.store8", by + "i32.store8.");
            long step = session.last().snapshot().step();
            expect(session, back(WORD), "i32.store", by + "i32.store.");
            expect(session, on(WORD), "i32.store8", by + "i32.store8.");
            assertEquals(step, session.last().snapshot().step());
        }
    }

    @Test
    void slotsOfTablesAndFieldsOfObjectsAreFound() {
        try (var session = ended(PLACES)) {
            expect(
                    session,
                    back(SLOT),
                    "table.set $t",
                    "Table $t[1] is written here by table.set.");
            assertEquals(13, session.last().snapshot().step());
            session.after(new Command.TravelTo(session.last().recordedTo() - 2));
            var field = new Storage.Field(new WasmValue.Aggregate("struct", 0), 0);
            expect(
                    session,
                    back(field),
                    "struct.set $point $a",
                    "Field $a of struct 0 is written here by struct.set.");
            expect(
                    session,
                    back(field),
                    "struct.new $point",
                    "Field $a of struct 0 begins here: struct.new makes the object.");
            session.send(back(field));
            assertEquals("There is no struct 0.", session.expectRefusal());
        }
    }

    @Test
    void theSearchGoesOnInTheRunWhereNothingIsRecorded() {
        try (var session = new Conversation(program(PLACES))) {
            expect(
                    session,
                    on(WORD),
                    "i32.store",
                    "Memory 0, bytes 8 to 11 are written here by i32.store.");
            assertEquals(session.last().recordedTo(), session.last().snapshot().step());
            expect(session, on(SLOT), "table.set $t", "Table $t[1] is written here by table.set.");
            assertEquals(session.last().recordedTo(), session.last().snapshot().step());
            session.after(new Command.TravelTo(3));
            expect(session, on(X), "global.set $x", "Global $x is written here by global.set.");
            assertEquals(session.last().recordedTo(), session.last().snapshot().step());
            session.send(on(WORD));
            session.expectStop(new StopReason.Finished(List.of(new WasmValue.I32(5))));
        }
    }

    @Test
    void aLocalBelongsToOneFrameOfARecursion() {
        try (var session = ended(RECURSION)) {
            session.after(new Command.TravelTo(15));
            var inner = new Storage.Local(new StackId(0), 2, 0);
            String begins = "Local $n of $down (frame 2) on S0 begins here: call makes its frame.";
            expect(session, back(inner), "call $down", begins);
            long begun = session.last().snapshot().step();
            session.after(new Command.StepInto());
            expect(
                    session,
                    on(inner),
                    ")",
                    "Local $n of $down (frame 2) on S0 is not written any more: its frame ends here.");
            assertTrue(session.last().snapshot().step() > begun);
            session.after(new Command.TravelTo(0));
            var first = new Storage.Local(new StackId(0), 0, 0);
            session.send(back(first));
            assertEquals("There is no local 0 in $main.", session.expectRefusal());
        }
    }

    @Test
    void whatTheHostWroteIsFoundByItsCall() {
        try (var session =
                new Conversation(
                        Conversation.program("callback.wat"),
                        _ -> new Hosts(List.of(CallingHosts.twice(new ArrayList<>()))))) {
            session.after(new Command.TravelTo(1_000_000));
            var bytes = new Storage.Bytes(0, 0, 102, 1);
            session.send(back(bytes));
            session.expectStop(
                    new StopReason.Found(
                            "Memory 0, byte 102 is written by the host function host.twice, behind"
                                    + " this instruction."));
            assertEquals(0, session.last().snapshot().memory(0, 0, 100, 1)[0], "not yet written");
            session.after(new Command.StepInto());
            assertEquals(77, session.last().snapshot().memory(0, 0, 100, 1)[0]);
            session.after(new Command.TravelTo(0));
            session.send(on(bytes));
            session.expectStop(stop -> assertInstanceOf(StopReason.Found.class, stop.reason()));
            nothing(
                    session,
                    on(bytes),
                    "Memory 0, byte 102 is not written again before the end of what is recorded.");
        }
    }

    @Test
    void theRunStopsWhereTheFrameIsOver() {
        try (var session = new Conversation(program(RECURSION))) {
            session.after(new Command.TravelTo(15));
            session.send(on(new Storage.Local(new StackId(0), 2, 0)));
            session.expectStop(
                    new StopReason.Found(
                            "Local $n of $down (frame 2) on S0 was not written any more: its frame"
                                    + " is over."));
            assertEquals("local.set $twice", session.next());
        }
    }

    @Test
    void theRunStopsWhereTheHostHasWritten() {
        try (var session =
                new Conversation(
                        Conversation.program("callback.wat"),
                        _ -> new Hosts(List.of(CallingHosts.twice(new ArrayList<>()))))) {
            session.send(on(new Storage.Bytes(0, 0, 100, 4)));
            session.expectStop(
                    new StopReason.Found(
                            "Memory 0, bytes 100 to 103 were written by the host function"
                                    + " host.twice, right before this step."));
            assertEquals("i32.const 100", session.next());
        }
    }

    @Test
    void whatWasChangedByHandIsFoundInTheBranch() {
        try (var session = ended(PLACES)) {
            session.after(new Command.TravelTo(4));
            session.after(new Command.Edit(X, "9"));
            session.after(new Command.StepInto());
            session.send(back(X));
            session.expectStop(
                    new StopReason.Found(
                            "Global $x was changed by hand, behind this instruction."));
            assertEquals(3, session.last().snapshot().step());
            expect(session, back(X), "global.set $x", "Global $x is written here by global.set.");
        }
    }

    @Test
    void aSearchThroughALongRunIsCancelledAtOnceAndTheSessionStays() {
        try (var session = new Conversation("counting.wat")) {
            session.after(new Command.TravelTo(6_000_000));
            session.after(new Command.TravelTo(5_999_999));
            var there = session.last().snapshot();
            session.send(
                    new Command.SeekCondition(
                            new Condition.OfValue(
                                    new Storage.Operand(new StackId(0), 0, 0),
                                    Condition.Comparison.EQUAL,
                                    "-1")));
            session.awaitProgress(0);
            session.send(new Command.Stop());
            session.expectStop(new StopReason.StoppedByUser());
            assertEquals(there, session.last().snapshot());
        }
    }

    @Test
    void longRunsAreSearchedThroughManyCheckpoints() {
        try (var session = new Conversation("counting.wat")) {
            session.after(new Command.TravelTo(12_000_000));
            var counter = new Storage.Local(new StackId(0), 0, 0);
            expect(
                    session,
                    back(counter),
                    "local.tee $i",
                    "Local $i of $main on S0 is written here by local.tee.");
            assertTrue(session.last().snapshot().step() > 11_999_980);
            session.send(
                    new Command.SeekCondition(
                            new Condition.OfValue(
                                    counter, Condition.Comparison.AT_LEAST, "100_000")));
            session.expectStop(
                    new StopReason.Found(
                            "Here local $i of $main on S0 >= 100_000 for the first time."));
            var frame =
                    session.last()
                            .snapshot()
                            .stack(new StackId(0))
                            .orElseThrow()
                            .frames()
                            .getFirst();
            assertEquals(new WasmValue.I32(100_000), frame.locals().getFirst().value());
            for (var count : Condition.Count.values()) {
                nothing(
                        session,
                        new Command.SeekCondition(
                                new Condition.OfCount(count, Condition.Comparison.EQUAL, 2)),
                        switch (count) {
                            case STACKS -> "At no recorded step stacks = 2.";
                            case SUSPENDED -> "At no recorded step suspended stacks = 2.";
                            case FRAMES -> "At no recorded step frames = 2.";
                        });
            }
        }
    }

    @Test
    void aContinuationIsMadeHandedOnAndConsumed() throws Exception {
        var handing =
                program(
                        """
                        (module
                          (type $f (func))
                          (type $c (cont $f))
                          (type $g (func (param (ref $c))))
                          (type $d (cont $g))
                          (elem declare func $task $user)
                          (func $task)
                          (func $user (param $k (ref $c))
                            (resume $c (local.get $k)))
                          (func (export "main")
                            (resume $d
                              (cont.new $c (ref.func $task))
                              (cont.new $d (ref.func $user)))))
                        """);
        try (var session = new Conversation(handing)) {
            session.after(new Command.TravelTo(1_000_000));
            session.after(new Command.TravelTo(2));
            var told = new CompletableFuture<List<TraceEvent>>();
            session.session()
                    .trace(new ContinuationRequest(new ContinuationId(0), 100, told::complete));
            var events = told.get(60, TimeUnit.SECONDS);
            assertEquals(3, events.size(), events.toString());
            assertInstanceOf(TraceEvent.ContinuationCreated.class, events.get(0));
            var handed = assertInstanceOf(TraceEvent.Resumed.class, events.get(1));
            assertEquals(
                    List.of(new WasmValue.Continuation(new ContinuationId(0), false)),
                    handed.payload());
            var consumed = assertInstanceOf(TraceEvent.Resumed.class, events.get(2));
            assertEquals(new ContinuationId(0), consumed.consumed());
            session.send(new Command.StepInto());
            session.expectStop(stop -> assertEquals(3, stop.snapshot().step()));
        }
    }
}
