package dev.fiberscope.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import dev.fiberscope.engine.machine.Phase;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallbackTest {
    private static final FunctionType TYPE =
            FunctionType.of(List.of(ValType.I32), List.of(ValType.I32));

    private static Embedding embedding(WasmFunctionHandle call) {
        var host = new ChicoryFunctions(List.of(new HostFunction("host", "call", TYPE, call)));
        return new Embedding(
                Settings.RUNNING, new Hosts(List.of(host)), event -> {}, Long.MAX_VALUE);
    }

    /** A host that does with its argument what the export {@code name} does. */
    private static Embedding through(String name) {
        return embedding((instance, arguments) -> instance.export(name).apply(arguments));
    }

    private static List<WasmValue> run(Embedding embedding, String export, WasmValue... arguments)
            throws ModuleException {
        int callback = embedding.instantiate(Modules.file("callback.wat"));
        return embedding.call(callback, export, List.of(arguments));
    }

    @Test
    void aHostCallsBackFromInsideAStack() throws ModuleException {
        assertEquals(List.of(new WasmValue.I32(42)), run(through("double"), "inside"));
    }

    @Test
    void anExceptionPassesThroughTheHost() throws ModuleException {
        assertEquals(List.of(new WasmValue.I32(-21)), run(through("throw"), "catching"));
    }

    @Test
    void theHostMayThrowTheSameExceptionAgain() throws ModuleException {
        var seen = new ArrayList<Long>();
        var embedding =
                embedding((instance, arguments) -> {
                    var thrown =
                            assertThrows(
                                    WasmThrown.class,
                                    () -> instance.export("throw").apply(arguments));
                    seen.add(thrown.exception());
                    throw thrown;
                });
        var thrown = assertThrows(WasmThrown.class, () -> run(embedding, "inside"));
        assertEquals(seen, List.of(thrown.exception()));
        assertEquals(
                List.of(new WasmValue.I32(21)), embedding.machine().payload(thrown.exception()));
    }

    @Test
    void anExceptionInTheHandsOfAHostIsNotCollected() throws ModuleException {
        var settings = new Settings(1000, 1000, 16, 1000, Settings.Collection.AT_EVERY_ALLOCATION);
        var host =
                new ChicoryFunctions(
                        List.of(
                                new HostFunction(
                                        "host",
                                        "call",
                                        TYPE,
                                        (instance, arguments) -> {
                                            var thrown =
                                                    assertThrows(
                                                            WasmThrown.class,
                                                            () ->
                                                                    instance.export("throw")
                                                                            .apply(arguments));
                                            assertThrows(
                                                    WasmThrown.class,
                                                    () -> instance.export("throw").apply(99));
                                            throw thrown;
                                        })));
        var embedding =
                new Embedding(settings, new Hosts(List.of(host)), event -> {}, Long.MAX_VALUE);
        assertEquals(List.of(new WasmValue.I32(-21)), run(embedding, "catching"));
    }

    @Test
    void globalsOfAnotherInstanceAreNotMixedUp() throws ModuleException {
        var seen = new ArrayList<Long>();
        var embedding =
                embedding((instance, arguments) -> {
                    seen.add(instance.exports().global("own").getValue());
                    seen.add(instance.exports().global("theirs").getValue());
                    instance.exports().global("own").setValue(0xffff_ffffL);
                    return arguments;
                });
        embedding.register(
                "other",
                embedding.instantiate(
                        Modules.text(
                                "(module (global i32 (i32.const 1)) (global (export \"g\") i64 (i64.const 2)))")));
        int instance =
                embedding.instantiate(
                        Modules.text(
                                """
                                (module
                                  (import "host" "call" (func $call (param i32) (result i32)))
                                  (import "other" "g" (global $theirs i64))
                                  (global $own (mut i32) (i32.const 3))
                                  (export "theirs" (global $theirs))
                                  (export "own" (global $own))
                                  (func (export "run") (result i32)
                                    (drop (call $call (i32.const 0)))
                                    (global.get $own)))
                                """));
        assertEquals(List.of(new WasmValue.I32(-1)), embedding.call(instance, "run", List.of()));
        assertEquals(List.of(3L, 2L), seen);
    }

    @Test
    void theHostMayThrowAnExceptionOfItsOwn() throws ModuleException {
        var embeddings = new ArrayList<Embedding>();
        embeddings.add(
                embedding((instance, arguments) -> {
                    var machine = embeddings.getFirst().machine();
                    int tag = machine.export(0, "oops").orElseThrow().address();
                    throw new WasmThrown(
                            machine.hostAccess()
                                    .makeException(
                                            tag, machine.raw(List.of(new WasmValue.I32(5)))));
                }));
        assertEquals(List.of(new WasmValue.I32(-5)), run(embeddings.getFirst(), "catching"));
    }

    @Test
    void aTrapPassesThroughTheHost() throws ModuleException {
        var embedding = through("trap");
        var trap = assertThrows(WasmTrap.class, () -> run(embedding, "inside"));
        assertEquals("integer divide by zero", trap.trap().reason());
        var inner = assertInstanceOf(WasmTrap.class, trap.getCause());
        assertEquals("integer divide by zero", inner.trap().reason());
        assertEquals(Phase.IDLE, embedding.machine().phase());
    }

    @Test
    void aHostMayCatchATrapAndGoOn() throws ModuleException {
        var embedding =
                embedding((instance, arguments) -> {
                    assertThrows(WasmTrap.class, () -> instance.export("trap").apply(arguments));
                    return instance.export("double").apply(arguments);
                });
        assertEquals(List.of(new WasmValue.I32(42)), run(embedding, "inside"));
    }

    @Test
    void aSuspensionDoesNotCrossTheHost() throws ModuleException {
        var trap = assertThrows(WasmTrap.class, () -> run(through("suspend"), "inside"));
        assertEquals("unhandled tag", trap.trap().reason());
    }

    @Test
    void aFailureOfTheHostTraps() throws ModuleException {
        var failure = new IllegalStateException("no such file");
        var trap =
                assertThrows(
                        WasmTrap.class,
                        () ->
                                run(
                                        embedding((instance, arguments) -> {
                                            throw failure;
                                        }),
                                        "inside"));
        assertEquals("host function failed", trap.trap().reason());
        assertSame(failure, trap.getCause());
    }

    @Test
    void aHostThatGivesTooManyResultsFails() throws ModuleException {
        var trap =
                assertThrows(
                        WasmTrap.class,
                        () -> run(embedding((instance, arguments) -> new long[] {1, 2}), "inside"));
        assertEquals("host function failed", trap.trap().reason());
    }

    @Test
    void smallNumbersOfAHostAreReadAsTheirLow32Bits() throws ModuleException {
        var embedding = embedding((instance, arguments) -> new long[] {0xffff_fffeL});
        assertEquals(List.of(new WasmValue.I32(-2)), run(embedding, "inside"));
    }

    @Test
    void endlessCallingBackIsAnExhaustedStack() throws ModuleException {
        var trap =
                assertThrows(
                        WasmTrap.class,
                        () -> run(through("deeper"), "deeper", new WasmValue.I32(0)));
        assertEquals("call stack exhausted", trap.trap().reason());
    }

    @Test
    void anEndlessLoopIsGivenUpAtTheLastStep() throws ModuleException {
        var embedding = new Embedding(Settings.RUNNING, new Hosts(List.of()), event -> {}, 1000);
        int endless =
                embedding.instantiate(
                        Modules.text("(module (func (export \"run\") (loop $l (br $l))))"));
        assertThrows(Stopped.class, () -> embedding.call(endless, "run", List.of()));
        assertEquals(1000, embedding.machine().step());
    }

    @Test
    void wrongArgumentsAreRefused() throws ModuleException {
        var embedding = through("double");
        int callback = embedding.instantiate(Modules.file("callback.wat"));
        assertThrows(
                IllegalArgumentException.class,
                () -> embedding.call(callback, "double", List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> embedding.call(callback, "double", List.of(new WasmValue.I64(1))));
        assertThrows(
                IllegalArgumentException.class,
                () -> embedding.call(callback, "nothing", List.of()));
    }

    @Test
    void theStartFunctionMayCallHosts() throws ModuleException {
        var seen = new ArrayList<Long>();
        var embedding =
                embedding((instance, arguments) -> {
                    seen.add(arguments[0]);
                    return arguments;
                });
        embedding.instantiate(
                Modules.text(
                        """
                        (module
                          (import "host" "call" (func $call (param i32) (result i32)))
                          (func $begin (drop (call $call (i32.const 3))))
                          (start $begin))
                        """));
        assertEquals(List.of(3L), seen);
    }
}
