package dev.fiberscope.engine.wasm;

import java.util.OptionalLong;

/** The type of what a module imports or exports. */
public sealed interface ExternType {
    /** {@code type} is the index of a function type. */
    record Function(int type) implements ExternType {}

    record Table(ReferenceType element, Limits limits) implements ExternType {}

    /** Limits count pages of 65,536 bytes. */
    record Memory(Limits limits) implements ExternType {}

    record Global(ValueType type, boolean mutable) implements ExternType {}

    /**
     * {@code type} is the index of a function type: parameters are the payload, results what a
     * resumption gives.
     */
    record Tag(int type) implements ExternType {}

    /** {@code wide} says that addresses are i64; numbers are unsigned. */
    record Limits(long minimum, OptionalLong maximum, boolean wide) {}
}
