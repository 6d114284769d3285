package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.ExternType;

/** A table of references; {@code type} in canonical types. */
final class TableData {
    final ExternType.Table type;
    final ChunkedLongs slots;

    /** Slots are counted by i64. */
    final boolean wide;

    TableData(ExternType.Table type, ChunkedLongs slots) {
        this.type = type;
        this.slots = slots;
        this.wide = type.limits().wide();
    }

    TableData fork() {
        return new TableData(type, slots.fork());
    }

    /** Slots are counted by i64. */
    boolean isWide() {
        return wide;
    }

    long maximum() {
        return type.limits().maximum().orElse(isWide() ? Long.MAX_VALUE : 0xffff_ffffL);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TableData table && slots.equals(table.slots);
    }

    @Override
    public int hashCode() {
        return slots.hashCode();
    }
}
