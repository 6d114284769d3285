package dev.fiberscope.engine.host;

import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.List;

/** How many raw slots values take. */
final class Slots {
    private Slots() {}

    static int of(List<ValueType> types) {
        return types.stream().mapToInt(type -> type instanceof VectorType ? 2 : 1).sum();
    }
}
