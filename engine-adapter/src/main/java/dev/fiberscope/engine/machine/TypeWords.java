package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;

/** Types as a module writes them: {@code i32}, {@code (ref null $task)}. */
final class TypeWords {
    private TypeWords() {}

    /** {@code type} with the indices of the module whose names these are. */
    static String of(ValueType type, Names names) {
        return type instanceof ReferenceType(var nullable, HeapType.Concrete(var index))
                ? "(ref " + (nullable ? "null " : "") + names.shown(Names.Kind.TYPE, index) + ")"
                : type.toString();
    }
}
