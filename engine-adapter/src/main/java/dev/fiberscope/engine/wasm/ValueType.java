package dev.fiberscope.engine.wasm;

/**
 * The type of an operand, local or global; {@code toString} is its text form with numeric indices.
 */
public sealed interface ValueType extends StorageType
        permits NumberType, VectorType, ReferenceType {}
