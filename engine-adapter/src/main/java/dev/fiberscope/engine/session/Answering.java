package dev.fiberscope.engine.session;

import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.List;
import java.util.Optional;

/** Whether values that a person or a script gives are of the types that are wanted. */
final class Answering {
    private Answering() {}

    static boolean fit(List<WasmValue> values, List<ValueType> types) {
        return complaint(values, types).isEmpty();
    }

    /** A sentence that says what does not fit. */
    static Optional<String> complaint(List<WasmValue> values, List<ValueType> types) {
        if (values.size() != types.size()) {
            return Optional.of(
                    (types.size() == 1 ? "1 value is" : types.size() + " values are") + " wanted, and not " + values.size());
        }
        for (int i = 0; i < values.size(); i++) {
            if (!fits(values.get(i), types.get(i))) {
                return Optional.of("value " + (i + 1) + ", " + values.get(i) + ", is no " + types.get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(WasmValue value, ValueType type) {
        return switch (value) {
            case WasmValue.I32 _ -> type == NumberType.I32;
            case WasmValue.I64 _ -> type == NumberType.I64;
            case WasmValue.F32 _ -> type == NumberType.F32;
            case WasmValue.F64 _ -> type == NumberType.F64;
            case WasmValue.V128 _ -> type == VectorType.V128;
            case WasmValue.Null _ -> type instanceof ReferenceType reference && reference.nullable();
            case WasmValue.Host _ ->
                    type instanceof ReferenceType reference
                            && (reference.heap() == HeapType.Abstract.EXTERN || reference.heap() == HeapType.Abstract.ANY);
            case WasmValue.Function _,
                    WasmValue.Continuation _,
                    WasmValue.ExceptionReference _,
                    WasmValue.Aggregate _,
                    WasmValue.I31 _ -> false;
        };
    }
}
