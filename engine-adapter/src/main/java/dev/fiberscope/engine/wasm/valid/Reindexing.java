package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.CompositeType;
import dev.fiberscope.engine.wasm.CompositeType.ArrayType;
import dev.fiberscope.engine.wasm.CompositeType.ContinuationType;
import dev.fiberscope.engine.wasm.CompositeType.FieldType;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.CompositeType.StructType;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.PackedType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.StorageType;
import dev.fiberscope.engine.wasm.SubType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Types with every type index in them replaced by another. */
record Reindexing(IntUnaryOperator index) {
    HeapType heap(HeapType type) {
        return switch (type) {
            case HeapType.Abstract same -> same;
            case HeapType.Concrete(int number) -> new HeapType.Concrete(index.applyAsInt(number));
        };
    }

    ReferenceType reference(ReferenceType type) {
        return type.heap() instanceof HeapType.Abstract
                ? type
                : new ReferenceType(type.nullable(), heap(type.heap()));
    }

    ValueType value(ValueType type) {
        return switch (type) {
            case NumberType same -> same;
            case VectorType same -> same;
            case ReferenceType reference -> reference(reference);
        };
    }

    private StorageType storage(StorageType type) {
        return switch (type) {
            case ValueType value -> value(value);
            case PackedType same -> same;
        };
    }

    private FieldType field(FieldType type) {
        return new FieldType(storage(type.storage()), type.mutable());
    }

    private List<ValueType> values(List<ValueType> types) {
        return types.stream().map(this::value).toList();
    }

    CompositeType composite(CompositeType type) {
        return switch (type) {
            case FunctionType(var parameters, var results) ->
                    new FunctionType(values(parameters), values(results));
            case ContinuationType(int function) -> new ContinuationType(index.applyAsInt(function));
            case StructType(var fields) ->
                    new StructType(fields.stream().map(this::field).toList());
            case ArrayType(var element) -> new ArrayType(field(element));
        };
    }

    SubType sub(SubType type) {
        return new SubType(
                type.isFinal(),
                type.supertypes().stream().map(index::applyAsInt).toList(),
                composite(type.composite()));
    }

    ExternType extern(ExternType type) {
        return switch (type) {
            case ExternType.Function(int function) ->
                    new ExternType.Function(index.applyAsInt(function));
            case ExternType.Table(var element, var limits) ->
                    new ExternType.Table(reference(element), limits);
            case ExternType.Memory same -> same;
            case ExternType.Global(var value, boolean mutable) ->
                    new ExternType.Global(value(value), mutable);
            case ExternType.Tag(int function) -> new ExternType.Tag(index.applyAsInt(function));
        };
    }
}
