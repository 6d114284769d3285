package dev.fiberscope.engine.machine;

/** Finds the function that a call means, and says why a call cannot be. */
final class Callees {
    private Callees() {}

    /** The function that {@code call_ref} calls. */
    static FunctionData referenced(Store store, long reference) {
        if (reference == Reference.NULL) {
            throw new TrapSignal("null function reference");
        }
        return store.function(Reference.index(reference));
    }

    /** The function that {@code call_indirect} finds in the table's slot {@code index}. */
    static FunctionData indirect(Store store, int type, int table, long index) {
        var data = store.tables.get(table);
        long slot = data.wide ? index : index & 0xffff_ffffL;
        if (slot >= 0 && slot < data.slots.size()) {
            long reference = data.slots.at((int) slot);
            if (reference != Reference.NULL) {
                var function = store.function(Reference.index(reference));
                if (function.type == type || store.types.matches(function.type, type)) {
                    return function;
                }
            }
        }
        throw undefined(store, type, data, slot);
    }

    /** Why no function of the right type is in the table's slot. */
    private static TrapSignal undefined(Store store, int type, TableData data, long slot) {
        if (slot < 0 || slot >= data.slots.size()) {
            return new TrapSignal(
                    "undefined element",
                    "calls slot "
                            + Long.toUnsignedString(slot)
                            + " of a table that has "
                            + data.slots.size());
        }
        long reference = data.slots.at((int) slot);
        if (reference == Reference.NULL) {
            return new TrapSignal(
                    "uninitialized element", "calls slot " + slot + ", which is null");
        }
        return new TrapSignal(
                "indirect call type mismatch",
                "calls "
                        + store.function(Reference.index(reference)).name
                        + " in slot "
                        + slot
                        + ", which is of type "
                        + TypeWords.described(
                                store, store.function(Reference.index(reference)).type)
                        + ", and needs "
                        + TypeWords.described(store, type));
    }

    /** A call to {@code callee} would be more than the limits allow. */
    static TrapSignal exhausted(
            Settings settings, Store store, StackData stack, FunctionData callee) {
        return new TrapSignal(
                "call stack exhausted",
                "calls "
                        + callee.name
                        + " with "
                        + stack.frameCount()
                        + " frames on "
                        + Pictures.stack(stack)
                        + (store.framesBelow == 0 ? "" : " and " + store.framesBelow + " below it")
                        + ": more than "
                        + settings.frames()
                        + " are not allowed, nor "
                        + StackData.MOST_SLOTS
                        + " values on one stack");
    }
}
