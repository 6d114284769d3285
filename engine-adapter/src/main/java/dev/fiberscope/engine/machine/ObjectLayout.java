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
 * How a struct or array type lies in slots. A subtype's layout begins with its supertype's. Never
 * changes; what instructions ask for is worked out ahead.
 */
final class ObjectLayout {
    /** How narrow a field is stored, and how it is read. */
    static final int WHOLE = 0;

    static final int I8 = 1;
    static final int I16 = 2;

    private final boolean array;
    private final List<StorageType> fields;
    private final int[] offsets;
    private final int[] packings;
    private final boolean[] references;
    private final boolean plain;

    private ObjectLayout(boolean array, List<StorageType> fields) {
        this.array = array;
        this.fields = List.copyOf(fields);
        int count = fields.size();
        offsets = new int[count + 1];
        packings = new int[count];
        references = new boolean[count];
        boolean whole = true;
        for (int i = 0; i < count; i++) {
            var field = fields.get(i);
            offsets[i + 1] = offsets[i] + (field == VectorType.V128 ? 2 : 1);
            packings[i] =
                    switch (field) {
                        case PackedType.I8 -> I8;
                        case PackedType.I16 -> I16;
                        case ValueType _ -> WHOLE;
                    };
            references[i] = field instanceof ReferenceType;
            whole &= packings[i] == WHOLE;
        }
        plain = whole;
    }

    static ObjectLayout of(CompositeType type) {
        return switch (type) {
            case StructType(var fields) ->
                    new ObjectLayout(false, fields.stream().map(FieldType::storage).toList());
            case ArrayType(var element) -> new ObjectLayout(true, List.of(element.storage()));
            default -> throw new AssertionError("unreachable: neither struct nor array");
        };
    }

    boolean array() {
        return array;
    }

    /** Of an array one. */
    List<StorageType> fields() {
        return fields;
    }

    /** The word for people. */
    String kind() {
        return array ? "array" : "struct";
    }

    /** Slots of an object, or of one element. */
    int slots() {
        return offsets[packings.length];
    }

    /** The slot at which field {@code field} of a struct begins. */
    int offset(int field) {
        return offsets[field];
    }

    int width(int field) {
        return offsets[field + 1] - offsets[field];
    }

    /** {@link #WHOLE}, {@link #I8} or {@link #I16}. */
    int packing(int field) {
        return packings[field];
    }

    /** No field is packed: values are stored as they are. */
    boolean plain() {
        return plain;
    }

    boolean isReference(int field) {
        return references[field];
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
