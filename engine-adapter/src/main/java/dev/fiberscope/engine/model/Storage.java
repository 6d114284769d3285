package dev.fiberscope.engine.model;

/** A place in the program's state that holds a value, or bytes: it can be watched and edited. */
public sealed interface Storage {
    /**
     * Local {@code index} of a frame.
     *
     * @param depth counts the frames of the stack from its bottom, from 0
     */
    record Local(StackId stack, int depth, int index) implements Storage {}

    /** Operand {@code index} of a frame, from the bottom, from 0. */
    record Operand(StackId stack, int depth, int index) implements Storage {}

    /** The global at {@code index} of the instance's index space. */
    record GlobalCell(int instance, int index) implements Storage {}

    /** {@code count} bytes from {@code address} on of a linear memory, which has them. */
    record Bytes(int instance, int memory, long address, int count) implements Storage {}

    record TableSlot(int instance, int table, long slot) implements Storage {}

    /** Field or element {@code index} of the struct or array that {@code object} refers to. */
    record Field(WasmValue object, int index) implements Storage {}
}
