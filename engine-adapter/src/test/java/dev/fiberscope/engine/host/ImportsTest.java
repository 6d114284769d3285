package dev.fiberscope.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.wasm.types.FunctionType;
import dev.fiberscope.engine.machine.Extern;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportsTest {
    private static final String ASKING =
            """
            (module
              (import "somewhere" "ask" (func $ask (param i32) (result i32)))
              (func (export "run") (result i32) (i32.add (call $ask (i32.const 4)) (i32.const 1))))
            """;
    private final Hosts hosts = new Hosts(List.of(new Spectest(OutputStream.nullOutputStream())));

    @Test
    void aFunctionThatNobodyProvidesIsUnknown() {
        refused("unknown import \"somewhere\" \"ask\"", ASKING);
    }

    @Test
    void aGlobalThatNobodyProvidesIsUnknown() {
        refused(
                "unknown import \"somewhere\" \"g\"",
                "(module (import \"somewhere\" \"g\" (global i32)))");
    }

    @Test
    void aGlobalThatNobodyProvidesIsUnknownEvenWhereFunctionsAreAskedFor() {
        var embedding = embedding(new Hosts(List.of(Hosts.NOBODY)));
        var refused =
                assertThrows(
                        ModuleException.class,
                        () ->
                                embedding.instantiate(
                                        Modules.text("(module (import \"a\" \"m\" (memory 1)))")));
        assertEquals(Phase.UNLINKABLE, refused.phase());
        assertTrue(refused.sentence().startsWith("unknown import"), refused.sentence());
    }

    @Test
    void aLibraryHasNothingElse() {
        refused(
                "unknown import \"spectest\" \"more\"",
                "(module (import \"spectest\" \"more\" (func)))");
    }

    @Test
    void anotherKindIsIncompatible() {
        refused(
                "incompatible import type \"spectest\" \"print\"",
                "(module (import \"spectest\" \"print\" (global i32)))");
    }

    @Test
    void anotherTypeIsIncompatible() {
        refused(
                "incompatible import type",
                "(module (import \"spectest\" \"print_i32\" (func (param i64))))");
    }

    @Test
    void anotherTypeThanAHostsIsIncompatible() {
        var source =
                new ChicoryFunctions(
                        List.of(
                                new HostFunction(
                                        "somewhere",
                                        "ask",
                                        FunctionType.empty(),
                                        (instance, arguments) -> arguments)));
        var refused =
                assertThrows(
                        ModuleException.class,
                        () ->
                                embedding(new Hosts(List.of(source)))
                                        .instantiate(Modules.text(ASKING)));
        assertEquals("incompatible import type \"somewhere\" \"ask\"", refused.sentence());
    }

    @Test
    void aRegisteredInstanceComesBeforeHosts() throws ModuleException {
        var embedding = embedding(new Hosts(List.of(Hosts.NOBODY)));
        embedding.register(
                "somewhere",
                embedding.instantiate(
                        Modules.text(
                                "(module (func (export \"ask\") (param i32) (result i32) (i32.mul (local.get 0) (i32.const 10))))")));
        int asking = embedding.instantiate(Modules.text(ASKING));
        assertEquals(List.of(new WasmValue.I32(41)), embedding.call(asking, "run", List.of()));
    }

    @Test
    void aCallThatNobodyAnswersTrapsInAPlainRun() throws ModuleException {
        var embedding = embedding(new Hosts(List.of(Hosts.NOBODY)));
        int asking = embedding.instantiate(Modules.text(ASKING));
        var trap = assertThrows(WasmTrap.class, () -> embedding.call(asking, "run", List.of()));
        assertEquals("unanswered host call", trap.trap().reason());
    }

    @Test
    void somebodyElseMayAnswerACallThatNobodyAnswers() throws ModuleException {
        var machine = new Machine(Settings.DEBUGGING, event -> {});
        var answers = new Answers(machine);
        var imports =
                new Imports(
                        machine,
                        new Hosts(List.of(Hosts.NOBODY)),
                        answers,
                        (function, arguments) -> {
                            throw new AssertionError("nobody calls back");
                        });
        var module = Modules.text(ASKING);
        int instance = machine.instantiate(module, imports.resolve(module)).instance();
        machine.enter(machine.functionAddress(instance, 1), Values.NONE);
        if (!(machine.run(RunLimit.to(Long.MAX_VALUE))
                instanceof Outcome.HostCalled(int function, var arguments))) {
            throw new AssertionError("the host is called");
        }
        assertEquals(new Answer.Unanswered(), answers.answer(function, arguments));
        assertEquals("somewhere.ask", machine.functionName(function));
        machine.hostReturned(Values.of(arguments.at(0) * 2));
        assertEquals(new Outcome.Ended(Values.of(9)), machine.run(RunLimit.to(Long.MAX_VALUE)));
    }

    @Test
    void equalModulesGetEqualExternsOnAnotherMachine() throws ModuleException {
        var module = Modules.file("printing.wat");
        var one = resolved(module);
        assertEquals(one, resolved(module));
        assertEquals(module.module().imports().size(), one.size());
    }

    private List<Extern> resolved(ValidModule module) throws ModuleException {
        var machine = new Machine(Settings.DEBUGGING, event -> {});
        var imports =
                new Imports(
                        machine, hosts, new Answers(machine), (function, arguments) -> arguments);
        return imports.resolve(module);
    }

    private void refused(String beginning, String text) {
        var refused =
                assertThrows(
                        ModuleException.class,
                        () -> embedding(hosts).instantiate(Modules.text(text)));
        assertEquals(Phase.UNLINKABLE, refused.phase());
        assertTrue(refused.sentence().startsWith(beginning), refused.sentence());
    }

    private static Embedding embedding(Hosts hosts) {
        return new Embedding(Settings.RUNNING, hosts, event -> {}, Long.MAX_VALUE);
    }
}
