package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.List;

/** Refuses, before anything is made of it, a module that uses what this machine cannot execute yet. */
final class Supported {
    private static final int VECTORS = 0xfd;
    private static final int AGGREGATES = 0xfb;

    private Supported() {}

    static void check(Module module) throws ModuleException {
        for (var each : module.imports()) {
            if (each.type() instanceof ExternType.Function(int type)) {
                signature(module, type, each.place());
            }
        }
        for (var function : module.functions()) {
            signature(module, function.type(), function.place());
            types(function.locals(), function.place());
            for (var instruction : function.body().instructions()) {
                check(instruction);
            }
        }
        for (var global : module.globals()) {
            types(List.of(global.type().type()), global.place());
            for (var instruction : global.initial().instructions()) {
                check(instruction);
            }
        }
        for (var element : module.elements()) {
            for (var item : element.items()) {
                for (var instruction : item.instructions()) {
                    check(instruction);
                }
            }
        }
        for (var table : module.tableTypes()) {
            if (table.limits().wide()) {
                throw refuse("tables with 64-bit addresses", Place.NOWHERE);
            }
        }
        for (var memory : module.memoryTypes()) {
            if (memory.limits().wide()) {
                throw refuse("memories with 64-bit addresses", Place.NOWHERE);
            }
        }
    }

    private static void check(Instruction instruction) throws ModuleException {
        var opcode = instruction.opcode();
        if (opcode.prefix() == VECTORS || opcode.prefix() == AGGREGATES) {
            throw refuse("the instruction " + opcode.mnemonic(), instruction.place());
        }
        if (instruction.immediate() instanceof Immediate.MemoryAccess(var memory, _, _) && memory != 0) {
            throw refuse(opcode.mnemonic() + " of a second memory", instruction.place());
        }
        if (opcode == Opcode.SELECT_T && instruction.immediate() instanceof Immediate.Types(var types)) {
            types(types, instruction.place());
        }
    }

    private static void signature(Module module, int type, Place place) throws ModuleException {
        types(module.functionType(type).parameters(), place);
        types(module.functionType(type).results(), place);
    }

    private static void types(List<ValueType> types, Place place) throws ModuleException {
        if (types.contains(VectorType.V128)) {
            throw refuse("the type v128", place);
        }
    }

    private static ModuleException refuse(String what, Place place) {
        return new ModuleException(Phase.UNSUPPORTED, what + " cannot be executed yet", place);
    }
}
