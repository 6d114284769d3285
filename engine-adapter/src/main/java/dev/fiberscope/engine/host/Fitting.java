package dev.fiberscope.engine.host;

import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;

/**
 * Which values people can write for which types: numbers, vectors, null, and numbers that stand for
 * things of the host.
 */
public final class Fitting {
    private Fitting() {}

    /** {@code value} may be given where {@code type} is wanted. */
    public static boolean fits(WasmValue value, ValueType type) {
        return switch (value) {
            case WasmValue.I32 _ -> type == NumberType.I32;
            case WasmValue.I64 _ -> type == NumberType.I64;
            case WasmValue.F32 _ -> type == NumberType.F32;
            case WasmValue.F64 _ -> type == NumberType.F64;
            case WasmValue.V128 _ -> type == VectorType.V128;
            case WasmValue.Null _ ->
                    type instanceof ReferenceType reference && reference.nullable();
            case WasmValue.Host _ ->
                    type instanceof ReferenceType reference
                            && (reference.heap() == HeapType.Abstract.EXTERN
                                    || reference.heap() == HeapType.Abstract.ANY);
            case WasmValue.Function _,
                    WasmValue.Continuation _,
                    WasmValue.ExceptionReference _,
                    WasmValue.Aggregate _,
                    WasmValue.I31 _ ->
                    false;
        };
    }
}
