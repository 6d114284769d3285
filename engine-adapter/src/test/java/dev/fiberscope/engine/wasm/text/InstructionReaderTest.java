package dev.fiberscope.engine.wasm.text;

import static dev.fiberscope.engine.wasm.text.Reading.body;
import static dev.fiberscope.engine.wasm.text.Reading.malformed;
import static dev.fiberscope.engine.wasm.text.Reading.meaning;
import static dev.fiberscope.engine.wasm.text.Reading.module;
import static dev.fiberscope.engine.wasm.text.Reading.refusal;
import static dev.fiberscope.engine.wasm.text.Reading.spans;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.wasm.BlockType;
import dev.fiberscope.engine.wasm.CatchClause;
import dev.fiberscope.engine.wasm.HandlerClause;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionReaderTest {
    @Test
    void foldedAndPlainFormsMeanTheSame() {
        var folded =
                body(
                        """
                        (func (param $n i32) (result i32)
                          (block $done (result i32)
                            (loop $again
                              (if (i32.eqz (local.get $n))
                                (then (br $done (i32.const 7)))
                                (else (local.set $n (i32.sub (local.get $n) (i32.const 1)))))
                              (br $again))
                            (unreachable)))
                        """);
        var plain =
                body(
                        """
                        (func (param $n i32) (result i32)
                          block $done (result i32)
                            loop $again
                              local.get $n i32.eqz
                              if i32.const 7 br $done
                              else local.get $n i32.const 1 i32.sub local.set $n
                              end
                              br $again
                            end $again
                            unreachable
                          end)
                        """);
        assertEquals(meaning(plain), meaning(folded));
    }

    @Test
    void anInstructionsPlaceIsItsKeywordAndImmediates() {
        assertEquals(
                List.of(
                        "local.get 0",
                        "i32.const  -1",
                        "i32.add",
                        "if $l (result i32)",
                        "i32.load offset=4 (;x;) align=2",
                        "else",
                        "i32.const 2",
                        ")",
                        "block $b",
                        "br $b",
                        "end $b",
                        ")"),
                spans(
                        "(func (param i32) (result i32) (if $l (result i32) (i32.add (local.get 0) (i32.const  -1)) "
                                + "(then i32.load offset=4 (;x;) align=2) (else (i32.const 2)) ) block $b br $b end $b)"));
    }

    @Test
    void aTryTablesClausesBelongToItsPlaceAndCountLabelsFromOutside() {
        String text =
                "(tag $e) (func block $out try_table $in (catch $e $out) (catch_all_ref 1) nop end end)";
        assertEquals("try_table $in (catch $e $out) (catch_all_ref 1)", spans(text).get(1));
        assertEquals(
                new Immediate.Try(
                        new BlockType.Empty(),
                        List.of(new CatchClause.Catch(0, 0), new CatchClause.CatchAllRef(1))),
                body(text).get(1).immediate());
        malformed(
                "unknown label $in", "1:42", "(tag $e) (func try_table $in (catch $e   $in) end)");
    }

    @Test
    void deepNestingOfFoldedInstructionsIsRead() {
        int depth = 100_000;
        var text =
                "(func (result i32) "
                        + "(i32.eqz ".repeat(depth)
                        + "(i32.const 1)"
                        + ")".repeat(depth)
                        + ")";
        var body = body(text);
        assertEquals(depth + 2, body.size());
        assertEquals(Opcode.I32_CONST, body.getFirst().opcode());
    }

    @Test
    void deepNestingOfBlocksIsRead() {
        int depth = 100_000;
        assertEquals(
                2 * depth + 1,
                body("(func " + "(block ".repeat(depth) + ")".repeat(depth) + ")").size());
        assertEquals(
                2 * depth + 1,
                body("(func " + "loop ".repeat(depth) + "end ".repeat(depth) + ")").size());
    }

    @Test
    void labelsCountOutwardAndTheNearestOfANameWins() {
        var branch = body("(func (block $a (block $b (block $a (br_table $a $b 3 $a)))))").get(3);
        assertEquals(new Immediate.BranchTable(List.of(0, 1, 3), 0), branch.immediate());
    }

    @Test
    void blocksAreNamedByTheOrderOfTheirBeginnings() {
        var names =
                module(
                                "(func) (func $f (if $c (block $a (result i32) (i32.const 1)) (then (loop $d))) (block $e))")
                        .names();
        assertEquals(Map.of(1, Map.of(0, "a", 1, "c", 2, "d", 3, "e")), names.labels());
    }

    @Test
    void aRepeatedLabelMustMatch() {
        body("(func i32.const 0 if $x else $x end $x block end)");
        malformed("mismatching label $y", "1:20", "(func block $x end $y)");
        malformed("mismatching label $a", "1:17", "(func block end $a)");
    }

    @Test
    void theWayOfWritingPicksTheOpcode() {
        var body =
                body(
                        """
                        (func select (result i32) select (result) select
                          ref.test (ref any) ref.test anyref ref.cast (ref 0) ref.cast (ref null eq))
                        """);
        assertEquals(
                List.of(
                        Opcode.SELECT_T,
                        Opcode.SELECT_T,
                        Opcode.SELECT,
                        Opcode.REF_TEST,
                        Opcode.REF_TEST_NULL,
                        Opcode.REF_CAST,
                        Opcode.REF_CAST_NULL,
                        Opcode.END),
                body.stream().map(Instruction::opcode).toList());
        assertEquals(new Immediate.Types(List.of(NumberType.I32)), body.getFirst().immediate());
        assertEquals(
                new Immediate.Reference(new ReferenceType(false, new HeapType.Concrete(0))),
                body.get(5).immediate());
    }

    @Test
    void alignmentIsNaturalUnlessWritten() {
        assertEquals(
                List.of(
                        new Immediate.MemoryAccess(0, 2, 0),
                        new Immediate.MemoryAccess(1, 0, 8),
                        new Immediate.MemoryAccess(0, 3, -1),
                        new Immediate.MemoryAccess(0, 4, 0),
                        new Immediate.MemoryLane(new Immediate.MemoryAccess(0, 1, 0), 3),
                        new Immediate.MemoryLane(new Immediate.MemoryAccess(1, 1, 0), 3)),
                body(
                                """
                                (func i32.load i64.load8_u $m offset=8 f64.store offset=0xffff_ffff_ffff_ffff v128.load
                                  v128.load16_lane 3 v128.load16_lane 1 3)
                                (memory 1) (memory $m 1)
                                """)
                        .stream()
                        .limit(6)
                        .map(Instruction::immediate)
                        .toList());
    }

    @Test
    void tablesAndMemoriesThatAreNotNamedAreTheFirst() {
        var module =
                """
                (func table.get 0 table.get table.init $e table.init $t $e table.copy table.copy $t 0 memory.init $d
                  memory.init 1 $d memory.copy 1 0 memory.fill call_indirect (type 0) call_indirect $t (param i32))
                (table 1 funcref) (table $t 1 funcref) (memory 1) (memory 1) (elem func) (elem $e func) (data) (data $d)
                """;
        assertEquals(
                List.of(
                        new Immediate.Index(0),
                        new Immediate.Index(0),
                        new Immediate.Indices(1, 0),
                        new Immediate.Indices(1, 1),
                        new Immediate.Indices(0, 0),
                        new Immediate.Indices(1, 0),
                        new Immediate.Indices(1, 0),
                        new Immediate.Indices(1, 1),
                        new Immediate.Indices(1, 0),
                        new Immediate.Index(0),
                        new Immediate.Indices(0, 0),
                        new Immediate.Indices(1, 1)),
                body(module).stream().limit(12).map(Instruction::immediate).toList());
        assertEquals(2, module(module).dataCount().orElseThrow());
    }

    @Test
    void everyFormOfStackSwitchingIsRead() {
        String text =
                """
                (type $f (func)) (type $k (cont $f)) (type $k2 (cont $f)) (tag $t) (tag $u (param i32))
                (func block $l
                  cont.new $k  cont.bind $k $k2  suspend $t
                  resume $k  resume $k (on $t $l) (on $u switch) (on 0 0)
                  resume_throw $k $u (on $t switch)  resume_throw_ref $k (on $u $l)
                  switch $k $t  (resume $k2 (on $t 1) (ref.null $k2))
                end)
                """;
        var on =
                List.<HandlerClause>of(
                        new HandlerClause.OnLabel(0, 0),
                        new HandlerClause.OnSwitch(1),
                        new HandlerClause.OnLabel(0, 0));
        assertEquals(
                List.of(
                        Map.entry(Opcode.CONT_NEW, new Immediate.Index(1)),
                        Map.entry(Opcode.CONT_BIND, new Immediate.Indices(1, 2)),
                        Map.entry(Opcode.SUSPEND, new Immediate.Index(0)),
                        Map.entry(Opcode.RESUME, new Immediate.Resume(1, List.of())),
                        Map.entry(Opcode.RESUME, new Immediate.Resume(1, on)),
                        Map.entry(
                                Opcode.RESUME_THROW,
                                new Immediate.ResumeThrow(
                                        1, 1, List.of(new HandlerClause.OnSwitch(0)))),
                        Map.entry(
                                Opcode.RESUME_THROW_REF,
                                new Immediate.Resume(1, List.of(new HandlerClause.OnLabel(1, 0)))),
                        Map.entry(Opcode.SWITCH, new Immediate.Indices(1, 0)),
                        Map.entry(Opcode.REF_NULL, new Immediate.Heap(new HeapType.Concrete(2))),
                        Map.entry(
                                Opcode.RESUME,
                                new Immediate.Resume(2, List.of(new HandlerClause.OnLabel(0, 1))))),
                meaning(body(text)).subList(1, 11));
        assertEquals("resume $k (on $t $l) (on $u switch) (on 0 0)", spans(text).get(5));
        assertEquals("resume $k2 (on $t 1)", spans(text).get(10));
    }

    @Test
    void blockTypesAreShortWhereTheyCanBe() {
        assertEquals(
                List.of(
                        new Immediate.Block(new BlockType.Empty()),
                        new Immediate.Block(new BlockType.Result(VectorType.V128)),
                        new Immediate.Block(new BlockType.Typed(1)),
                        new Immediate.Block(new BlockType.Typed(0))),
                body(
                                "(func block loop (result v128) (block (param i32)) (block (type 0)) unreachable end end)")
                        .stream()
                        .filter(each -> each.immediate() instanceof Immediate.Block)
                        .map(Instruction::immediate)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "try",
                "rethrow 0",
                "delegate 0",
                "i32.atomic.load",
                "memory.atomic.notify",
                "atomic.fence"
            })
    void instructionsOfOtherProposalsAreRefusedByName(String instruction) {
        var refusal = refusal("(func\n  " + instruction + ")");
        assertEquals(ModuleException.Phase.UNSUPPORTED, refusal.phase());
        assertTrue(
                refusal.sentence().startsWith(instruction.replaceFirst(" .*", "")),
                refusal.sentence());
        assertEquals(8, refusal.place().start());
    }

    @Test
    void whatIsNoInstructionIsRefusedWhereItStands() {
        malformed("unknown operator i32.foo", "2:3", "(func\n  i32.foo)");
        malformed("unknown operator 0drop", "1:10", "(func br 0drop)");
        malformed("unexpected token 5", "1:7", "(func 5)");
        malformed("unexpected token (", "1:8", "(func ((nop)))");
        malformed("unexpected token: nothing closes this parenthesis", "1:1", "(func (nop)");
    }

    @Test
    void structureThatDoesNotCloseIsRefused() {
        malformed(
                "unexpected token ), expected the end of the block at 1:7", "1:12", "(func block)");
        malformed("unexpected token end", "1:7", "(func end)");
        malformed("unexpected token else", "1:13", "(func block else end)");
        malformed("unexpected token else", "1:28", "(func i32.const 0 if  else else end)");
        malformed("unexpected token ), expected (then ...)", "1:25", "(func (if (i32.const 0) ))");
        malformed("unexpected token nop", "1:17", "(func (i32.eqz  nop))");
    }
}
