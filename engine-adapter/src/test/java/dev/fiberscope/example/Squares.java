package dev.fiberscope.example;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.host.FiberModule;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import java.util.List;

/** Adds up the squares of what a generator in WebAssembly yields. */
public final class Squares {
    private final Instance instance;

    /** {@code text} is a module in the text format. */
    public Squares(String text) throws ModuleException {
        // For a binary module: FiberModule.parse(bytes).
        FiberModule module = FiberModule.of(Embedding.load(new Source.Text("squares.wat", text)));

        // A host function that calls back into the module that called it.
        HostFunction square =
                new HostFunction(
                        "host",
                        "square",
                        FunctionType.of(List.of(ValType.I32), List.of(ValType.I32)),
                        (caller, arguments) ->
                                caller.export("times").apply(arguments[0], arguments[0]));

        instance =
                module.instance()
                        .withImportValues(ImportValues.builder().addFunction(square).build())
                        .build();
    }

    /** 1 + 4 + ... + n * n. */
    public int upTo(int n) {
        return (int) instance.export("sum of squares").apply(n)[0];
    }
}
