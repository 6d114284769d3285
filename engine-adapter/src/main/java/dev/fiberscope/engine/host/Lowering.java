package dev.fiberscope.engine.host;

import com.dylibso.chicory.wasm.types.ValType;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.List;

/** Our types as Chicory's: every reference is a number of the machine, and so {@code ExternRef}. */
final class Lowering {
    private Lowering() {}

    static com.dylibso.chicory.wasm.types.FunctionType function(FunctionType type) {
        return com.dylibso.chicory.wasm.types.FunctionType.of(
                values(type.parameters()), values(type.results()));
    }

    static List<ValType> values(List<ValueType> types) {
        return types.stream().map(Lowering::value).toList();
    }

    static ValType value(ValueType type) {
        return switch (type) {
            case NumberType.I32 -> ValType.I32;
            case NumberType.I64 -> ValType.I64;
            case NumberType.F32 -> ValType.F32;
            case NumberType.F64 -> ValType.F64;
            case VectorType.V128 -> ValType.V128;
            case ReferenceType _ -> ValType.ExternRef;
        };
    }
}
