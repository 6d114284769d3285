package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.HeapType.Abstract;
import dev.fiberscope.engine.wasm.HeapType.Concrete;
import dev.fiberscope.engine.wasm.ReferenceType;

/** Whether a reference at run time is of a type. Specification 3.0, "Value Typing". */
final class Casts {
    private Casts() {}

    /** The four casts that do not branch; {@code type} in canonical types. */
    static void execute(Store store, StackData stack, int op, ReferenceType type) {
        long reference = stack.slots[stack.sp - 1];
        boolean fits = matches(store, reference, type);
        if (op == Op.REF_TEST || op == Op.REF_TEST_NULL) {
            stack.slots[stack.sp - 1] = fits ? 1 : 0;
        } else if (!fits) {
            throw new TrapSignal(
                    "cast failure",
                    "was given "
                            + given(store, reference)
                            + ", and needs "
                            + TypeWords.canonical(store, type));
        }
    }

    /** The reference with its type. */
    private static String given(Store store, long reference) {
        var shown = new ValueReader(store).reference(reference);
        return switch (Reference.kind(reference)) {
            case Reference.STRUCT, Reference.ARRAY ->
                    shown + " of type " + TypeWords.canonical(store, store.object(reference).type);
            case Reference.FUNCTION ->
                    shown
                            + " of type "
                            + TypeWords.canonical(
                                    store, store.function(Reference.index(reference)).type);
            default -> shown.toString();
        };
    }

    /** {@code type} in canonical types. */
    static boolean matches(Store store, long reference, ReferenceType type) {
        if (reference == Reference.NULL) {
            return type.nullable();
        }
        var top = store.types.top(type.heap());
        if (top == Abstract.EXTERN) {
            return type.heap() == Abstract.EXTERN;
        }
        HeapType dynamic =
                switch (Reference.kind(reference)) {
                    case Reference.FUNCTION ->
                            new Concrete(store.function(Reference.index(reference)).type);
                    case Reference.STRUCT, Reference.ARRAY ->
                            new Concrete(store.object(reference).type);
                    case Reference.I31 -> Abstract.I31;
                    case Reference.EXCEPTION -> Abstract.EXN;
                    case Reference.CONTINUATION -> Abstract.CONT;
                    default -> Abstract.ANY;
                };
        return store.types.matches(dynamic, type.heap());
    }
}
