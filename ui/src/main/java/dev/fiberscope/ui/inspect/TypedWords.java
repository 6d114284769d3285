package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.WasmValue;

/** A value in the words in which people type one: what a field for a new value begins with. */
final class TypedWords {
    private TypedWords() {}

    /** {@code shape} is how vectors are shown; one that has no finite lanes is typed as digits. */
    static String of(WasmValue value, VectorShape shape) {
        return switch (value) {
            case WasmValue.V128 vector -> vector(vector, shape);
            case WasmValue.Continuation(var id, _) -> id.toString();
            case WasmValue.ExceptionReference(int ordinal, _) -> "x" + ordinal;
            case WasmValue.I32 _,
                    WasmValue.I64 _,
                    WasmValue.F32 _,
                    WasmValue.F64 _,
                    WasmValue.Null _,
                    WasmValue.Function _,
                    WasmValue.Aggregate _,
                    WasmValue.I31 _,
                    WasmValue.Host _ ->
                    value.toString();
        };
    }

    private static String vector(WasmValue.V128 vector, VectorShape shape) {
        var lanes = shape.text(vector);
        boolean digits =
                shape == VectorShape.HEX || lanes.contains("nan") || lanes.contains("Infinity");
        return digits ? vector.toString() : shape.word() + " " + lanes;
    }
}
