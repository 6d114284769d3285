package dev.fiberscope.ui.code;

import dev.fiberscope.engine.wasm.BlockType;
import dev.fiberscope.engine.wasm.CompositeType;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.StorageType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Types of one module in words, with the module's own names. The module must be valid. */
record TypeWords(Module module) {
    /** {@code (i32 (ref $task)) to ()}. */
    String signature(int type) {
        var function = module.functionType(type);
        return "(" + list(function.parameters()) + ") to (" + list(function.results()) + ")";
    }

    String list(List<ValueType> types) {
        return types.stream().map(this::value).collect(Collectors.joining(" "));
    }

    String value(ValueType type) {
        return type instanceof ReferenceType(boolean nullable, HeapType.Concrete(int index))
                ? (nullable ? "(ref null " : "(ref ") + name(index) + ")"
                : type.toString();
    }

    /** What type {@code index} is. */
    String defined(int index) {
        return switch (module.types().get(index).composite()) {
            case CompositeType.FunctionType _ -> "function " + signature(index);
            case CompositeType.ContinuationType(int function) ->
                    "continuation of " + name(function) + ", " + signature(function);
            case CompositeType.StructType(var fields) ->
                    "struct of "
                            + (fields.isEmpty()
                                    ? "no fields"
                                    : fields.stream()
                                            .map(this::field)
                                            .collect(Collectors.joining(", ")));
            case CompositeType.ArrayType(var element) -> "array of " + field(element);
        };
    }

    private String field(CompositeType.FieldType field) {
        return (field.mutable() ? "mutable " : "") + storage(field.storage());
    }

    private String storage(StorageType type) {
        return type instanceof ValueType value ? value(value) : type.toString();
    }

    String global(ExternType.Global type) {
        return (type.mutable() ? "mutable " : "") + value(type.type());
    }

    /** {@code 4 of (ref null $task)}. */
    String table(ExternType.Table type) {
        return amount(type.limits(), "entry", "entries") + " of " + value(type.element());
    }

    String memory(ExternType.Memory type) {
        return amount(type.limits(), "page", "pages") + " of 64 KiB";
    }

    private static String amount(ExternType.Limits limits, String one, String many) {
        OptionalLong maximum = limits.maximum();
        var least =
                Long.toUnsignedString(limits.minimum())
                        + " "
                        + (limits.minimum() == 1 ? one : many);
        var most =
                maximum.isEmpty() || maximum.getAsLong() == limits.minimum()
                        ? ""
                        : ", at most " + Long.toUnsignedString(maximum.getAsLong()) + ",";
        return least + most;
    }

    /** What a block gives, as {@code (i32)}; for a loop what it takes. */
    String carried(BlockType type, boolean loop) {
        return switch (type) {
            case BlockType.Empty() -> "nothing";
            case BlockType.Result(var result) -> loop ? "nothing" : "(" + value(result) + ")";
            case BlockType.Typed(int index) -> {
                var function = module.functionType(index);
                var types = loop ? function.parameters() : function.results();
                yield types.isEmpty() ? "nothing" : "(" + list(types) + ")";
            }
        };
    }

    private String name(int type) {
        return module.names().shown(Names.Kind.TYPE, type);
    }
}
