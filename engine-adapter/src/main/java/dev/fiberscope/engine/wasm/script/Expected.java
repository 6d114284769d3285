package dev.fiberscope.engine.wasm.script;

import dev.fiberscope.engine.wasm.HeapType;
import java.util.List;

/** Which results pass. */
public sealed interface Expected {
    /** This value, bit by bit. */
    record Exactly(Constant value) implements Expected {}

    record F32Nan(Nan nan) implements Expected {}

    record F64Nan(Nan nan) implements Expected {}

    /**
     * A vector of floats; each lane is an {@code Exactly} or one of the NaNs, lane 0 first: 4 of
     * f32 or 2 of f64.
     */
    record Lanes(List<Expected> lanes) implements Expected {
        public Lanes {
            lanes = List.copyOf(lanes);
        }
    }

    /** Null of whatever type. */
    record AnyNull() implements Expected {}

    /** Anything of this type but null. */
    record Reference(HeapType.Abstract heap) implements Expected {}

    record Either(List<Expected> alternatives) implements Expected {
        public Either {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** Sets of NaNs. Specification 3.0, "NaN Propagation". */
    enum Nan {
        /** Only the highest bit of the payload is set. */
        CANONICAL,
        /** The highest bit of the payload is set. */
        ARITHMETIC
    }
}
