package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.ArrayList;
import java.util.List;

/** Raw slots as values that people see. */
final class ValueReader {
    private final Store store;

    ValueReader(Store store) {
        this.store = store;
    }

    List<WasmValue> values(List<ValueType> types, Values raw) {
        var all = new ArrayList<WasmValue>(types.size());
        for (int i = 0; i < types.size(); i++) {
            all.add(value(types.get(i), raw.at(i)));
        }
        return all;
    }

    /** The value of type {@code type} that lies in {@code slot}. */
    WasmValue value(ValueType type, long slot) {
        return switch (type) {
            case NumberType.I32 -> new WasmValue.I32((int) slot);
            case NumberType.I64 -> new WasmValue.I64(slot);
            case NumberType.F32 -> new WasmValue.F32((int) slot);
            case NumberType.F64 -> new WasmValue.F64(slot);
            case VectorType _ -> throw new AssertionError("unreachable: vectors were refused");
            case ReferenceType _ -> reference(slot);
        };
    }

    WasmValue reference(long reference) {
        return switch (Reference.kind(reference)) {
            case 0 -> new WasmValue.Null();
            case Reference.FUNCTION -> {
                var function = store.function(Reference.index(reference));
                var compiled = function.compiled;
                yield new WasmValue.Function(compiled == null ? -1 : compiled.instance(), function.name);
            }
            case Reference.CONTINUATION ->
                    new WasmValue.Continuation(
                            new ContinuationId(Reference.ordinal(reference)), store.stackOf(reference) == null);
            case Reference.EXCEPTION -> {
                var exception = store.exceptions.at(Reference.index(reference));
                yield new WasmValue.ExceptionReference(exception.ordinal(), store.tags.get(exception.tag()).id());
            }
            case Reference.HOST -> new WasmValue.Host(Reference.hostNumber(reference));
            default -> throw new AssertionError("unreachable: no reference " + Long.toHexString(reference));
        };
    }

    /** The raw slot of a value given by a user or script. References: null and host objects only. */
    static long raw(WasmValue value) {
        return switch (value) {
            case WasmValue.I32(var number) -> number;
            case WasmValue.I64(var number) -> number;
            case WasmValue.F32(var bits) -> bits;
            case WasmValue.F64(var bits) -> bits;
            case WasmValue.Null _ -> Reference.NULL;
            case WasmValue.Host(var number) -> Reference.of(Reference.HOST, number);
            case WasmValue.V128 _,
                    WasmValue.Function _,
                    WasmValue.Continuation _,
                    WasmValue.ExceptionReference _,
                    WasmValue.Aggregate _,
                    WasmValue.I31 _ ->
                throw new IllegalArgumentException(value + " cannot be given from outside");
        };
    }
}
