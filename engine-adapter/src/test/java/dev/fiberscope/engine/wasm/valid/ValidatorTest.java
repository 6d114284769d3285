package dev.fiberscope.engine.wasm.valid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.wasm.BlockType;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.SubType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.text.TextReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ValidatorTest {
    @Test
    void operandTypesBeforeEachInstructionReachAcrossBlocks() throws ModuleException {
        assertEquals(
                List.of(
                        "i32.const []",
                        "block [i32]",
                        "i64.const [i32]",
                        "i32.const [i32 i64]",
                        "br_if [i32 i64 i32]",
                        "end [i32 i64]",
                        "drop [i32 i64]",
                        "end [i32]"),
                shown(
                        "(func (result i32) i32.const 1 (block (result i64) i64.const 2 i32.const 3 br_if 0) drop)"));
    }

    @Test
    void codeBehindABranchIsUnreachedAndTheEndThatTheBranchLeavesIsReached()
            throws ModuleException {
        assertEquals(
                List.of(
                        "block []",
                        "i32.const []",
                        "br [i32]",
                        "drop -",
                        "i32.const -",
                        "end [i32]",
                        "end [i32]"),
                shown(
                        "(func (result i32) (block (result i32) i32.const 1 br 0 drop i32.const 2))"));
    }

    @Test
    void endOfALoopThatIsOnlyRepeatedIsUnreached() throws ModuleException {
        assertEquals(List.of("loop []", "br []", "end -", "end -"), shown("(func (loop br 0))"));
    }

    @Test
    void branchFromDeadCodeReachesNothing() throws ModuleException {
        assertEquals(
                List.of("block []", "unreachable []", "br -", "end -", "nop -", "end -"),
                shown("(func (block unreachable br 0) nop)"));
    }

    @Test
    void handlerAndCatchLabelsAreReached() throws ModuleException {
        assertEquals(
                List.of(
                        "block []",
                        "try_table []",
                        "unreachable []",
                        "end -",
                        "unreachable -",
                        "end [i32]",
                        "end [i32]"),
                shown(
                        "(tag $t (param i32)) (func (result i32)"
                                + " (block (result i32) (try_table (catch $t 0) unreachable) unreachable))"));
        assertEquals(
                List.of(
                        "block []",
                        "local.get []",
                        "resume [(ref 1)]",
                        "unreachable []",
                        "end [(ref 1)]",
                        "drop [(ref 1)]",
                        "end []"),
                shown(
                        "(type (func)) (type (cont 0)) (tag $t) (func (param (ref 1))"
                                + " (block (result (ref 1)) local.get 0 resume 1 (on $t 0) unreachable) drop)"));
    }

    @Test
    void elseOfAReachedIfIsReachedWithTheResultsOnTop() throws ModuleException {
        assertEquals(
                List.of(
                        "local.get []",
                        "if [i32]",
                        "return []",
                        "else []",
                        "nop []",
                        "end []",
                        "end []"),
                shown("(func (param i32) local.get 0 if return else nop end)"));
    }

    @Test
    void maximumHeightIsThatOfReachedCode() throws ModuleException {
        var valid =
                validate(
                        "(func i32.const 1 i32.const 2 drop drop unreachable i32.const 1 i32.const 1 i32.const 1 unreachable)");
        assertEquals(2, valid.functions().getFirst().maximumHeight());
    }

    @Test
    void arityCountsWhatWaitingInstructionsTook() throws ModuleException {
        var valid =
                validate(
                        """
                        (type $f (func (param i32 i64))) (type $k (cont $f))
                        (type $e (func)) (type $done (cont $e)) (tag $t (param f32))
                        (func (param (ref $k)) (param exnref)
                          f32.const 0  i32.const 1 i64.const 2 local.get 0 resume $k
                          suspend $t
                          i32.const 1 i64.const 2 call 1
                          i32.const 1 i64.const 2 local.get 0 cont.bind $k $done  drop
                          local.get 1 local.get 0 resume_throw_ref $k)
                        (func (type $f))\
                        """);
        var arity = new Arity(valid.module());
        var taken =
                valid.module().functions().getFirst().body().instructions().stream()
                        .filter(each ->
                                each.opcode().switchesStacks() || each.opcode() == Opcode.CALL)
                        .map(each -> each.opcode().mnemonic() + " " + arity.taken(each))
                        .toList();
        assertEquals(
                List.of("resume 3", "suspend 1", "call 2", "cont.bind 3", "resume_throw_ref 2"),
                taken);
    }

    @Test
    void limitsAreBounded() {
        assertRefused("memory size must be at most 2^16 pages", "(memory 65537)");
        assertRefused(
                "memory size must be at most 2^48 pages", "(memory i64 0 0x1_0000_0000_0001)");
        assertRefused("size minimum must not be greater than maximum", "(memory 2 1)");
        assertRefused("size minimum must not be greater than maximum", "(table 2 1 funcref)");
        assertRefused(
                "offset out of range",
                "(memory 1) (func (drop (i32.load offset=0x1_0000_0000 (i32.const 0))))");
        assertRefused(
                "alignment must not be larger than natural: i64.load16_s accesses 2 bytes",
                "(memory 1) (func (drop (i64.load16_s align=4 (i32.const 0))))");
        assertRefused(
                "invalid lane index 4",
                "(func (param v128) (drop (i32x4.extract_lane 4 (local.get 0))))");
    }

    @Test
    void onlyEarlierGlobalsGiveInitialValues() throws ModuleException {
        validate("(global i32 (i32.const 1)) (global i32 (i32.add (global.get 0) (i32.const 2)))");
        assertRefused("unknown global 1", "(global i32 (global.get 1)) (global i32 (i32.const 1))");
        assertRefused(
                "constant expression required",
                "(global (mut i32) (i32.const 1)) (global i32 (global.get 0))");
        assertRefused("constant expression required", "(func) (global i32 (call 0))");
    }

    @Test
    void hugeOperandCountIsRefusedAtOnce() {
        assertRefused(
                "type mismatch: instruction requires [... i32",
                "(type (array i32)) (func (drop (array.new_fixed 0 2000000000)))");
    }

    @Test
    void bodyWithoutEndIsRefused() {
        var open =
                assertThrows(
                        ModuleException.class,
                        () -> Validator.validate(module(List.of(plain(Opcode.NOP)))));
        assertEquals(ModuleException.Phase.MALFORMED, open.phase());
        assertThrows(
                ModuleException.class,
                () -> Validator.validate(module(List.of(plain(Opcode.END), plain(Opcode.END)))));
        assertThrows(
                ModuleException.class,
                () -> Validator.validate(module(List.of(plain(Opcode.ELSE), plain(Opcode.END)))));
    }

    @Test
    void deepNestingAndDeepStacksTakeLinearTime() {
        int depth = 200_000;
        var code = new ArrayList<Instruction>();
        var block =
                new Instruction(
                        Opcode.BLOCK, new Immediate.Block(new BlockType.Empty()), Place.NOWHERE);
        var one = new Instruction(Opcode.I32_CONST, new Immediate.I32(1), Place.NOWHERE);
        for (int i = 0; i < depth; i++) {
            code.add(one);
            code.add(block);
        }
        for (int i = 0; i < depth; i++) {
            code.add(one);
            code.add(new Instruction(Opcode.BR_IF, new Immediate.Index(depth - i), Place.NOWHERE));
            code.add(plain(Opcode.END));
            code.add(plain(Opcode.DROP));
        }
        code.add(plain(Opcode.END));
        var typed =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () -> Validator.validate(module(code)).functions().getFirst());
        assertEquals(depth + 1, typed.maximumHeight());
        assertEquals(depth, typed.before().get(2 * depth).orElseThrow().height());
    }

    @Test
    void tableThatNamesOneLabelOftenIsCheckedOnce() {
        int many = 20_000;
        var results = Collections.<ValueType>nCopies(many, NumberType.I32);
        var code = new ArrayList<Instruction>();
        for (int i = 0; i <= many; i++) {
            code.add(new Instruction(Opcode.I32_CONST, new Immediate.I32(1), Place.NOWHERE));
        }
        code.add(
                new Instruction(
                        Opcode.BR_TABLE,
                        new Immediate.BranchTable(Collections.nCopies(1_000_000, 0), 0),
                        Place.NOWHERE));
        code.add(plain(Opcode.END));
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> Validator.validate(module(new FunctionType(List.of(), results), code)));
    }

    private static List<String> shown(String fields) throws ModuleException {
        var function = validate(fields).functions().getFirst();
        var wording = new Wording(Names.NONE);
        var body = function.function().body().instructions();
        var lines = new ArrayList<String>();
        for (int i = 0; i < body.size(); i++) {
            lines.add(
                    body.get(i).opcode().mnemonic()
                            + " "
                            + function.before()
                                    .get(i)
                                    .map(types -> wording.values(types.list()))
                                    .orElse("-"));
        }
        return lines;
    }

    private static ValidModule validate(String fields) throws ModuleException {
        return Validator.validate(
                TextReader.read(new Source.Text("test", "(module " + fields + ")")));
    }

    private static void assertRefused(String beginning, String fields) {
        var refusal = assertThrows(ModuleException.class, () -> validate(fields));
        assertEquals(ModuleException.Phase.INVALID, refusal.phase());
        assertTrue(refusal.sentence().startsWith(beginning), refusal.sentence());
    }

    private static Instruction plain(Opcode opcode) {
        return Instruction.plain(opcode, Place.NOWHERE);
    }

    private static Module module(List<Instruction> code) {
        return module(new FunctionType(List.of(), List.of()), code);
    }

    private static Module module(FunctionType type, List<Instruction> code) {
        return new Module(
                new Source.Text("made by hand", ""),
                List.of(SubType.of(type)),
                List.of(new Module.RecursiveGroup(0, 1, Place.NOWHERE)),
                List.of(),
                List.of(new Module.Function(0, List.of(), new Expression(code), Place.NOWHERE)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                OptionalInt.empty(),
                Names.NONE,
                List.of());
    }
}
