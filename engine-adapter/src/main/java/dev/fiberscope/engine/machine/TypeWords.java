package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.StorageType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Types as a module writes them: {@code i32}, {@code (ref null $task)}. */
final class TypeWords {
    private TypeWords() {}

    /** A type definition: the number {@code index} of the module of {@code instance}. */
    record Declaration(InstanceData instance, int index) {
        /** {@code $name} or index. */
        String shown() {
            return names().shown(Names.Kind.TYPE, index);
        }

        /** Field {@code field} of a struct: {@code $name} or index. */
        String field(int field) {
            return names().field(index, field)
                    .map(name -> "$" + name)
                    .orElseGet(() -> Integer.toString(field));
        }

        Names names() {
            return instance.module().module().names();
        }
    }

    /** {@code type} with the indices of the module whose names these are. */
    static String of(StorageType type, Names names) {
        return type instanceof ReferenceType(var nullable, HeapType.Concrete(var index))
                ? "(ref " + (nullable ? "null " : "") + names.shown(Names.Kind.TYPE, index) + ")"
                : type.toString();
    }

    /**
     * Where the canonical type is declared: the first declaration with a name, in the order of the
     * instances, else the first without. Modules may name equal types differently.
     */
    static Optional<Declaration> declaration(Store store, int canonical) {
        Optional<Declaration> nameless = Optional.empty();
        for (var instance : store.instances) {
            for (int i = 0; i < instance.types().size(); i++) {
                if (instance.types().at(i) == canonical) {
                    var found = new Declaration(instance, i);
                    if (found.names().of(Names.Kind.TYPE, i).isPresent()) {
                        return Optional.of(found);
                    }
                    nameless = nameless.or(() -> Optional.of(found));
                }
            }
        }
        return nameless;
    }

    /** A canonical type in the words of {@link #declaration}. */
    static String canonical(Store store, ReferenceType type) {
        return type instanceof ReferenceType(var nullable, HeapType.Concrete(var id))
                ? "(ref " + (nullable ? "null " : "") + canonical(store, id) + ")"
                : type.toString();
    }

    /** A function type by its name, or where it has none as it would be written. */
    static String described(Store store, int type) {
        var named =
                declaration(store, type)
                        .filter(each -> each.names().of(Names.Kind.TYPE, each.index()).isPresent())
                        .map(Declaration::shown);
        return named.orElseGet(() -> {
            var shape = store.types.function(type);
            return "(func"
                    + row(store, " (param", shape.parameters())
                    + row(store, " (result", shape.results())
                    + ")";
        });
    }

    private static String row(Store store, String word, List<ValueType> types) {
        return types.isEmpty()
                ? ""
                : types.stream()
                        .map(type ->
                                type instanceof ReferenceType reference
                                        ? canonical(store, reference)
                                        : type.toString())
                        .collect(Collectors.joining(" ", word + " ", ")"));
    }

    /** The name of a canonical type. */
    static String canonical(Store store, int type) {
        return declaration(store, type)
                .map(Declaration::shown)
                .orElseThrow(() -> new AssertionError("unreachable: type " + type + " of nobody"));
    }
}
