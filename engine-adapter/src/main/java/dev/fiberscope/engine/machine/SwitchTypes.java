package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.CompositeType.ContinuationType;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;

/** What a {@code switch} gives when somebody switches or resumes back. */
final class SwitchTypes {
    private SwitchTypes() {}

    /**
     * The parameters of the continuation type that is the last parameter of the one switched to.
     */
    static List<ValueType> results(Store store, InstanceData instance, Instruction instruction) {
        if (!(instruction.immediate() instanceof Immediate.Indices(var type, _))) {
            throw new AssertionError("unreachable: " + instruction.opcode() + " suspends nothing");
        }
        var parameters = continuation(store, instance.types().at(type));
        if (parameters.getLast() instanceof ReferenceType(_, HeapType.Concrete(var back))) {
            return continuation(store, back);
        }
        throw new AssertionError("unreachable: switch was validated");
    }

    private static List<ValueType> continuation(Store store, int type) {
        if (store.types.composite(type) instanceof ContinuationType(var function)) {
            return store.types.function(function).parameters();
        }
        throw new AssertionError("unreachable: switch was validated");
    }
}
