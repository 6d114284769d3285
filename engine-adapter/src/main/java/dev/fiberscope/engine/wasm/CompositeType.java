package dev.fiberscope.engine.wasm;

import java.util.List;

/** The body of a type definition. */
public sealed interface CompositeType {
    record FunctionType(List<ValueType> parameters, List<ValueType> results)
            implements CompositeType {
        public FunctionType {
            parameters = List.copyOf(parameters);
            results = List.copyOf(results);
        }
    }

    /**
     * {@code function} is the index of the function type that says what resuming takes and what the
     * end gives.
     */
    record ContinuationType(int function) implements CompositeType {}

    record StructType(List<FieldType> fields) implements CompositeType {
        public StructType {
            fields = List.copyOf(fields);
        }
    }

    record ArrayType(FieldType element) implements CompositeType {}

    record FieldType(StorageType storage, boolean mutable) {}
}
