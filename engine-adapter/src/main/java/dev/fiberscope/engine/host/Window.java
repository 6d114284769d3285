package dev.fiberscope.engine.host;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.WasmModule;
import dev.fiberscope.engine.machine.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/**
 * What a Chicory instance of a skeleton shows of one of our instances: memories and globals, in the
 * order of their indices. Chicory makes them with the instance, before ours may exist; {@link
 * #open} connects them.
 */
final class Window {
    private final List<WindowMemory> memories = new ArrayList<>();
    private final List<WindowGlobal> globals = new ArrayList<>();

    /**
     * The parts of a Chicory instance of {@code skeleton}, whose calls go to what {@code entrance}
     * makes.
     */
    Instance.Builder instance(
            WasmModule skeleton, Function<Instance, com.dylibso.chicory.runtime.Machine> entrance) {
        return Instance.builder(skeleton)
                .withMachineFactory(entrance)
                .withMemoryFactory(limits -> {
                    var memory = new WindowMemory();
                    memories.add(memory);
                    return memory;
                })
                .withGlobalFactory((low, high, type, mutability) -> {
                    var global = new WindowGlobal(type, mutability);
                    globals.add(global);
                    return global;
                });
    }

    /**
     * Connects everything; the operators give an address in {@code machine} for an index in the
     * module.
     */
    void open(Machine machine, IntUnaryOperator memoryAddress, IntUnaryOperator globalAddress) {
        for (int i = 0; i < memories.size(); i++) {
            memories.get(i).open(machine.hostAccess().memory(memoryAddress.applyAsInt(i)));
        }
        for (int i = 0; i < globals.size(); i++) {
            globals.get(i).open(machine, globalAddress.applyAsInt(i));
        }
    }
}
