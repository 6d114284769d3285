package dev.fiberscope.engine.host;

import dev.fiberscope.engine.machine.Extern;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import java.util.List;

/**
 * Where an instance's functions, memories and globals are in its machine.
 *
 * @param imports what the instance was instantiated with
 */
record Addresses(Machine machine, int instance, List<Extern> imports) {
    Addresses {
        imports = List.copyOf(imports);
    }

    int function(int index) {
        return machine.functionAddress(instance, index);
    }

    int memory(int index) {
        return machine.memoryAddress(instance, index).orElseThrow();
    }

    /**
     * Each instance makes its globals in the order of their indices, behind those of the instances
     * before it.
     */
    int global(int index) {
        var imported = imports.stream().filter(each -> each.kind() == ExternKind.GLOBAL).toList();
        if (index < imported.size()) {
            return imported.get(index).address();
        }
        int before = 0;
        for (int i = 0; i < instance; i++) {
            before += machine.module(i).module().globals().size();
        }
        return before + index - imported.size();
    }
}
