package dev.fiberscope.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;

import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.session.Condition.Comparison;
import dev.fiberscope.engine.session.Condition.Count;
import dev.fiberscope.engine.session.Condition.Form;
import dev.fiberscope.engine.session.Condition.Reading;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type as conditions, and when it holds first. */
class ConditionTest {
    private static final String PROGRAM =
            """
            (module
              (type $f (func))
              (type $c (cont $f))
              (tag $t)
              (global $x (mut f64) (f64.const 0.5))
              (memory 1)
              (table $t 4 funcref)
              (elem declare func $task)
              (func $task
                suspend $t)
              (func $start (param $left i32)
                (local $k (ref null $c))
                loop $again
                  block $on (result (ref $c))
                    ref.func $task
                    cont.new $c
                    resume $c (on $t $on)
                    return
                  end
                  local.set $k
                  i32.const 4
                  i32.const 4
                  i32.load
                  i32.const 1
                  i32.add
                  i32.store
                  local.get $left
                  i32.const 1
                  i32.sub
                  local.tee $left
                  br_if $again
                end
                i32.const 2
                ref.func $task
                table.set $t
                f64.const -2.5
                global.set $x)
              (func $main (export "main")
                i32.const 10
                call $start))
            """;

    private static Condition read(Conversation session, String text) {
        return switch (Condition.read(
                text, session.last().snapshot(), Optional.of(new StackId(0)), 0)) {
            case Reading.Read(var condition) -> condition;
            case Reading.Refused(var sentence, _) -> fail(text + ": " + sentence);
        };
    }

    @Test
    void whatIsTypedIsRead() {
        try (var session = new Conversation(WhenWrittenTest.program(PROGRAM))) {
            session.after(new Command.TravelTo(2));
            assertEquals(
                    new Condition.OfValue(new Storage.GlobalCell(0, 0), Comparison.AT_MOST, "-2.5"),
                    read(session, "global $x <= -2.5"));
            assertEquals(
                    new Condition.OfBytes(0, 0, 4, Form.U8, Comparison.EQUAL, "0x7"),
                    read(session, " memory 4 u8 == 0x7 "));
            assertEquals(
                    new Condition.OfValue(
                            new Storage.TableSlot(0, 0, 2), Comparison.NOT_EQUAL, "null"),
                    read(session, "table $t[2]!=null"));
            assertEquals(
                    new Condition.OfCount(Count.SUSPENDED, Comparison.GREATER, 3),
                    read(session, "suspended>3"));
            var snapshot = session.last().snapshot();
            assertEquals(
                    new Reading.Read(
                            new Condition.OfValue(
                                    new Storage.Local(new StackId(0), 1, 0), Comparison.LESS, "4")),
                    Condition.read("$left < 4", snapshot, Optional.of(new StackId(0)), 1));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 0 | Begin with a local",
                "what = 3 | 0 | \"what\" is nothing that can be compared.",
                "global $y = 3 | 7 | There is no global $y: there is $x.",
                "global $x ~ 3 | 10 | Compare with one of",
                "global $x = five | 12 | \"five\" is no f64.",
                "memory 4 = 3 | 9 | Say how the bytes are read",
                "memory 4 i8 = 300 | 14 | \"300\" is no i8.",
                "table $t = null | 9 | Say which slot",
                "table $t[2 = null | 11 | A ] is missing here.",
                "table $t[2] > null | 12 | Values of type (ref null func) can be",
                "$nothing = 3 | 0 | There is no local $nothing",
                "stacks > some | 9 | Compare a count with a whole number",
            })
    void whatCannotBeReadIsRefusedWithItsPlace(String text, int at, String sentence) {
        try (var session = new Conversation(WhenWrittenTest.program(PROGRAM))) {
            var refused =
                    assertInstanceOf(
                            Reading.Refused.class,
                            Condition.read(
                                    text,
                                    session.last().snapshot(),
                                    Optional.of(new StackId(0)),
                                    0));
            assertEquals(at, refused.at(), refused.sentence());
            assertEquals(
                    sentence,
                    refused.sentence()
                            .substring(
                                    0, Math.min(sentence.length(), refused.sentence().length())));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "global $x < 0 | )",
                "memory 4 i32 >= 7 | local.get $left",
                "memory 5 u8 = 1 | -",
                "table $t[2] != null | f64.const -2.5",
                "stacks > 5 | resume $c (on $t $on)",
                "suspended = 3 | local.set $k",
                "frames >= 3 | suspend $t",
                "frames > 3 | -",
                "frames = 2 | ref.func $task",
                "frames = 0 | over",
            })
    void theFirstStepIsFound(String text, String next) {
        try (var session = new Conversation(WhenWrittenTest.program(PROGRAM))) {
            session.after(new Command.TravelTo(1_000_000));
            session.after(new Command.TravelTo(1));
            session.send(new Command.SeekCondition(read(session, text)));
            if (next.equals("-")) {
                assertEquals(0, session.expectRefusal().indexOf("At no recorded step "));
                session.expectStop(new StopReason.StoppedByUser());
                assertEquals(1, session.last().snapshot().step());
            } else {
                session.expectStop(stop -> assertInstanceOf(StopReason.Found.class, stop.reason()));
                assertEquals(
                        next, session.last().snapshot().next().isEmpty() ? "over" : session.next());
            }
        }
    }
}
