package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.Storage.Bytes;
import dev.fiberscope.engine.model.Storage.Field;
import dev.fiberscope.engine.model.Storage.GlobalCell;
import dev.fiberscope.engine.model.Storage.Local;
import dev.fiberscope.engine.model.Storage.Operand;
import dev.fiberscope.engine.model.Storage.TableSlot;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every place can be written while the machine stands, and says why where it cannot. */
class EditingTest {
    private static final String MODULE =
            """
            (module
              (type $node (struct (field $value (mut i32)) (field $next (mut (ref null $node)))
                (field $small (mut i8)) (field $half (mut i16)) (field $fixed i32)
                (field $wide (mut v128)) (field $last (mut i64))))
              (type $numbers (array (mut i16)))
              (type $f (func))
              (type $g (func (param i32) (result i32)))
              (type $k (cont $f))
              (type $kg (cont $g))
              (tag $yield)
              (tag $found (param i32))
              (memory 1)
              (memory $other i64 1)
              (table $t 5 funcref)
              (table $conts 2 (ref null $k))
              (global $i (mut i32) (i32.const 1))
              (global $l (mut i64) (i64.const 1))
              (global $x (mut f32) (f32.const 1))
              (global $y (mut f64) (f64.const 1))
              (global $v (mut v128) (v128.const i64x2 1 2))
              (global $e (mut externref) (ref.null extern))
              (global $any (mut anyref) (ref.null any))
              (global $exn (mut exnref) (ref.null exn))
              (global $node (mut (ref null $node)) (ref.null $node))
              (global $numbers (mut (ref null $numbers)) (ref.null $numbers))
              (global $k (mut (ref null $k)) (ref.null $k))
              (global $kg (mut (ref null $kg)) (ref.null $kg))
              (global $fun (mut (ref $g)) (ref.func $twice))
              (global $never i32 (i32.const 7))
              (elem declare func $worker $twice $main)
              (func $twice (type $g) (i32.mul (local.get 0) (i32.const 2)))
              (func $other (type $g) (local.get 0))
              (func $worker (local $n i32) (local $v v128) (local $p i64)
                (local.set $n (i32.const 5))
                (i32.const 40)
                (suspend $yield)
                (global.set $i (i32.add (local.get $n))))
              (func $deep (param $n i32) (param $big v128) (result i32)
                (if (local.get $n) (then (drop
                  (call $deep (i32.sub (local.get $n) (i32.const 1)) (local.get $big)))))
                (local.get $n))
              (func $main (export "main") (result i32) (local $a i32) (local $c (ref null $k))
                (global.set $node (struct.new $node (i32.const 1) (ref.null $node) (i32.const 2)
                  (i32.const 3) (i32.const 4) (v128.const i64x2 5 6) (i64.const 7)))
                (global.set $numbers (array.new $numbers (i32.const 9) (i32.const 3)))
                (block $thrown (result i32 exnref)
                  (try_table (catch_ref $found $thrown) (throw $found (i32.const 1)))
                  (unreachable))
                (global.set $exn) (drop)
                (global.set $kg (cont.new $kg (ref.func $twice)))
                (block $h (result (ref $k))
                  (resume $k (on $yield $h) (cont.new $k (ref.func $worker)))
                  (unreachable))
                (local.set $c)
                (i32.const 30)
                (local.get $a)
                (nop)
                (i32.add)
                (resume $k (local.get $c))
                (global.get $i)
                (i32.add)
                (call $deep (i32.const 2) (v128.const i64x2 8 9))
                (i32.add)))
            """;

    private Running running;
    private Machine machine;

    @BeforeEach
    void toTheNop() throws ModuleException {
        running = new Running(MODULE);
        machine = running.machine;
        running.enter("main");
        while (!next().equals("nop")) {
            machine.run(RunLimit.to(machine.step() + 1));
        }
    }

    private String next() {
        return MemoryWatchTest.opcode(running, machine.next().orElseThrow());
    }

    private static Storage local(int stack, int depth, int index) {
        return new Local(new StackId(stack), depth, index);
    }

    private static Storage operand(int stack, int depth, int index) {
        return new Operand(new StackId(stack), depth, index);
    }

    private static Storage field(String kind, int ordinal, int index) {
        return new Field(new WasmValue.Aggregate(kind, ordinal), index);
    }

    private static Storage global(int index) {
        return new GlobalCell(0, index);
    }

    private void put(Storage storage, String text) {
        machine.edit(storage, machine.editing().valueFor(storage, text));
    }

    /** The place with its value, after {@code text} was put there. */
    private String edited(Storage storage, String text) {
        put(storage, text);
        var cell = machine.editing().cell(storage).orElseThrow();
        return cell.name() + " " + cell.type() + " = " + cell.value();
    }

    private String refused(Storage storage, String text) {
        var before = machine.snapshot();
        var refusal = assertThrows(RefusedEdit.class, () -> put(storage, text)).sentence();
        assertEquals(before, machine.snapshot());
        return refusal;
    }

    private long end() {
        return assertInstanceOf(Outcome.Ended.class, machine.run(RunLimit.to(Long.MAX_VALUE)))
                .results()
                .at(0);
    }

    @Test
    void withoutAnEditTheProgramGoesItsWay() {
        assertEquals(30 + 45 + 2, end());
    }

    @Test
    void anEditedLocalAndOperandOfTheRunningFrameAreTaken() {
        assertEquals("local $a of $main on S0 i32 = 1000", edited(local(0, 0, 0), "1000"));
        assertEquals("operand 0 of $main on S0 i32 = 31", edited(operand(0, 0, 0), "31"));
        assertEquals("operand 1 of $main on S0 i32 = -1", edited(operand(0, 0, 1), "-1"));
        assertEquals(31 - 1 + 45 + 2, end());
    }

    @Test
    void framesOfSuspendedStacksAreEditedToo() {
        assertEquals("local $n of $worker on S2 i32 = 100", edited(local(2, 0, 0), "100"));
        assertEquals("operand 0 of $worker on S2 i32 = 200", edited(operand(2, 0, 0), "200"));
        assertEquals(
                "local $v of $worker on S2 v128 = 0x00000004000000030000000200000001",
                edited(local(2, 0, 1), "i32x4 1 2 3 4"));
        assertEquals("local $p of $worker on S2 i64 = 12", edited(local(2, 0, 2), "0xc"));
        assertEquals(30 + 300 + 2, end());
    }

    @Test
    void waitingFramesAreEditedAndRecursionIsTold() {
        while (machine.runningDepth() < 4) {
            machine.run(RunLimit.to(machine.step() + 1));
        }
        assertEquals("local $n of $deep (frame 1) on S0 i32 = 50", edited(local(0, 1, 0), "50"));
        assertEquals(
                "local $big of $deep (frame 2) on S0 v128 = 0x00000000000000090000000000000008",
                edited(local(0, 2, 1), "00000000000000090000000000000008"));
        assertEquals("operand 0 of $main on S0 i32 = 1", edited(operand(0, 0, 0), "1"));
        assertEquals(51, end());
    }

    @Test
    void checkpointsAndSnapshotsBeforeAnEditStayAsTheyWere() {
        var places =
                List.of(
                        local(0, 0, 0),
                        operand(0, 0, 0),
                        local(2, 0, 0),
                        global(0),
                        new TableSlot(0, 0, 1),
                        field("struct", 0, 0),
                        field("array", 1, 2),
                        new Bytes(0, 0, 4094, 4));
        var texts = List.of("77", "77", "77", "77", "$twice", "77", "77", "01 02 03 04");
        var checkpoint = machine.checkpoint();
        var before = machine.snapshot();
        var contents =
                places.stream()
                        .map(place -> machine.editing().content(place))
                        .collect(Collectors.toList());
        for (int i = 0; i < places.size(); i++) {
            put(places.get(i), texts.get(i));
            assertNotEquals(contents.get(i), machine.editing().content(places.get(i)));
        }
        assertNotEquals(before, machine.snapshot());
        machine.restore(checkpoint);
        assertEquals(before, machine.snapshot());
        assertEquals(30 + 45 + 2, end());
        // And from the same checkpoint again, with the edits.
        machine.restore(checkpoint);
        for (int i = 0; i < places.size(); i++) {
            assertEquals(contents.get(i), machine.editing().content(places.get(i)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    0  | -2147483648                         | global $i i32 = -2147483648
                    0  | 4294967295                          | global $i i32 = -1
                    0  | 0xffff_fffe                         | global $i i32 = -2
                    1  | 18446744073709551615                | global $l i64 = -1
                    1  | -0x10                               | global $l i64 = -16
                    2  | 1.5                                 | global $x f32 = 1.5
                    2  | 3                                   | global $x f32 = 3.0
                    2  | -inf                                | global $x f32 = -Infinity
                    2  | -Infinity                           | global $x f32 = -Infinity
                    2  | nan                                 | global $x f32 = nan:0x7fc00000
                    2  | nan:0x123                           | global $x f32 = nan:0x7f800123
                    2  | nan:0xffc00001                      | global $x f32 = nan:0xffc00001
                    3  | 0x1p-3                              | global $y f64 = 0.125
                    3  | 1.0E10                              | global $y f64 = 1.0E10
                    3  | NaN                                 | global $y f64 = nan:0x7ff8000000000000
                    3  | nan:0xfff8000000000001              | global $y f64 = nan:0xfff8000000000001
                    4  | i64x2 -1 3                          | global $v v128 = 0x0000000000000003ffffffffffffffff
                    4  | 0x00000000000000030000000000000004  | global $v v128 = 0x00000000000000030000000000000004
                    5  | host 5                              | global $e (ref null extern) = host 5
                    5  | null                                | global $e (ref null extern) = null
                    5  | struct 0                            | global $e (ref null extern) = struct 0
                    6  | i31 -5                              | global $any (ref null any) = i31 -5
                    6  | array 1                             | global $any (ref null any) = array 1
                    7  | x0                                  | global $exn (ref null exn) = x0 $found
                    7  | x0 $found                           | global $exn (ref null exn) = x0 $found
                    8  | null                                | global $node (ref null $node) = null
                    8  | struct 0                            | global $node (ref null $node) = struct 0
                    10 | k2                                  | global $k (ref null $k) = k2
                    11 | k0                                  | global $kg (ref null $kg) = k0
                    12 | $other                              | global $fun (ref $g) = $other
                    """)
    void globalsTakeWhatTheirTypesAllow(int index, String text, String shown) {
        assertEquals(shown, edited(global(index), text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    0  | 4294967296  | "4294967296" is no i32: type a whole number from -2147483648 to 4294967295, such as 42 or 0x2a.
                    0  | 1 2         | "1 2" is no i32: type a whole number from -2147483648 to 4294967295, such as 42 or 0x2a.
                    0  | ``          | "" is no i32: type a whole number from -2147483648 to 4294967295, such as 42 or 0x2a.
                    0  | (           | "(" is no i32: type a whole number from -2147483648 to 4294967295, such as 42 or 0x2a.
                    1  | 1.5         | "1.5" is no i64: type a whole number from -9223372036854775808 to 18446744073709551615, such as 42 or 0x2a.
                    2  | 1e40        | "1e40" is no f32: type a number, such as 1.5, -0x1p-3, inf or nan.
                    3  | one         | "one" is no f64: type a number, such as 1.5, -0x1p-3, inf or nan.
                    4  | i32x4 1 2   | "i32x4 1 2" is no v128: type a shape and its lanes, such as i32x4 1 2 3 4, or 32 hex digits.
                    5  | k2          | k2 does not fit: the type is (ref null extern).
                    5  | $main       | $main does not fit: the type is (ref null extern).
                    6  | x0          | x0 does not fit: the type is (ref null any).
                    6  | i31 9999999999 | An i31 goes from -1073741824 to 2147483647.
                    7  | x9          | There is no x9.
                    8  | array 1     | array 1 does not fit: the type is (ref null $node).
                    8  | struct 1    | There is no struct 1.
                    8  | nothing     | "nothing" names nothing: type null, $function, k14, struct 3, array 3, i31 5, x0 or host 7.
                    10 | k0          | k0 does not fit: the type is (ref null $k).
                    10 | k1          | k1 is consumed: nobody can use it again.
                    10 | k99         | There is no k99.
                    11 | k2          | k2 does not fit: the type is (ref null $kg).
                    12 | null        | Null does not fit: the type is (ref $g).
                    12 | $worker     | $worker does not fit: the type is (ref $g).
                    12 | $nobody     | There is no function $nobody.
                    13 | 8           | Global $never is immutable: the code was validated with a value that never changes.
                    99 | 8           | There is no global 99.
                    """)
    void whatDoesNotFitIsRefusedWithASentence(int index, String text, String sentence) {
        assertEquals(sentence, refused(global(index), text));
    }

    @Test
    void fieldsAndElementsAreEditedInTheirWidth() {
        assertEquals("field $value of struct 0 i32 = -7", edited(field("struct", 0, 0), "-7"));
        assertEquals(
                "field $next of struct 0 (ref null $node) = struct 0",
                edited(field("struct", 0, 1), "struct 0"));
        assertEquals("field $small of struct 0 i8 = 255", edited(field("struct", 0, 2), "-1"));
        assertEquals("field $half of struct 0 i16 = 65535", edited(field("struct", 0, 3), "65535"));
        assertEquals(
                "field $wide of struct 0 v128 = 0x00000000000000020000000000000001",
                edited(field("struct", 0, 5), "i64x2 1 2"));
        assertEquals("field $last of struct 0 i64 = 8", edited(field("struct", 0, 6), "8"));
        assertEquals("element 2 of array 1 i16 = 65534", edited(field("array", 1, 2), "-2"));
        assertEquals(
                "$value -7, $next struct 0, $small 255, $half 65535, $fixed 4, "
                        + "$wide 0x00000000000000020000000000000001, $last 8",
                machine
                        .snapshot()
                        .object(new WasmValue.Aggregate("struct", 0), 0, 10)
                        .orElseThrow()
                        .cells()
                        .stream()
                        .map(cell -> cell.name() + " " + cell.value())
                        .collect(Collectors.joining(", ")));
        assertEquals(
                "\"256\" is no i8: type a whole number from -128 to 255, such as 42 or 0x2a.",
                refused(field("struct", 0, 2), "256"));
        assertEquals(
                "\"-32769\" is no i16: type a whole number from -32768 to 65535, such as 42 or 0x2a.",
                refused(field("array", 1, 0), "-32769"));
        assertEquals(
                "Field $fixed of struct 0 is immutable: the code was validated with a value that "
                        + "never changes.",
                refused(field("struct", 0, 4), "1"));
        assertEquals(
                "Struct 0 has 7 fields: there is none at 7.", refused(field("struct", 0, 7), "1"));
        assertEquals(
                "Array 1 has 3 elements: there is none at 3.", refused(field("array", 1, 3), "1"));
        assertEquals("There is no struct 9.", refused(field("struct", 9, 0), "1"));
        assertEquals(
                "Only structs and arrays have fields: i31 3 is neither.",
                refused(new Field(new WasmValue.I31(3), 0), "1"));
    }

    @Test
    void tableSlotsAreEdited() {
        assertEquals(
                "table $t[3] (ref null func) = $main", edited(new TableSlot(0, 0, 3), "$main"));
        assertEquals("table $conts[1] (ref null $k) = k2", edited(new TableSlot(0, 1, 1), "k2"));
        assertEquals(
                "Table $t has 5 slots: there is none at 5.",
                refused(new TableSlot(0, 0, 5), "null"));
        assertEquals("There is no table 7.", refused(new TableSlot(0, 7, 0), "null"));
        assertEquals("There is no instance 3.", refused(new TableSlot(3, 0, 0), "null"));
    }

    private String bytes(Bytes place, String text) {
        put(place, text);
        var content = machine.editing().content(place).orElseThrow();
        return machine.editing().describe(place).orElseThrow()
                + " = "
                + IntStream.range(0, content.size())
                        .mapToObj(i -> Long.toHexString(content.at(i)))
                        .collect(Collectors.joining(" "));
    }

    @Test
    void bytesAreEditedAsPairsOrAsText() {
        assertEquals(
                "memory 0, bytes 4094 to 4097 = de ad be ef",
                bytes(new Bytes(0, 0, 4094, 4), "de ad be ef"));
        assertEquals(
                "memory 0, bytes 8 to 11 = de ad be ef", bytes(new Bytes(0, 0, 8, 4), "DEADbeef"));
        assertEquals(
                "memory $other, bytes 0 to 3 = 61 22 ff a",
                bytes(new Bytes(0, 1, 0, 4), "\"a\\\"\\ff\\n\""));
        assertEquals("memory 0, byte 65535 = 7", bytes(new Bytes(0, 0, 65_535, 1), "07"));
        assertEquals(-34, machine.snapshot().memory(0, 0, 4094, 1)[0]);
        assertEquals("Type 4 bytes, not 3.", refused(new Bytes(0, 0, 0, 4), "01 02 03"));
        assertEquals("Type 1 byte, not 0.", refused(new Bytes(0, 0, 0, 1), ""));
        assertEquals(
                "\"123\" is no byte: type pairs of hex digits, such as de ad, or a string in quotes.",
                refused(new Bytes(0, 0, 0, 2), "123"));
        assertEquals(
                "\"\"a\" is no string: type it in quotes, such as \"a\\00b\".",
                refused(new Bytes(0, 0, 0, 1), "\"a"));
        assertEquals(
                "Memory 0 has 65536 bytes: there are no 2 from 65535 on.",
                refused(new Bytes(0, 0, 65_535, 2), "01 02"));
        assertEquals(
                "Memory $other has 65536 bytes: there is none at 65536.",
                refused(new Bytes(0, 1, 65_536, 1), "01"));
        assertEquals("There is no memory 2.", refused(new Bytes(0, 2, 0, 1), "01"));
    }

    @Test
    void framesThatAreNotThereAreRefused() {
        assertEquals("There is no stack S7.", refused(local(7, 0, 0), "1"));
        assertEquals("There is no frame 1 on S2, which has 1.", refused(local(2, 1, 0), "1"));
        assertEquals("There is no local 3 in $worker.", refused(local(2, 0, 3), "1"));
        assertEquals("There is no operand 1 in $worker on S2.", refused(operand(2, 0, 1), "1"));
        end();
        assertEquals("S2 is over.", refused(local(2, 0, 0), "1"));
        assertEquals(Optional.empty(), machine.editing().describe(local(2, 0, 0)));
        assertEquals(Optional.empty(), machine.editing().cell(local(2, 0, 0)));
        assertEquals(Optional.empty(), machine.editing().content(local(2, 0, 0)));
    }

    @Test
    void globalsAreEditedWhileNothingRuns() {
        end();
        assertEquals("global $i i32 = 4", edited(global(0), "4"));
    }

    @Test
    void whatHasTrappedIsNotEdited() throws ModuleException {
        running = new Running("(module (func (export \"main\") (local i32) (unreachable)))");
        machine = running.machine;
        running.trap("main");
        assertEquals("S0 has trapped: it will not go on.", refused(local(0, 0, 0), "1"));
        assertEquals("local 0 of \"main\" on S0", machine.editing().describe(local(0, 0, 0)).get());
    }

    @Test
    void rawValuesAreCheckedToo() {
        assertThrows(RefusedEdit.class, () -> machine.edit(global(0), Values.of(1, 2)));
        assertThrows(RefusedEdit.class, () -> machine.edit(global(4), Values.of(1)));
        assertThrows(RefusedEdit.class, () -> machine.edit(global(8), Values.of(99)));
        assertThrows(
                RefusedEdit.class,
                () -> machine.edit(global(8), Values.of(Reference.of(Reference.STRUCT, 99))));
        assertThrows(RefusedEdit.class, () -> machine.edit(new Bytes(0, 0, 0, 2), Values.of(1)));
        machine.edit(global(0), Values.of(0xffff_ffffL));
        assertEquals(Values.of(-1), machine.editing().content(global(0)).orElseThrow());
        machine.edit(field("struct", 0, 2), Values.of(-1));
        assertEquals(Values.of(255), machine.editing().content(field("struct", 0, 2)).get());
    }

    @Test
    void anEditedContinuationIsResumed() {
        put(local(0, 0, 1), "null");
        var trap =
                assertInstanceOf(Outcome.Trapped.class, machine.run(RunLimit.to(Long.MAX_VALUE)));
        assertEquals("null continuation reference", trap.trap().reason());
    }

    @Test
    void severalInstancesAreToldApart() throws ModuleException {
        machine.instantiate(machine.module(0), List.of());
        assertEquals("global $i of instance 1 i32 = 3", edited(new GlobalCell(1, 0), "3"));
        assertEquals(
                "table $t[0] of instance 1 (ref null func) = $main",
                edited(new TableSlot(1, 0, 0), "$main"));
        assertEquals(
                new WasmValue.Function(1, "$main"),
                machine.editing().cell(new TableSlot(1, 0, 0)).get().value());
    }
}
