package dev.fiberscope.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long what a host was given stays alive. */
class ReferencesTest {
    private static final String POINTS =
            """
            (module
              (type $point (struct (field $x i32)))
              (import "host" "see" (func $see (param (ref null $point))))
              (tag $oops (param i32))
              (func (export "loop") (param $n i32)
                (loop $more
                  (call $see (struct.new $point (local.get $n)))
                  (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
              (func $make (export "make") (param $x i32) (result (ref $point))
                (struct.new $point (local.get $x)))
              (func (export "x") (param $it (ref null $point)) (result i32)
                (struct.get $point $x (local.get $it)))
              (func (export "throw") (throw $oops (i32.const 1)))
              (func (export "drop") (param $n i32)
                (loop $more
                  (drop (struct.new $point (local.get $n)))
                  (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))))
            """;

    /** So few objects may be alive that forgotten ones would be noticed. */
    private static final Settings SMALL =
            new Settings(1_000, 1_000, 100, 30_000, Settings.Collection.WHEN_NEEDED);

    private static Instance points(WasmFunctionHandle see) throws ModuleException {
        var type = FunctionType.of(List.of(ValType.ExternRef), List.of());
        return FiberModule.of(Modules.text(POINTS))
                .instance(SMALL)
                .withImportValues(
                        ImportValues.builder()
                                .addFunction(new HostFunction("host", "see", type, see))
                                .build())
                .build();
    }

    private static long[] nothing() {
        return new long[0];
    }

    @Test
    void aMillionStructsGivenToAHostAreLetGo() throws ModuleException {
        var most = new ArrayList<Integer>(List.of(0));
        var instance =
                points((it, arguments) -> {
                    most.set(0, Math.max(most.getFirst(), References.of(it).held()));
                    return nothing();
                });
        instance.export("loop").apply(1_000_000);
        assertEquals(1, most.getFirst());
        assertEquals(0, References.of(instance).held());
    }

    @Test
    void whatTheHostKeepsStaysUntilItIsReleased() throws ModuleException {
        var kept = new ArrayList<Long>();
        var instance =
                points((it, arguments) -> {
                    References.of(it).keep(arguments[0]);
                    kept.add(arguments[0]);
                    return nothing();
                });
        instance.export("loop").apply(3);
        var references = References.of(instance);
        assertEquals(3, references.held());
        instance.export("drop").apply(100_000);
        assertEquals(3, instance.export("x").apply(kept.getFirst())[0]);
        assertTrue(references.release(kept.getFirst()));
        assertFalse(references.release(kept.getFirst()));
        instance.export("drop").apply(100_000);
        assertEquals(2, instance.export("x").apply(kept.get(1))[0]);
        assertEquals(2, references.held());
    }

    @Test
    void whatWasLetGoIsRefusedWhenItComesBack() throws ModuleException {
        var seen = new ArrayList<Long>();
        var instance =
                points((it, arguments) -> {
                    seen.add(arguments[0]);
                    return nothing();
                });
        instance.export("loop").apply(20_000);
        // The collector runs, and the last objects made are fewer than those that were seen.
        instance.export("drop").apply(10_001);
        var refusals = new ArrayList<String>();
        for (long each : seen) {
            try {
                instance.export("x").apply(each);
            } catch (IllegalArgumentException refused) {
                refusals.add(String.valueOf(refused.getMessage()));
            }
        }
        assertFalse(refusals.isEmpty());
        assertTrue(
                refusals.getFirst().startsWith("no reference to anything alive: 0x"),
                refusals.getFirst());
        assertThrows(IllegalArgumentException.class, () -> References.of(instance).keep(12345));
    }

    @Test
    void whatAHostGetsByCallingBackIsLetGoWithTheRest() throws ModuleException {
        var held = new ArrayList<Integer>();
        var instance =
                points((it, arguments) -> {
                    var references = References.of(it);
                    long made = it.export("make").apply(5)[0];
                    held.add(references.held());
                    assertEquals(5, it.export("x").apply(made)[0]);
                    assertThrows(WasmThrown.class, () -> it.export("throw").apply());
                    held.add(references.held());
                    assertTrue(references.release(made));
                    held.add(references.held());
                    return nothing();
                });
        instance.export("loop").apply(1);
        assertEquals(List.of(2, 3, 2), held);
        assertEquals(0, References.of(instance).held());
    }

    @Test
    void resultsOutsideOfAnyHostCallStayUntilTheyAreReleased() throws ModuleException {
        var instance = points((it, arguments) -> nothing());
        var references = References.of(instance);
        long made = instance.export("make").apply(9)[0];
        instance.export("drop").apply(100_000);
        assertEquals(9, instance.export("x").apply(made)[0]);
        assertTrue(references.release(made));
        var thrown = assertThrows(WasmThrown.class, () -> instance.export("throw").apply());
        assertEquals("[\"throw\":1 on S", thrown.backtrace().toString().substring(0, 15));
        assertTrue(references.release(thrown.exception()));
        assertEquals(0, references.held());
    }

    @Test
    void aMillionResultsThatAreReleasedLeaveNothing() throws ModuleException {
        var instance = points((it, arguments) -> nothing());
        var references = References.of(instance);
        var make = instance.export("make");
        for (int i = 0; i < 1_000_000; i++) {
            references.release(make.apply(i)[0]);
        }
        assertEquals(0, references.held());
    }

    @Test
    void anInstanceOfAnotherMachineIsRefused() {
        var plain = Instance.builder(com.dylibso.chicory.wasm.WasmModule.builder().build()).build();
        assertThrows(IllegalArgumentException.class, () -> References.of(plain));
    }
}
