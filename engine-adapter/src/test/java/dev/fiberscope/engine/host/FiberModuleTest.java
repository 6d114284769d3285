package dev.fiberscope.engine.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.TrapException;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.UninstantiableException;
import com.dylibso.chicory.wasm.UnlinkableException;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.binary.BinaryWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiberModuleTest {
    private static final FunctionType SEEN =
            FunctionType.of(List.of(ValType.I32, ValType.ExternRef), List.of(ValType.I32));

    private static ImportValues seen(WasmFunctionHandle handle) {
        return ImportValues.builder()
                .addFunction(new HostFunction("host", "seen", SEEN, handle))
                .build();
    }

    private static FiberModule module(String file) throws ModuleException {
        return FiberModule.parse(BinaryWriter.write(Modules.file(file).module()).toArray());
    }

    @Test
    void aGeneratorRunsInAChicoryInstanceWhoseHostCallsBack() throws ModuleException {
        var instance =
                module("sum.wat")
                        .instance()
                        .withImportValues(
                                seen((it, arguments) -> it.export("plus").apply(arguments[0], 100)))
                        .build();
        assertArrayEquals(new long[] {306}, instance.export("sum").apply(3));
    }

    @Test
    void memoryAndGlobalsAreThoseOfTheMachine() throws ModuleException {
        var instance =
                module("sum.wat")
                        .instance()
                        .withImportValues(
                                seen((it, arguments) -> {
                                    it.memory().writeI32(0, (int) arguments[0]);
                                    return new long[] {0};
                                }))
                        .build();
        assertEquals("data of the module", instance.memory().readString(16, 18));
        instance.export("sum").apply(4);
        assertEquals(1, instance.memory().readInt(0));
        assertEquals(4, instance.exports().global("count").getValue());
        instance.exports().global("count").setValue(10);
        instance.export("sum").apply(2);
        assertEquals(12, instance.exports().global("count").getValue());
    }

    @Test
    void nullIsChicorysNull() throws ModuleException {
        var references = new ArrayList<Long>();
        var instance =
                module("sum.wat")
                        .instance()
                        .withImportValues(
                                seen((it, arguments) -> {
                                    references.add(arguments[1]);
                                    return new long[] {0};
                                }))
                        .build();
        instance.export("sum").apply(1);
        assertEquals(List.of(-1L), references);
    }

    @Test
    void objectsOfTheHostKeepTheirNumbers() throws ModuleException {
        var module =
                FiberModule.of(
                        Modules.text(
                                "(module (func (export \"same\") (param externref) (result externref) (local.get 0)))"));
        var same = module.instance().build().export("same");
        assertArrayEquals(new long[] {5}, same.apply(5));
        assertArrayEquals(new long[] {0}, same.apply(0));
        assertArrayEquals(new long[] {-1}, same.apply(-1));
    }

    @Test
    void aMissingImportIsRefusedByChicory() throws ModuleException {
        var builder = module("sum.wat").instance();
        assertThrows(UnlinkableException.class, builder::build);
    }

    @Test
    void anImportThatIsNoFunctionIsUnsupported() {
        var refused =
                assertThrows(
                        ModuleException.class,
                        () ->
                                FiberModule.of(
                                        Modules.text("(module (import \"a\" \"m\" (memory 1)))")));
        assertEquals(Phase.UNSUPPORTED, refused.phase());
    }

    @Test
    void aFailureOfTheHostComesOutAsItIs() throws ModuleException {
        var failure = new IllegalStateException("no such file");
        var instance =
                module("sum.wat")
                        .instance()
                        .withImportValues(
                                seen((it, arguments) -> {
                                    throw failure;
                                }))
                        .build();
        var sum = instance.export("sum");
        assertSame(failure, assertThrows(IllegalStateException.class, () -> sum.apply(1)));
        assertArrayEquals(new long[] {3}, instance.export("plus").apply(1, 2));
    }

    @Test
    void trapsAreChicorys() throws ModuleException {
        var instance =
                FiberModule.of(Modules.text("(module (func (export \"f\") (unreachable)))"))
                        .instance()
                        .build();
        var function = instance.export("f");
        assertThrows(TrapException.class, function::apply);
    }

    @Test
    void theStartFunctionRunsWhenTheInstanceIsBuilt() throws ModuleException {
        var order = new ArrayList<String>();
        var module =
                FiberModule.of(
                        Modules.text(
                                """
                                (module
                                  (import "host" "call" (func $call))
                                  (func $begin (call $call))
                                  (func (export "back"))
                                  (start $begin))
                                """));
        var imports =
                ImportValues.builder()
                        .addFunction(
                                new HostFunction(
                                        "host",
                                        "call",
                                        FunctionType.empty(),
                                        (it, arguments) -> {
                                            it.export("back").apply();
                                            order.add("called");
                                            return new long[0];
                                        }))
                        .build();
        module.instance().withImportValues(imports).build();
        assertEquals(List.of("called"), order);
    }

    @Test
    void aTrapWhileTheInstanceIsBuiltMakesItUninstantiable() throws ModuleException {
        var start =
                FiberModule.of(Modules.text("(module (func $f (unreachable)) (start $f))"))
                        .instance();
        assertThrows(UninstantiableException.class, start::build);
        var segment =
                FiberModule.of(Modules.text("(module (memory 1) (data (i32.const 65536) \"x\"))"))
                        .instance();
        assertThrows(UninstantiableException.class, segment::build);
    }

    @Test
    void instancesOfOneModuleShareNothing() throws ModuleException {
        var module = module("sum.wat");
        var imports = seen((it, arguments) -> new long[] {1});
        var one = module.instance().withImportValues(imports).build();
        var other = module.instance().withImportValues(imports).build();
        one.memory().writeI32(0, 7);
        assertArrayEquals(new long[] {3}, one.export("sum").apply(3));
        assertEquals(0, other.memory().readInt(0));
        assertEquals(0, other.exports().global("count").getValue());
    }
}
