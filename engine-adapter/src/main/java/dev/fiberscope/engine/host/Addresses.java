package dev.fiberscope.engine.host;

import dev.fiberscope.engine.machine.Extern;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Where the memories and globals of an instance are in its machine. Addresses count all of a kind, and each instance makes
 * its own in the order of their indices, so those of the instances before it come first.
 *
 * @param imports what the instance was instantiated with
 */
record Addresses(Machine machine, int instance, List<Extern> imports) {
    Addresses {
        imports = List.copyOf(imports);
    }

    int memory(int index) {
        return address(ExternKind.MEMORY, index, module -> module.memories().size());
    }

    int global(int index) {
        return address(ExternKind.GLOBAL, index, module -> module.globals().size());
    }

    int function(int index) {
        return machine.functionAddress(instance, index);
    }

    private int address(ExternKind kind, int index, ToIntFunction<Module> own) {
        var imported = imports.stream().filter(each -> each.kind() == kind).toList();
        if (index < imported.size()) {
            return imported.get(index).address();
        }
        int before = 0;
        for (int i = 0; i < instance; i++) {
            before += own.applyAsInt(machine.module(i).module());
        }
        return before + index - imported.size();
    }
}
