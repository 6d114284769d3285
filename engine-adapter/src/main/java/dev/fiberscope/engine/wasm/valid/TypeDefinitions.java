package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.CompositeType;
import dev.fiberscope.engine.wasm.CompositeType.ArrayType;
import dev.fiberscope.engine.wasm.CompositeType.ContinuationType;
import dev.fiberscope.engine.wasm.CompositeType.FieldType;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.CompositeType.StructType;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Module.RecursiveGroup;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.StorageType;
import dev.fiberscope.engine.wasm.SubType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;

/**
 * Checks type definitions, group by group: a group may refer to itself and backwards, and a type
 * must be what its supertype promises. Specification 3.0, "Type Definitions"; Explainer, "Types".
 */
final class TypeDefinitions {
    private final Module module;
    private final TypeRegistry registry;
    private final Wording wording;
    private final int[] ids;

    private TypeDefinitions(Module module, TypeRegistry registry) {
        this.module = module;
        this.registry = registry;
        wording = new Wording(module.names());
        ids = new int[module.types().size()];
    }

    /** Checks all and registers them in {@code registry}; gives their canonical ids. */
    static int[] check(Module module, TypeRegistry registry) throws ModuleException {
        var check = new TypeDefinitions(module, registry);
        for (var group : module.groups()) {
            check.group(group);
        }
        return check.ids;
    }

    private void group(RecursiveGroup group) throws ModuleException {
        int end = group.first() + group.size();
        for (int type = group.first(); type < end; type++) {
            var definition = module.types().get(type);
            supertypesExist(definition, type, end, group.place());
            references(definition.composite(), end, group.place());
        }
        registry.add(module, group, ids);
        for (int type = group.first(); type < end; type++) {
            for (int above : module.types().get(type).supertypes()) {
                supertypeFits(type, above, group.place());
            }
        }
    }

    private void supertypesExist(SubType definition, int type, int end, Place place)
            throws ModuleException {
        if (definition.supertypes().size() > 1) {
            throw Invalid.at(
                    place,
                    "sub type "
                            + type
                            + " has more than one super type: WebAssembly 3.0 allows at most one");
        }
        for (int above : definition.supertypes()) {
            Definitions.check("type", above, end, place);
            if (above >= type) {
                throw Invalid.at(
                        place,
                        "forward use of type "
                                + above
                                + " in sub type definition: the supertype of "
                                + wording.type(type)
                                + " must be defined before it");
            }
        }
    }

    private void references(CompositeType type, int end, Place place) throws ModuleException {
        switch (type) {
            case FunctionType(var parameters, var results) -> {
                values(parameters, end, place);
                values(results, end, place);
            }
            case ContinuationType(int function) -> {
                Definitions.check("type", function, end, place);
                if (!(module.types().get(function).composite() instanceof FunctionType)) {
                    throw Invalid.at(
                            place,
                            "non-function type "
                                    + function
                                    + ": a continuation type is made of a function type, and "
                                    + wording.type(function)
                                    + " is none");
                }
            }
            case StructType(var fields) -> {
                for (var field : fields) {
                    storage(field.storage(), end, place);
                }
            }
            case ArrayType(var element) -> storage(element.storage(), end, place);
        }
    }

    private static void values(List<ValueType> types, int end, Place place) throws ModuleException {
        for (var type : types) {
            storage(type, end, place);
        }
    }

    private static void storage(StorageType type, int end, Place place) throws ModuleException {
        if (type instanceof ReferenceType(_, HeapType.Concrete(int index))) {
            Definitions.check("type", index, end, place);
        }
    }

    private void supertypeFits(int type, int above, Place place) throws ModuleException {
        if (module.types().get(above).isFinal()) {
            throw Invalid.at(
                    place,
                    "sub type "
                            + type
                            + " has final super type "
                            + above
                            + ": "
                            + wording.type(above)
                            + " would have to be declared open, as (sub ...)");
        }
        if (!matches(registry.composite(ids[type]), registry.composite(ids[above]))) {
            throw Invalid.at(
                    place,
                    "sub type "
                            + type
                            + " does not match super type "
                            + above
                            + ": a value of "
                            + wording.type(type)
                            + " could not stand for one of "
                            + wording.type(above));
        }
    }

    private boolean matches(CompositeType sub, CompositeType sup) {
        return switch (sup) {
            case FunctionType(var parameters, var results) ->
                    sub instanceof FunctionType function
                            && registry.matches(parameters, function.parameters())
                            && registry.matches(function.results(), results);
            case ContinuationType(int function) ->
                    sub instanceof ContinuationType(int other) && registry.matches(other, function);
            case StructType(var fields) ->
                    sub instanceof StructType struct && matches(struct.fields(), fields);
            case ArrayType(var element) ->
                    sub instanceof ArrayType(var other) && matches(other, element);
        };
    }

    private boolean matches(List<FieldType> sub, List<FieldType> sup) {
        boolean all = sub.size() >= sup.size();
        for (int i = 0; all && i < sup.size(); i++) {
            all = matches(sub.get(i), sup.get(i));
        }
        return all;
    }

    private boolean matches(FieldType sub, FieldType sup) {
        return sub.mutable() == sup.mutable()
                && matches(sub.storage(), sup.storage())
                && (!sub.mutable() || matches(sup.storage(), sub.storage()));
    }

    private boolean matches(StorageType sub, StorageType sup) {
        return sub.equals(sup)
                || (sub instanceof ValueType below
                        && sup instanceof ValueType above
                        && registry.matches(below, above));
    }
}
