package dev.fiberscope.engine.wasm.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptReaderTest {
    @Test
    void everyCommandIsReadInOrderWithItsPlace() throws ModuleException {
        String text =
                """
                (module $a (func))
                (module definition $d (func))
                (module instance $i $d)
                (module instance)
                (register "x" $i)
                (invoke "f")
                (assert_return (get $i "g") (i32.const 1))
                (assert_trap (invoke $i "f" (i32.const 1)) "unreachable")
                (assert_trap (module (start 0)) "unreachable")
                (assert_exception (invoke "f"))
                (assert_suspension (invoke "f") "unhandled tag")
                (assert_exhaustion (invoke "f") "call stack exhausted")
                (assert_malformed (module quote "(func") "unexpected end")
                (assert_invalid (module binary "\\00asm" "\\01\\00\\00\\00") "type mismatch")
                (assert_unlinkable (module) "unknown import")
                """;
        var commands = read(text);
        assertEquals(
                List.of(
                        "LoadModule",
                        "DefineModule",
                        "InstantiateDefined",
                        "InstantiateDefined",
                        "Register",
                        "Run",
                        "AssertReturn",
                        "AssertTrap",
                        "AssertTrap",
                        "AssertException",
                        "AssertSuspension",
                        "AssertExhaustion",
                        "AssertMalformed",
                        "AssertInvalid",
                        "AssertUnlinkable"),
                commands.stream().map(each -> each.getClass().getSimpleName()).toList());
        assertEquals(text.lines().toList(), commands.stream().map(each -> at(text, each)).toList());
        assertEquals(
                new Command.InstantiateDefined(
                        Optional.of("i"), Optional.of("d"), commands.get(2).place()),
                commands.get(2));
        var trap = assertInstanceOf(Command.AssertTrap.class, commands.get(7));
        assertEquals("unreachable", trap.message());
        assertEquals(
                new Action.Invoke(
                        Optional.of("i"), "f", List.of(new Constant.I32(1)), trap.action().place()),
                trap.action());
    }

    @Test
    void argumentsOfEveryKindAreRead() throws ModuleException {
        var run =
                assertInstanceOf(
                        Command.Run.class,
                        read("(invoke \"f\" (i64.const -1) (f32.const nan:0x1) (f64.const 0x1p1) (v128.const i32x4 1 0 0 2) "
                                        + "(ref.null cont) (ref.extern 3) (ref.host 4))")
                                .getFirst());
        assertEquals(
                List.of(
                        new Constant.I64(-1),
                        new Constant.F32(0x7f80_0001),
                        new Constant.F64(0x4000_0000_0000_0000L),
                        new Constant.V128(1, 2L << 32),
                        new Constant.NullReference(HeapType.Abstract.CONT),
                        new Constant.HostReference(HeapType.Abstract.EXTERN, 3),
                        new Constant.HostReference(HeapType.Abstract.ANY, 4)),
                assertInstanceOf(Action.Invoke.class, run.action()).arguments());
    }

    @Test
    void resultPatternsOfEveryKindAreRead() throws ModuleException {
        var check =
                assertInstanceOf(
                        Command.AssertReturn.class,
                        read("""
                        (assert_return (invoke "f") (i32.const 1) (f32.const nan:canonical) (f64.const nan:arithmetic) (f32.const -0)
                          (v128.const f32x4 1 nan:canonical nan:arithmetic 2) (v128.const i64x2 1 2) (ref.null) (ref.null exn)
                          (ref.func) (ref.cont) (ref.extern 2) (either (i32.const 1) (i32.const 2)))
                        """)
                                .getFirst());
        assertEquals(
                List.of(
                        exactly(new Constant.I32(1)),
                        new Expected.F32Nan(Expected.Nan.CANONICAL),
                        new Expected.F64Nan(Expected.Nan.ARITHMETIC),
                        exactly(new Constant.F32(0x8000_0000)),
                        new Expected.Lanes(
                                List.of(
                                        exactly(new Constant.F32(0x3f80_0000)),
                                        new Expected.F32Nan(Expected.Nan.CANONICAL),
                                        new Expected.F32Nan(Expected.Nan.ARITHMETIC),
                                        exactly(new Constant.F32(0x4000_0000)))),
                        exactly(new Constant.V128(1, 2)),
                        new Expected.AnyNull(),
                        exactly(new Constant.NullReference(HeapType.Abstract.EXN)),
                        new Expected.Reference(HeapType.Abstract.FUNC),
                        new Expected.Reference(HeapType.Abstract.CONT),
                        exactly(new Constant.HostReference(HeapType.Abstract.EXTERN, 2)),
                        new Expected.Either(
                                List.of(
                                        exactly(new Constant.I32(1)),
                                        exactly(new Constant.I32(2))))),
                check.results());
    }

    @Test
    void aModuleInAScriptHasPlacesInTheWholeScript() throws ModuleException {
        String text = "(module)\n(module (func nop))";
        var loaded = assertInstanceOf(Command.LoadModule.class, read(text).get(1));
        var module = loaded.definition().module();
        var place = module.functions().getFirst().body().instructions().getFirst().place();
        assertEquals("nop", text.substring(place.start(), place.end()));
        assertEquals("2:15", module.source().shown(place));
    }

    @Test
    void modulesAreReadOnlyWhenAskedFor() throws ModuleException {
        var commands =
                read(
                        "(module (func bogus)) (module quote \"(func \\80)\") (module quote \"(func \" \"nop)\")");
        var first = assertInstanceOf(Command.LoadModule.class, commands.getFirst()).definition();
        var refusal = assertThrows(ModuleException.class, first::module);
        assertTrue(refusal.sentence().startsWith("unknown operator bogus"), refusal.sentence());
        var second = assertInstanceOf(Command.LoadModule.class, commands.get(1)).definition();
        assertEquals(
                "malformed UTF-8 encoding",
                assertThrows(ModuleException.class, second::module).sentence());
        var third = assertInstanceOf(Command.LoadModule.class, commands.get(2)).definition();
        assertEquals(2, third.module().functions().getFirst().body().instructions().size());
    }

    @Test
    void aBinaryModuleIsReadFromItsBytes() throws ModuleException {
        var commands = read("(module $b binary \"\\00asm\" \"\\01\\00\\00\\00\")");
        var loaded = assertInstanceOf(Command.LoadModule.class, commands.getFirst());
        assertEquals(Optional.of("b"), loaded.id());
        assertInstanceOf(Source.Binary.class, loaded.definition().module().source());
    }

    @Test
    void moduleFieldsAloneAreOneModule() throws ModuleException {
        var commands = read(";; a module\n(func $f)\n(export \"f\" (func $f))");
        var loaded = assertInstanceOf(Command.LoadModule.class, commands.getFirst());
        assertEquals(1, commands.size());
        assertEquals("f", loaded.definition().module().exports().getFirst().name());
    }

    @Test
    void whatIsNoCommandIsRefusedWhereItStands() throws ModuleException {
        assertUnreadable("1:10", "(module) 5");
        assertUnreadable("1:1", "(module");
        assertUnreadable("1:2", "(assert_magic (invoke \"f\"))");
        assertUnreadable("1:24", "(assert_return (invoke 5))");
        assertRefused("2:2", Phase.MALFORMED, "(module)\n(func)");
        assertRefused(
                "2:30", Phase.MALFORMED, "(module)\n(assert_return (invoke \"f\") (ref.nothing))");
        assertRefused("2:2", Phase.UNSUPPORTED, "(module)\n(component (core module))");
        assertRefused("2:2", Phase.UNSUPPORTED, "(module)\n(thread $t (invoke \"f\"))");
        assertRefused("2:2", Phase.UNSUPPORTED, "(module)\n(wait $t)");
        assertRefused("2:2", Phase.UNSUPPORTED, "(module)\n(input \"x.wast\")");
        assertRefused("2:18", Phase.UNSUPPORTED, "(module)\n(assert_invalid (component) \"\")");
        assertRefused(
                "2:29",
                Phase.UNSUPPORTED,
                "(module)\n(assert_return (invoke \"f\" (u32.const 1)))");
    }

    @Test
    void commandsBehindARefusedOneAreRead() throws ModuleException {
        var commands = read("(magic) (module) (invoke \"f\" (ref.nothing)) (register \"m\")");
        assertEquals(
                List.of("Refused", "LoadModule", "Refused", "Register"),
                commands.stream().map(each -> each.getClass().getSimpleName()).toList());
    }

    @Test
    void partsOfAScriptArePlayedWhereTheyStand() throws ModuleException {
        var commands = read("(script $a (module) (script (invoke \"f\"))) (register \"m\")");
        assertEquals(
                List.of("LoadModule", "Run", "Register"),
                commands.stream().map(each -> each.getClass().getSimpleName()).toList());
    }

    @Test
    void anActionMayBeAModule() throws ModuleException {
        var commands =
                read(
                        "(assert_return (module)) (assert_exception (module quote \"(start 0)\") \"thrown\")"
                                + " (assert_uninstantiable (module $m) \"unreachable\")");
        assertInstanceOf(
                Action.Instantiate.class,
                assertInstanceOf(Command.AssertReturn.class, commands.getFirst()).action());
        assertInstanceOf(
                Action.Instantiate.class,
                assertInstanceOf(Command.AssertException.class, commands.get(1)).action());
        assertInstanceOf(
                Action.Instantiate.class,
                assertInstanceOf(Command.AssertTrap.class, commands.get(2)).action());
    }

    @Test
    void indicesInReferencesOfResultsAreNotCompared() throws ModuleException {
        var check =
                assertInstanceOf(
                        Command.AssertReturn.class,
                        read("(assert_return (invoke \"f\" (ref.null 0)) (ref.func 3) (ref.func $f) (ref.null $t))")
                                .getFirst());
        assertEquals(
                List.of(
                        new Expected.Reference(HeapType.Abstract.FUNC),
                        new Expected.Reference(HeapType.Abstract.FUNC),
                        new Expected.AnyNull()),
                check.results());
    }

    @Test
    void aFileOfOneModuleMayHoldItInAnyForm() throws ModuleException {
        assertEquals(0, module("(module binary \"\\00asm\\01\\00\\00\\00\")").functions().size());
        assertEquals(1, module("(module $m quote \"(func)\")").functions().size());
        assertEquals(2, module("(func) (func)").functions().size());
        assertThrows(ModuleException.class, () -> module("(module) (module)"));
    }

    private static Module module(String text) throws ModuleException {
        return ScriptReader.module(new Source.Text("test.wat", text)).module();
    }

    /** One command of those in {@code text} is refused, at {@code position}. */
    private static void assertRefused(String position, Phase phase, String text)
            throws ModuleException {
        var refused =
                read(text).stream()
                        .filter(each -> each instanceof Command.Refused)
                        .map(each -> (Command.Refused) each)
                        .toList();
        assertEquals(1, refused.size(), text);
        assertEquals(phase, refused.getFirst().phase(), refused.getFirst().sentence());
        assertEquals(
                position,
                new Source.Text("test", text).shown(refused.getFirst().place()),
                refused.getFirst().sentence());
    }

    private static void assertUnreadable(String position, String text) {
        var refusal = assertThrows(ModuleException.class, () -> read(text), text);
        assertEquals(
                position, new Source.Text("test", text).shown(refusal.place()), refusal.sentence());
    }

    private static Expected exactly(Constant value) {
        return new Expected.Exactly(value);
    }

    private static String at(String text, Command command) {
        return text.substring(command.place().start(), command.place().end());
    }

    private static List<Command> read(String text) throws ModuleException {
        return ScriptReader.read(new Source.Text("test.wast", text)).commands();
    }
}
