package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.HeapType.Abstract;
import dev.fiberscope.engine.wasm.HeapType.Concrete;
import dev.fiberscope.engine.wasm.ReferenceType;

/** Whether a reference at run time is of a type. Specification 3.0, "Value Typing". */
final class Casts {
    private Casts() {}

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
