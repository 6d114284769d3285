package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Raw slots as values that people see. */
final class ValueReader {
    private final Store store;

    ValueReader(Store store) {
        this.store = store;
    }

    List<WasmValue> values(List<ValueType> types, Values raw) {
        var all = new ArrayList<WasmValue>(types.size());
        long[] slots = raw.toArray();
        int at = 0;
        for (var type : types) {
            all.add(value(type, slots, at));
            at += Slots.of(type);
        }
        return all;
    }

    /** The value of type {@code type} that begins in slot {@code at}. */
    WasmValue value(ValueType type, long[] slots, int at) {
        long slot = slots[at];
        return switch (type) {
            case NumberType.I32 -> new WasmValue.I32((int) slot);
            case NumberType.I64 -> new WasmValue.I64(slot);
            case NumberType.F32 -> new WasmValue.F32((int) slot);
            case NumberType.F64 -> new WasmValue.F64(slot);
            case VectorType _ -> new WasmValue.V128(slot, slots[at + 1]);
            case ReferenceType _ -> reference(slot);
        };
    }

    WasmValue reference(long reference) {
        return switch (Reference.kind(reference)) {
            case 0 -> new WasmValue.Null();
            case Reference.FUNCTION -> {
                var function = store.function(Reference.index(reference));
                var compiled = function.compiled;
                yield new WasmValue.Function(
                        compiled == null ? -1 : compiled.instance(), function.name);
            }
            case Reference.CONTINUATION ->
                    new WasmValue.Continuation(
                            new ContinuationId(Reference.ordinal(reference)),
                            store.stackOf(reference) == null);
            case Reference.EXCEPTION -> {
                var exception = store.exceptions.at(Reference.index(reference));
                yield new WasmValue.ExceptionReference(
                        exception.ordinal(), store.tags.get(exception.tag()).id());
            }
            case Reference.HOST -> new WasmValue.Host(Reference.hostNumber(reference));
            case Reference.STRUCT -> new WasmValue.Aggregate("struct", object(reference).ordinal);
            case Reference.ARRAY -> new WasmValue.Aggregate("array", object(reference).ordinal);
            case Reference.I31 -> new WasmValue.I31(Reference.i31(reference));
            default ->
                    throw new AssertionError(
                            "unreachable: no reference " + Long.toHexString(reference));
        };
    }

    private ObjectData object(long reference) {
        return store.objects.at(Reference.index(reference));
    }

    /**
     * The raw slots of values given by a user or script. References: null and host objects only.
     */
    static Values raw(List<WasmValue> values) {
        var slots = new long[2 * values.size()];
        int used = 0;
        for (var value : values) {
            if (value instanceof WasmValue.V128(var low, var high)) {
                slots[used++] = low;
                slots[used++] = high;
            } else {
                slots[used++] = raw(value);
            }
        }
        return Values.of(Arrays.copyOf(slots, used));
    }

    private static long raw(WasmValue value) {
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
