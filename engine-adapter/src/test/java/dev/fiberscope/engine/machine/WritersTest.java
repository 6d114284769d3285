package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may write a place, and whether the next instruction does. */
class WritersTest {
    /**
     * The moments before the first {@code nop} whose next instruction is one of the writers that
     * are known there, and does write. Whatever else changes a value was told as well.
     */
    private static String writes(String text, Storage storage) throws ModuleException {
        var present = new Running(text);
        present.enter("main");
        while (!next(present).equals("nop")) {
            present.machine.run(RunLimit.to(present.machine.step() + 1));
        }
        var writers = present.machine.writersOf(storage);
        var running = new Running(text);
        var machine = running.machine;
        running.enter("main");
        var moments = new ArrayList<String>();
        while (machine.step() < present.machine.step()) {
            boolean told = machine.writesNext(storage);
            String moment = machine.step() + " " + next(running);
            if (told && writers.contains(machine.next().orElseThrow())) {
                moments.add(moment);
            }
            var before = machine.editing().content(storage);
            machine.run(RunLimit.to(machine.step() + 1));
            var after = machine.editing().content(storage);
            boolean changed = before.isPresent() && after.isPresent() && !before.equals(after);
            assertTrue(told || !changed, () -> moment + " changed it");
        }
        return String.join(", ", moments);
    }

    private static String next(Running running) {
        return MemoryWatchTest.opcode(running, running.machine.next().orElseThrow());
    }

    private static Storage local(int stack, int depth, int index) {
        return new Storage.Local(new StackId(stack), depth, index);
    }

    private static Storage operand(int stack, int depth, int index) {
        return new Storage.Operand(new StackId(stack), depth, index);
    }

    @Test
    void globalsAreWrittenByGlobalSet() throws ModuleException {
        String text =
                """
                (module (global $a (mut i32) (i32.const 1)) (global $b (mut i32) (i32.const 1))
                  (global $v (mut v128) (v128.const i64x2 0 0))
                  (func (export "main")
                    (global.set $a (i32.const 1))
                    (global.set $b (i32.const 1))
                    (global.set $v (v128.const i64x2 1 0))
                    (global.set $a (i32.const 2))
                    (nop) (return)
                    (global.set $a (i32.const 3))))
                """;
        assertEquals("1 global.set, 7 global.set", writes(text, new Storage.GlobalCell(0, 0)));
        assertEquals("3 global.set", writes(text, new Storage.GlobalCell(0, 1)));
        assertEquals("5 global.set", writes(text, new Storage.GlobalCell(0, 2)));
        assertEquals(2, new Running(text).machine.writersOf(new Storage.GlobalCell(0, 0)).size());
    }

    @Test
    void aGlobalIsWrittenThroughEveryInstanceThatImportsIt() throws ModuleException {
        var running =
                new Running(
                        """
                        (module (global (export "g") (mut i32) (i32.const 1))
                          (func (export "main") (global.set 0 (i32.const 1))))
                        """);
        var machine = running.machine;
        var importing =
                TextReader.read(
                        new Source.Text(
                                "second.wat",
                                """
                                (module (import "m" "g" (global $g (mut i32)))
                                  (global $other (mut i32) (i32.const 1))
                                  (func (export "main") (global.set $other (i32.const 2))
                                    (global.set $g (i32.const 2))))
                                """));
        machine.instantiate(
                Validator.validate(importing), List.of(machine.export(0, "g").orElseThrow()));
        assertEquals(
                Set.of(new CodePoint(0, 0, 1), new CodePoint(1, 0, 3)),
                machine.writersOf(new Storage.GlobalCell(0, 0)));
        machine.enter(machine.export(1, "main").orElseThrow().address(), Values.NONE);
        machine.run(RunLimit.to(1));
        assertFalse(machine.writesNext(new Storage.GlobalCell(0, 0)));
        machine.run(RunLimit.to(3));
        assertTrue(machine.writesNext(new Storage.GlobalCell(0, 0)));
        assertTrue(machine.writesNext(new Storage.GlobalCell(1, 0)));
    }

    private static final String FRAMES =
            """
            (module (type $f (func (param i32) (result i32))) (table $t 1 funcref)
              (elem (i32.const 0) $leaf) (elem declare func $leaf $tail)
              (func $leaf (param $n i32) (result i32) (local $v v128) (local $last i32)
                (local.set $last (i32.const 4))
                (local.set $v (v128.const i64x2 1 1))
                (drop (local.tee $v (v128.const i64x2 1 2)))
                (drop (local.tee $last (i32.const 4)))
                (if (i32.eq (local.get $n) (i32.const 9)) (then (nop)))
                (local.get $n))
              (func $tail (param $n i32) (result i32)
                (local.set $n (i32.const 3))
                (return_call $leaf (i32.const 9)))
              (func $tailRef (param $n i32) (result i32)
                (return_call_ref $f (i32.const 9) (ref.func $leaf)))
              (func $tailIndirect (param $n i32) (result i32)
                (return_call_indirect (type $f) (i32.const 9) (i32.const 0)))
              (func (export "main") (result i32)
                (drop (call $leaf (i32.const 1)))
                %s))
            """;

    @Test
    void aLocalIsWrittenBySetTeeAndTheBeginningOfItsFrame() throws ModuleException {
        String text = FRAMES.formatted("(call $leaf (i32.const 9))");
        // The first call is another instruction; but it is a call of another frame, too.
        assertEquals("20 call", writes(text, local(0, 1, 0)));
        assertEquals(
                "5 local.set, 7 local.tee, 20 call, 24 local.set, 26 local.tee",
                writes(text, local(0, 1, 1)));
        assertEquals(
                "3 local.set, 10 local.tee, 20 call, 22 local.set, 29 local.tee",
                writes(text, local(0, 1, 2)));
    }

    @Test
    void callsThroughReferencesAndTablesBeginAFrame() throws ModuleException {
        assertEquals(
                "21 call_ref",
                writes(
                        FRAMES.formatted("(call_ref $f (i32.const 9) (ref.func $leaf))"),
                        local(0, 1, 0)));
        assertEquals(
                "21 call_indirect",
                writes(
                        FRAMES.formatted("(call_indirect (type $f) (i32.const 9) (i32.const 0))"),
                        local(0, 1, 0)));
    }

    @Test
    void aTailCallBeginsAFrameAnew() throws ModuleException {
        assertEquals(
                "20 call, 24 return_call",
                writes(FRAMES.formatted("(call $tail (i32.const 2))"), local(0, 1, 0)));
        assertEquals(
                "20 call, 23 return_call_ref",
                writes(FRAMES.formatted("(call $tailRef (i32.const 2))"), local(0, 1, 0)));
        assertEquals(
                "20 call, 23 return_call_indirect",
                writes(FRAMES.formatted("(call $tailIndirect (i32.const 2))"), local(0, 1, 0)));
    }

    @Test
    void theFirstFrameOfAStackBeginsWithItsResumption() throws ModuleException {
        String text =
                """
                (module (type $f (func (param i32))) (type $k (cont $f))
                  (type $g (func)) (type $kg (cont $g)) (tag $yield) (elem declare func $worker)
                  (func $worker (param $n i32) (suspend $yield) (nop))
                  (func (export "main") (local $c (ref null $kg))
                    (block $h (result (ref $kg))
                      (resume $k (on $yield $h) (i32.const 5) (cont.new $k (ref.func $worker)))
                      (return))
                    (local.set $c)
                    (resume $kg (local.get $c))))
                """;
        assertEquals("3 resume", writes(text, local(1, 0, 0)));
        String exchange =
                """
                (module (rec (type $f (func (param (ref null $k)))) (type $k (cont $f)))
                  (type $g (func)) (type $kg (cont $g)) (tag $swap)
                  (elem declare func $one $two)
                  (func $two (type $f) (local $n i32) (nop))
                  (func $one (switch $k $swap (cont.new $k (ref.func $two))) (drop))
                  (func (export "main")
                    (resume $kg (on $swap switch) (cont.new $kg (ref.func $one)))))
                """;
        assertEquals("5 switch", writes(exchange, local(2, 0, 1)));
    }

    @Test
    void recursionIsToldApartByDepth() throws ModuleException {
        String text =
                """
                (module
                  (func $down (param $n i32) (local $m i32)
                    (local.set $m (i32.const 1))
                    (if (i32.eqz (local.get $n)) (then (nop) (return)))
                    (call $down (i32.sub (local.get $n) (i32.const 1)))
                    (local.set $m (i32.const 2)))
                  (func (export "main") (call $down (i32.const 2))))
                """;
        assertEquals("1 call, 3 local.set", writes(text, local(0, 1, 1)));
        assertEquals("10 call, 12 local.set", writes(text, local(0, 2, 1)));
        assertEquals("19 call, 21 local.set", writes(text, local(0, 3, 1)));
    }

    private static final String TABLES =
            """
            (module (table $t 4 10 funcref) (table $u 8 funcref) (table $wide i64 3 funcref)
              (elem $e func $main $main $main)
              (func $main (export "main")
                (table.set $t (i32.const 2) (ref.null func))
                (table.set $u (i32.const 2) (ref.null func))
                (table.set $t (i32.const 1) (ref.func $main))
                (table.fill $t (i32.const 0) (ref.null func) (i32.const 2))
                (table.fill $t (i32.const 0) (ref.null func) (i32.const 3))
                (table.fill $t (i32.const 2) (ref.null func) (i32.const 0))
                (table.copy $t $u (i32.const 2) (i32.const 7) (i32.const 1))
                (table.copy $u $t (i32.const 2) (i32.const 2) (i32.const 1))
                (table.copy $t $t (i32.const 3) (i32.const 2) (i32.const 1))
                (table.init $t $e (i32.const 1) (i32.const 0) (i32.const 2))
                (table.init $t $e (i32.const 1) (i32.const 0) (i32.const 1))
                (drop (table.grow $t (ref.func $main) (i32.const 7)))
                (drop (table.grow $t (ref.func $main) (i32.const 3)))
                (table.set $wide (i64.const 2) (ref.func $main))
                (table.fill $wide (i64.const 1) (ref.null func) (i64.const 2))
                (nop)))
            """;

    @Test
    void tableSlotsAreWrittenInTheRangeOfTheInstruction() throws ModuleException {
        assertEquals(
                "2 table.set, 16 table.fill, 24 table.copy, 36 table.init",
                writes(TABLES, new Storage.TableSlot(0, 0, 2)));
        assertEquals("47 table.grow", writes(TABLES, new Storage.TableSlot(0, 0, 5)));
        assertEquals("5 table.set, 28 table.copy", writes(TABLES, new Storage.TableSlot(0, 1, 2)));
        assertEquals("51 table.set, 55 table.fill", writes(TABLES, new Storage.TableSlot(0, 2, 2)));
    }

    private static final String OBJECTS =
            """
            (module
              (type $base (sub (struct (field (mut i32)))))
              (type $node (sub $base (struct (field (mut i32)) (field (mut v128)) (field (mut i8)))))
              (type $other (struct (field (mut i64))))
              (type $numbers (array (mut i8)))
              (type $vectors (array (mut v128)))
              (type $functions (array (mut funcref)))
              (data $d "abcdefgh") (elem $e func $main $main)
              (func $main (export "main")
                (local $n (ref null $node)) (local $m (ref null $node)) (local $a (ref null $numbers))
                (local $f (ref null $functions)) (local $v (ref null $vectors))
                (local.set $n (struct.new $node (i32.const 1) (v128.const i64x2 1 1) (i32.const 1)))
                (local.set $m (struct.new_default $node))
                (struct.set $node 0 (local.get $n) (i32.const 1))
                (struct.set $node 0 (local.get $m) (i32.const 1))
                (struct.set $base 0 (local.get $n) (i32.const 2))
                (struct.set $node 1 (local.get $n) (v128.const i64x2 1 1))
                (struct.set $node 2 (local.get $n) (i32.const 257))
                (struct.set $other 0 (struct.new $other (i64.const 1)) (i64.const 2))
                (local.set $a (array.new $numbers (i32.const 1) (i32.const 9)))
                (array.set $numbers (local.get $a) (i32.const 3) (i32.const 1))
                (array.set $numbers (local.get $a) (i32.const 4) (i32.const 1))
                (array.fill $numbers (local.get $a) (i32.const 0) (i32.const 1) (i32.const 4))
                (array.fill $numbers (local.get $a) (i32.const 0) (i32.const 1) (i32.const 3))
                (array.copy $numbers $numbers (local.get $a) (i32.const 3) (local.get $a)
                  (i32.const 0) (i32.const 1))
                (array.copy $numbers $numbers (local.get $a) (i32.const 4) (local.get $a)
                  (i32.const 0) (i32.const 2))
                (array.init_data $numbers $d (local.get $a) (i32.const 2) (i32.const 0) (i32.const 2))
                (array.init_data $numbers $d (local.get $a) (i32.const 2) (i32.const 0) (i32.const 1))
                (local.set $f (array.new_default $functions (i32.const 2)))
                (array.init_elem $functions $e (local.get $f) (i32.const 0) (i32.const 0)
                  (i32.const 2))
                (local.set $v (array.new_fixed $vectors 2 (v128.const i64x2 1 1)
                  (v128.const i64x2 1 1)))
                (array.set $vectors (local.get $v) (i32.const 1) (v128.const i64x2 1 2))
                (array.fill $vectors (local.get $v) (i32.const 0) (v128.const i64x2 1 2)
                  (i32.const 2))
                (drop (array.new_data $numbers $d (i32.const 0) (i32.const 2)))
                (drop (array.new_elem $functions $e (i32.const 0) (i32.const 2)))
                (nop)))
            """;

    private static Storage field(String kind, int ordinal, int index) {
        return new Storage.Field(new WasmValue.Aggregate(kind, ordinal), index);
    }

    /** Without the steps. */
    private static String instructions(String text, Storage storage) throws ModuleException {
        return writes(text, storage).replaceAll("\\d+ ", "");
    }

    @Test
    void fieldsAreWrittenInTheirObjectAndByItsMaking() throws ModuleException {
        assertEquals(
                "struct.new, struct.set, struct.set", instructions(OBJECTS, field("struct", 0, 0)));
        assertEquals("struct.new, struct.set", instructions(OBJECTS, field("struct", 0, 1)));
        assertEquals("struct.new, struct.set", instructions(OBJECTS, field("struct", 0, 2)));
        assertEquals(
                "struct.new_default, struct.set", instructions(OBJECTS, field("struct", 1, 0)));
        assertEquals("struct.new, struct.set", instructions(OBJECTS, field("struct", 2, 0)));
    }

    @Test
    void elementsAreWrittenInTheRangeOfTheInstruction() throws ModuleException {
        assertEquals(
                "array.new, array.set, array.fill, array.copy, array.init_data",
                instructions(OBJECTS, field("array", 3, 3)));
        assertEquals(
                "array.new_default, array.init_elem", instructions(OBJECTS, field("array", 4, 1)));
        assertEquals(
                "array.new_fixed, array.set, array.fill",
                instructions(OBJECTS, field("array", 5, 1)));
        assertEquals("array.new_fixed, array.fill", instructions(OBJECTS, field("array", 5, 0)));
        assertEquals("array.new_data", instructions(OBJECTS, field("array", 6, 0)));
        assertEquals("array.new_elem", instructions(OBJECTS, field("array", 7, 0)));
    }

    @Test
    void operandsAreWrittenByWhatPushesThem() throws ModuleException {
        String text =
                """
                (module
                  (func $pair (result i32 i32) (i32.const 1) (i32.const 2))
                  (func (export "main") (local $a i32)
                    (i32.const 1)
                    (i32.add (i32.const 2))
                    (call $pair)
                    (local.tee $a)
                    (global.set $g)
                    (nop)
                    (drop) (drop))
                  (global $g (mut i32) (i32.const 0)))
                """;
        assertEquals("0 i32.const, 2 i32.add", writes(text, operand(0, 0, 0)));
        assertEquals("1 i32.const, 3 call", writes(text, operand(0, 0, 1)));
    }

    @Test
    void operandsOfASuspendedFrameAreWrittenByWhatPushedThem() throws ModuleException {
        String text =
                """
                (module (type $f (func)) (type $k (cont $f)) (tag $yield (result i64))
                  (type $g (func (param i64))) (type $kg (cont $g)) (elem declare func $worker)
                  (func $worker (i32.const 7) (suspend $yield) (nop) (drop) (drop))
                  (func (export "main")
                    (block $h (result (ref $kg))
                      (resume $k (on $yield $h) (cont.new $k (ref.func $worker)))
                      (return))
                    (drop)
                    (i32.const 3)
                    (nop) (drop)))
                """;
        assertEquals("3 i32.const", writes(text, operand(1, 0, 0)));
        assertEquals("0 ref.func, 1 cont.new, 6 i32.const", writes(text, operand(0, 0, 0)));
    }

    @Test
    void aBranchThatMovesAnOperandWritesIt() throws ModuleException {
        for (String branch :
                List.of(
                        "(br $out (i32.const 5))",
                        "(br_if $out (i32.const 5) (i32.const 1)) (unreachable)",
                        "(br_table $out $out (i32.const 5) (i32.const 7))",
                        "(br_on_null $out (i32.const 5) (ref.null func)) (unreachable)")) {
            String text =
                    """
                    (module (func (export "main")
                      (i32.const 1)
                      (block $out (result i32) (i32.const 2) %s)
                      (nop) (drop) (drop)))
                    """
                            .formatted(branch);
            var mnemonic = branch.substring(1, branch.indexOf(' '));
            assertEquals("i32.const", instructions(text, operand(0, 0, 0)));
            assertEquals("i32.const, " + mnemonic, instructions(text, operand(0, 0, 1)), branch);
        }
        String still =
                """
                (module (func (export "main")
                  (block $out (result i32) (br_if $out (i32.const 5) (i32.const 0)) (drop)
                    (br $out (i32.const 6)))
                  (nop) (drop)))
                """;
        assertEquals("i32.const, i32.const", instructions(still, operand(0, 0, 0)));
    }

    @Test
    void anInstructionThatWillTrapWritesNothing() throws ModuleException {
        for (String body :
                List.of(
                        "(table.fill $t (i32.const 0) (ref.null func) (i32.const 5))",
                        "(table.copy $t $t (i32.const 0) (i32.const 2) (i32.const 3))",
                        "(table.init $t $e (i32.const 0) (i32.const 1) (i32.const 1))",
                        "(table.set $t (i32.const 4) (ref.null func))")) {
            var running =
                    new Running(
                            """
                            (module (table $t 4 funcref) (elem $e func $main)
                              (func $main (export "main") %s))
                            """
                                    .formatted(body));
            var machine = running.machine;
            running.enter("main");
            do {
                for (int slot = 0; slot < 4; slot++) {
                    assertFalse(machine.writesNext(new Storage.TableSlot(0, 0, slot)), body);
                }
            } while (machine.run(RunLimit.to(machine.step() + 1)) instanceof Outcome.StepReached);
        }
    }

    @Test
    void nothingWritesWhatIsNotThere() throws ModuleException {
        var running = new Running("(module (func (export \"main\") (local i32)))");
        var machine = running.machine;
        for (var storage :
                List.of(
                        local(0, 0, 0),
                        operand(0, 0, 0),
                        new Storage.GlobalCell(0, 0),
                        new Storage.GlobalCell(4, 0),
                        new Storage.TableSlot(0, 0, 0),
                        new Storage.Bytes(0, 0, 0, 1),
                        field("struct", 0, 0),
                        new Storage.Field(new WasmValue.I31(1), 0))) {
            assertEquals(Set.of(), machine.writersOf(storage));
            assertFalse(machine.writesNext(storage));
        }
        running.enter("main");
        for (var storage :
                List.of(
                        operand(0, 0, 0),
                        new Storage.GlobalCell(0, 0),
                        new Storage.TableSlot(0, 0, 0),
                        new Storage.Bytes(0, 0, 0, 1),
                        field("struct", 0, 0))) {
            assertFalse(machine.writesNext(storage));
        }
        assertEquals(
                List.of(), machine.writersOf(local(0, 0, 0)).stream().collect(Collectors.toList()));
        assertEquals(Optional.empty(), machine.editing().describe(new Storage.GlobalCell(0, 0)));
    }
}
