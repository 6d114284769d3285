package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.List;

/** How many slots values take: two for a v128, one for each other. */
public final class Slots {
    private Slots() {}

    public static int of(ValueType type) {
        return type == VectorType.V128 ? 2 : 1;
    }

    public static int of(List<ValueType> types) {
        int slots = 0;
        for (var type : types) {
            slots += of(type);
        }
        return slots;
    }

    /** The first of {@code types}, as many as fill {@code slots}. */
    static List<ValueType> first(List<ValueType> types, int slots) {
        int count = 0;
        for (int rest = slots; rest > 0; rest -= of(types.get(count++))) {}
        return types.subList(0, count);
    }

    /** The last of {@code types}, as many as fill {@code slots}. */
    static List<ValueType> last(List<ValueType> types, int slots) {
        int from = types.size();
        for (int rest = slots; rest > 0; rest -= of(types.get(--from))) {}
        return types.subList(from, types.size());
    }
}
