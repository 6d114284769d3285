package dev.fiberscope.engine.wasm;

/** What a block takes from and gives to the operand stack. */
public sealed interface BlockType {
    record Empty() implements BlockType {}

    record Result(ValueType type) implements BlockType {}

    /** The function type with this index. */
    record Typed(int type) implements BlockType {}
}
