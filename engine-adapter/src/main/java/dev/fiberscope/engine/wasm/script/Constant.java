package dev.fiberscope.engine.wasm.script;

import dev.fiberscope.engine.wasm.HeapType;

/** A value written in a script. */
public sealed interface Constant {
    record I32(int value) implements Constant {}

    record I64(long value) implements Constant {}

    /** The IEEE 754 bits. */
    record F32(int bits) implements Constant {}

    /** The IEEE 754 bits. */
    record F64(long bits) implements Constant {}

    /** Lane 0 lies in the lowest bits of {@code low}. */
    record V128(long low, long high) implements Constant {}

    record NullReference(HeapType.Abstract heap) implements Constant {}

    /**
     * Something of the host's, told from others by {@code number}. {@code heap} is {@code EXTERN}
     * for {@code ref.extern} and {@code ANY} for {@code ref.host}, the same thing made internal.
     */
    record HostReference(HeapType.Abstract heap, long number) implements Constant {}
}
