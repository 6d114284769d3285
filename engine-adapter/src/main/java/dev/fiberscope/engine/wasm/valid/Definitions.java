package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.CompositeType;
import dev.fiberscope.engine.wasm.CompositeType.ArrayType;
import dev.fiberscope.engine.wasm.CompositeType.ContinuationType;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.CompositeType.StructType;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.BitSet;
import java.util.List;

/**
 * What the checks of one module look things up in: its index spaces, with a sentence for an index
 * that leads nowhere, and the subtype order of its types. Value types carry the module's own type
 * indices.
 */
final class Definitions {
    private final Module module;
    private final TypeRegistry registry;
    private final int[] ids;
    private final Wording wording;
    private final List<Integer> functions;
    private final List<ExternType.Table> tables;
    private final List<ExternType.Memory> memories;
    private final List<ExternType.Global> globals;
    private final List<ExternType.Tag> tags;
    private final BitSet declared;

    /**
     * {@code ids} are the canonical ids that {@code registry} gave to the types, which must have
     * been checked.
     */
    Definitions(Module module, TypeRegistry registry, int[] ids) {
        this.module = module;
        this.registry = registry;
        this.ids = ids.clone();
        wording = new Wording(module.names());
        functions = module.functionTypes();
        tables = module.tableTypes();
        memories = module.memoryTypes();
        globals = module.globalTypes();
        tags = module.tagTypes();
        declared = Declared.functions(module);
    }

    Module module() {
        return module;
    }

    Wording wording() {
        return wording;
    }

    CompositeType type(int index, Place place) throws ModuleException {
        check("type", index, ids.length, place);
        return module.types().get(index).composite();
    }

    FunctionType function(int type, Place place) throws ModuleException {
        if (type(type, place) instanceof FunctionType function) {
            return function;
        }
        throw isNo("function", type, place);
    }

    /** The function type behind a continuation type. */
    FunctionType continuation(int type, Place place) throws ModuleException {
        if (type(type, place) instanceof ContinuationType(int function)) {
            return function(function, place);
        }
        throw isNo("continuation", type, place);
    }

    StructType struct(int type, Place place) throws ModuleException {
        if (type(type, place) instanceof StructType struct) {
            return struct;
        }
        throw isNo("structure", type, place);
    }

    ArrayType array(int type, Place place) throws ModuleException {
        if (type(type, place) instanceof ArrayType array) {
            return array;
        }
        throw isNo("array", type, place);
    }

    private ModuleException isNo(String wanted, int type, Place place) {
        var form =
                switch (module.types().get(type).composite()) {
                    case FunctionType _ -> "a function type";
                    case ContinuationType _ -> "a continuation type";
                    case StructType _ -> "a struct type";
                    case ArrayType _ -> "an array type";
                };
        return Invalid.at(
                place,
                "non-" + wanted + " type " + type + ": " + wording.type(type) + " is " + form);
    }

    /** The type index of function {@code index}. */
    int functionType(int index, Place place) throws ModuleException {
        check("function", index, functions.size(), place);
        return functions.get(index);
    }

    ExternType.Table table(int index, Place place) throws ModuleException {
        check("table", index, tables.size(), place);
        return tables.get(index);
    }

    ExternType.Memory memory(int index, Place place) throws ModuleException {
        check("memory", index, memories.size(), place);
        return memories.get(index);
    }

    ExternType.Global global(int index, Place place) throws ModuleException {
        return global(index, globals.size(), place);
    }

    /** The same where only the first {@code visible} globals may be named. */
    ExternType.Global global(int index, int visible, Place place) throws ModuleException {
        check("global", index, visible, place);
        return globals.get(index);
    }

    FunctionType tag(int index, Place place) throws ModuleException {
        check("tag", index, tags.size(), place);
        return function(tags.get(index).type(), place);
    }

    ReferenceType element(int index, Place place) throws ModuleException {
        check("elem segment", index, module.elements().size(), place);
        return module.elements().get(index).type();
    }

    void data(int index, Place place) throws ModuleException {
        check("data segment", index, module.data().size(), place);
    }

    /** Refuses {@code ref.func} of a function that nothing outside of function bodies mentions. */
    void declared(int function, Place place) throws ModuleException {
        if (!declared.get(function)) {
            throw Invalid.at(
                    place,
                    "undeclared function reference "
                            + function
                            + ": a function that ref.func names must also stand in an element segment, an export or an"
                            + " initial value, for instance in (elem declare func "
                            + module.names().shown(Names.Kind.FUNCTION, function)
                            + ")");
        }
    }

    /** Refuses a type whose index leads nowhere. */
    void check(ValueType type, Place place) throws ModuleException {
        if (type instanceof ReferenceType(_, HeapType.Concrete(int index))) {
            check("type", index, ids.length, place);
        }
    }

    static void check(String kind, int index, int size, Place place) throws ModuleException {
        if (index < 0 || index >= size) {
            var there =
                    size == 0
                            ? "there is none here"
                            : size == 1
                                    ? "the only one here is 0"
                                    : "those here are 0 to " + (size - 1);
            throw Invalid.at(
                    place,
                    "unknown " + kind + " " + Integer.toUnsignedString(index) + ": " + there);
        }
    }

    boolean matches(ValueType sub, ValueType sup) {
        if (sub.equals(sup) || sub.equals(Bottom.VALUE)) {
            return true;
        }
        return sup instanceof ReferenceType
                && (sub.equals(Bottom.REFERENCE)
                        || registry.matches(
                                registry.canonical(sub, ids), registry.canonical(sup, ids)));
    }

    boolean matches(List<ValueType> sub, List<ValueType> sup) {
        boolean all = sub.size() == sup.size();
        for (int i = 0; all && i < sub.size(); i++) {
            all = matches(sub.get(i), sup.get(i));
        }
        return all;
    }

    HeapType.Abstract top(HeapType type) {
        return registry.top(registry.canonical(type, ids));
    }

    /** The type of addresses of a table or memory. */
    static NumberType address(ExternType.Limits limits) {
        return limits.wide() ? NumberType.I64 : NumberType.I32;
    }
}
