package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.CompositeType;
import dev.fiberscope.engine.wasm.CompositeType.ArrayType;
import dev.fiberscope.engine.wasm.CompositeType.FieldType;
import dev.fiberscope.engine.wasm.CompositeType.StructType;
import dev.fiberscope.engine.wasm.PackedType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.StorageType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.List;

/**
 * How a struct or array type lies in slots. A subtype's layout begins with its supertype's. {@code
 * fields}: of an array one.
 */
record ObjectLayout(boolean array, List<StorageType> fields) {
    ObjectLayout {
        fields = List.copyOf(fields);
    }

    /** How narrow a field is stored, and how it is read. */
    static final int WHOLE = 0;

    static final int I8 = 1;
    static final int I16 = 2;

    static ObjectLayout of(CompositeType type) {
        return switch (type) {
            case StructType(var fields) ->
                    new ObjectLayout(false, fields.stream().map(FieldType::storage).toList());
            case ArrayType(var element) -> new ObjectLayout(true, List.of(element.storage()));
            default -> throw new AssertionError("unreachable: neither struct nor array");
        };
    }

    /** The word for people. */
    String kind() {
        return array ? "array" : "struct";
    }

    /** Slots of an object, or of one element. */
    int slots() {
        return offset(fields.size());
    }

    /** The slot at which field {@code field} of a struct begins. */
    int offset(int field) {
        int offset = 0;
        for (int i = 0; i < field; i++) {
            offset += width(i);
        }
        return offset;
    }

    int width(int field) {
        return fields.get(field) == VectorType.V128 ? 2 : 1;
    }

    /** {@link #WHOLE}, {@link #I8} or {@link #I16}. */
    int packing(int field) {
        return switch (fields.get(field)) {
            case PackedType.I8 -> I8;
            case PackedType.I16 -> I16;
            case ValueType _ -> WHOLE;
        };
    }

    boolean isReference(int field) {
        return fields.get(field) instanceof ReferenceType;
    }

    /** The value as it is stored in a field of this packing. */
    static long packed(long value, int packing) {
        return switch (packing) {
            case I8 -> value & 0xff;
            case I16 -> value & 0xffff;
            default -> value;
        };
    }

    /** The stored value as {@code get_s} reads it. */
    static long signed(long stored, int packing) {
        return switch (packing) {
            case I8 -> (byte) stored;
            case I16 -> (short) stored;
            default -> stored;
        };
    }

    /** Bytes of an element in a data segment. */
    int bytes() {
        return switch (fields.getFirst()) {
            case PackedType.I8 -> 1;
            case PackedType.I16 -> 2;
            case dev.fiberscope.engine.wasm.NumberType number ->
                    switch (number) {
                        case I32, F32 -> 4;
                        case I64, F64 -> 8;
                    };
            case VectorType _ -> 16;
            case ReferenceType _ ->
                    throw new AssertionError("unreachable: references come from element segments");
        };
    }
}
