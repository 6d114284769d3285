package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The locals of a function and which of them have a value at the instruction being checked. Only
 * those without a default, the non-nullable references, begin without; what a block sets counts
 * until its end. Specification 3.0, "Local Types".
 */
final class Locals {
    private final List<ValueType> types;
    private final BitSet unset = new BitSet();
    private final List<Integer> set = new ArrayList<>();

    /** {@code parameters} of {@code types} are parameters, the rest declared locals. */
    Locals(List<ValueType> types, int parameters) {
        this.types = types;
        for (int i = parameters; i < types.size(); i++) {
            unset.set(i, !hasDefault(types.get(i)));
        }
    }

    static boolean hasDefault(ValueType type) {
        return !(type instanceof ReferenceType reference) || reference.nullable();
    }

    ValueType type(int local, Place place) throws ModuleException {
        Definitions.check("local", local, types.size(), place);
        return types.get(local);
    }

    /** Whether {@code local}, which exists, may be read. */
    boolean isSet(int local) {
        return !unset.get(local);
    }

    void set(int local) {
        if (unset.get(local)) {
            unset.clear(local);
            set.add(local);
        }
    }

    /** Where a block begins, for {@link #backTo}. */
    int mark() {
        return set.size();
    }

    /** Forgets what was set since {@code mark}. */
    void backTo(int mark) {
        while (set.size() > mark) {
            unset.set(set.removeLast());
        }
    }
}
