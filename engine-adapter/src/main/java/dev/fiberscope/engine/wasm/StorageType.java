package dev.fiberscope.engine.wasm;

/** What a field of a struct or array stores. */
public sealed interface StorageType permits ValueType, PackedType {}
