package dev.fiberscope.engine.session;

import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.valid.ValidModule;

/** Where a script is played. */
public interface Stage {
    /** For exports, types and values. */
    Machine machine();

    /**
     * Links and instantiates a module and runs its start function; gives the number of the
     * instance.
     *
     * @throws ModuleException if it cannot be linked
     * @throws dev.fiberscope.engine.host.WasmTrap if that trapped
     * @throws dev.fiberscope.engine.host.WasmThrown if an exception left the start function
     */
    int instantiate(ValidModule module) throws ModuleException;

    /** Later modules import from {@code instance} under {@code name}. */
    void register(String name, int instance);

    /**
     * Calls a function to its end; raw values.
     *
     * @throws dev.fiberscope.engine.host.WasmTrap if it trapped
     * @throws dev.fiberscope.engine.host.WasmThrown if an exception left it
     */
    Values call(int function, Values arguments);

    /**
     * Whether the commands behind a fault of the engine itself are played; where a session looks
     * for such faults they are not.
     */
    default boolean goesOnAfterFaults() {
        return false;
    }

    /** Plain, without a debugger. */
    static Stage of(Embedding embedding) {
        return new Stage() {
            @Override
            public Machine machine() {
                return embedding.machine();
            }

            @Override
            public int instantiate(ValidModule module) throws ModuleException {
                return embedding.instantiate(module);
            }

            @Override
            public void register(String name, int instance) {
                embedding.register(name, instance);
            }

            @Override
            public Values call(int function, Values arguments) {
                return embedding.run(function, arguments);
            }

            @Override
            public boolean goesOnAfterFaults() {
                return true;
            }
        };
    }
}
