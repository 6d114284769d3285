package dev.fiberscope.engine.wasm;

/**
 * What follows an instruction's code, and so which case of {@link Immediate} it carries. Names tell
 * the order in binary.
 */
public enum ImmediateKind {
    NONE,
    BLOCK,
    TRY,
    LABEL,
    BRANCH_TABLE,
    BRANCH_CAST,
    FUNCTION,
    CALL_INDIRECT,
    TYPE,
    TYPES,
    TYPE_TYPE,
    TYPE_FIELD,
    TYPE_COUNT,
    TYPE_DATA,
    TYPE_ELEMENT,
    TYPE_TAG,
    TAG,
    RESUME,
    RESUME_THROW,
    LOCAL,
    GLOBAL,
    TABLE,
    TABLE_TABLE,
    MEMORY,
    MEMORY_MEMORY,
    MEMORY_ACCESS,
    MEMORY_LANE,
    DATA,
    DATA_MEMORY,
    ELEMENT,
    ELEMENT_TABLE,
    HEAP_TYPE,
    REFERENCE_TYPE,
    LANE,
    SHUFFLE,
    I32,
    I64,
    F32,
    F64,
    V128
}
