package dev.fiberscope.engine.wasm.binary;

import dev.fiberscope.engine.wasm.CompositeType.ArrayType;
import dev.fiberscope.engine.wasm.CompositeType.ContinuationType;
import dev.fiberscope.engine.wasm.CompositeType.FieldType;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.CompositeType.StructType;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Module.RecursiveGroup;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.PackedType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.StorageType;
import dev.fiberscope.engine.wasm.SubType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.List;

/** Types of every sort, in their shortest form: the inverse of {@link TypeReader}. */
final class TypeWriter {
    private final Output output;

    TypeWriter(Output output) {
        this.output = output;
    }

    /** {@code types} are all types of the module. */
    void group(RecursiveGroup group, List<SubType> types) {
        if (group.size() != 1) {
            output.octet(0x4e);
            output.u32(group.size());
        }
        types.subList(group.first(), group.first() + group.size()).forEach(this::subType);
    }

    private void subType(SubType type) {
        if (!type.isFinal() || !type.supertypes().isEmpty()) {
            output.octet(type.isFinal() ? 0x4f : 0x50);
            output.u32(type.supertypes().size());
            type.supertypes().forEach(output::u32);
        }
        switch (type.composite()) {
            case FunctionType(var parameters, var results) -> {
                output.octet(0x60);
                valueTypes(parameters);
                valueTypes(results);
            }
            case StructType(var fields) -> {
                output.octet(0x5f);
                output.u32(fields.size());
                fields.forEach(this::field);
            }
            case ArrayType(var element) -> {
                output.octet(0x5e);
                field(element);
            }
            case ContinuationType(int function) -> {
                output.octet(0x5d);
                typeIndex(function);
            }
        }
    }

    private void field(FieldType field) {
        storageType(field.storage());
        output.octet(field.mutable() ? 1 : 0);
    }

    private void storageType(StorageType type) {
        switch (type) {
            case PackedType packed -> output.octet(packed == PackedType.I8 ? 0x78 : 0x77);
            case ValueType value -> valueType(value);
        }
    }

    void valueTypes(List<ValueType> types) {
        output.u32(types.size());
        types.forEach(this::valueType);
    }

    void valueType(ValueType type) {
        switch (type) {
            case NumberType number ->
                    output.octet(
                            switch (number) {
                                case I32 -> 0x7f;
                                case I64 -> 0x7e;
                                case F32 -> 0x7d;
                                case F64 -> 0x7c;
                            });
            case VectorType _ -> output.octet(0x7b);
            case ReferenceType reference -> referenceType(reference);
        }
    }

    void referenceType(ReferenceType type) {
        if (!(type.nullable() && type.heap() instanceof HeapType.Abstract)) {
            output.octet(type.nullable() ? 0x63 : 0x64);
        }
        heapType(type.heap());
    }

    void heapType(HeapType type) {
        switch (type) {
            case HeapType.Abstract named -> output.octet(named.code());
            case HeapType.Concrete(int index) -> typeIndex(index);
        }
    }

    void typeIndex(int index) {
        output.signed(Integer.toUnsignedLong(index));
    }

    /** The type, without the byte that tells which kind it is. */
    void externType(ExternType type) {
        switch (type) {
            case ExternType.Function(int index) -> output.u32(index);
            case ExternType.Table(var element, var limits) -> {
                referenceType(element);
                limits(limits);
            }
            case ExternType.Memory(var limits) -> limits(limits);
            case ExternType.Global(var value, boolean mutable) -> {
                valueType(value);
                output.octet(mutable ? 1 : 0);
            }
            case ExternType.Tag(int index) -> {
                output.octet(0);
                output.u32(index);
            }
        }
    }

    private void limits(ExternType.Limits limits) {
        output.octet((limits.maximum().isPresent() ? 1 : 0) | (limits.wide() ? 4 : 0));
        output.u64(limits.minimum());
        limits.maximum().ifPresent(output::u64);
    }
}
