package dev.fiberscope.engine.proof.reduction;

/** One operand. References are ordinals of the store's things. */
public sealed interface Value {
    record I32(int number) implements Value {}

    record I64(long number) implements Value {}

    record Null() implements Value {}

    record Function(int index) implements Value {}

    /** The continuation with this ordinal. */
    record Reference(int continuation) implements Value {}

    /** The exception with this ordinal. */
    record Thrown(int exception) implements Value {}
}
