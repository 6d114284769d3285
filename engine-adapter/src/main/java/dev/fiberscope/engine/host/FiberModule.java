package dev.fiberscope.engine.host;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.WasmModule;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.valid.ValidModule;

/**
 * A module with stack switching for programs that embed Chicory:
 *
 * <pre>{@code
 * Instance instance = FiberModule.parse(bytes).instance().withImportValues(imports).build();
 * long[] results = instance.export("sum").apply(10);
 * }</pre>
 *
 * <p>The instance has the module's exported functions, memories and globals, alive; tables and tags
 * stay inside. Host functions see it as their instance and may call its exports. References are
 * given out as numbers of type {@code ExternRef}, which mean something to this instance alone: each
 * has a machine of its own.
 */
public final class FiberModule {
    private final ValidModule module;
    private final WasmModule skeleton;

    private FiberModule(ValidModule module) {
        this.module = module;
        skeleton = Skeleton.linked(module.module());
    }

    /**
     * Reads and validates a binary module.
     *
     * @throws ModuleException also {@code UNSUPPORTED}: one that imports anything but functions,
     *     since Chicory's memories, globals, tables and tags cannot be the machine's
     */
    public static FiberModule parse(byte[] bytes) throws ModuleException {
        return of(Embedding.load(new Source.Binary("module", Bytes.of(bytes))));
    }

    /** The same for a module that was validated before. */
    public static FiberModule of(ValidModule module) throws ModuleException {
        for (var each : module.module().imports()) {
            if (!(each.type() instanceof ExternType.Function)) {
                throw new ModuleException(
                        Phase.UNSUPPORTED,
                        "\""
                                + each.module()
                                + "\" \""
                                + each.name()
                                + "\" is no function: Chicory cannot provide it",
                        each.place());
            }
        }
        return new FiberModule(module);
    }

    /**
     * The module as Chicory knows it: its functions are empty, and run only through {@link
     * #instance()}.
     */
    public WasmModule wasmModule() {
        return skeleton;
    }

    /** Chicory's builder for one instance, with its machine, memories and globals set. */
    public Instance.Builder instance() {
        return instance(Settings.RUNNING);
    }

    public Instance.Builder instance(Settings settings) {
        return new Linkage(module, settings).builder(skeleton);
    }
}
