package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.CompositeType;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.ExternType.Limits;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Module.RecursiveGroup;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.SubType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The types of all modules of one store, where equal types are one: each has a canonical id,
 * counted from 0 in the order of registration. Wherever a method takes or gives a canonical type,
 * its {@link HeapType.Concrete} holds such an id, no index of a module.
 *
 * <p>Types are equal if their whole recursive groups are, so a group is looked up under its
 * definitions with inner references counted from the group's beginning (as {@code ~0, ~1, ...}) and
 * outer ones already canonical. Specification 3.0, "Rolling and Unrolling". For one thread.
 */
public final class TypeRegistry {
    private final List<SubType> types = new ArrayList<>();
    private final Map<List<SubType>, Integer> groups = new HashMap<>();

    /** Without any type. */
    public TypeRegistry() {}

    /**
     * Registers all types of a valid module; gives the canonical id of each of its type indices.
     */
    public int[] add(Module module) {
        var ids = new int[module.types().size()];
        module.groups().forEach(group -> add(module, group, ids));
        return ids;
    }

    /**
     * Registers one group, whose references must lead into it or to types with an entry in {@code
     * ids}; adds its own.
     */
    void add(Module module, RecursiveGroup group, int[] ids) {
        int first = group.first();
        var inward = new Reindexing(type -> type >= first ? ~(type - first) : ids[type]);
        var closed =
                module.types().subList(first, first + group.size()).stream()
                        .map(inward::sub)
                        .toList();
        var known = groups.putIfAbsent(closed, types.size());
        int base = known == null ? types.size() : known;
        if (known == null) {
            var outward = new Reindexing(type -> type < 0 ? base + ~type : type);
            closed.forEach(type -> types.add(outward.sub(type)));
        }
        for (int i = 0; i < group.size(); i++) {
            ids[first + i] = base + i;
        }
    }

    /** Number of different types. */
    public int size() {
        return types.size();
    }

    /** The definition, with canonical ids inside. */
    public CompositeType composite(int id) {
        return types.get(id).composite();
    }

    /** The function type with this id, which must be one. */
    public FunctionType function(int id) {
        return composite(id) instanceof FunctionType function ? function : wrong(id);
    }

    /** The id of the declared supertype. */
    public OptionalInt supertype(int id) {
        var above = types.get(id).supertypes();
        return above.isEmpty() ? OptionalInt.empty() : OptionalInt.of(above.getFirst());
    }

    public boolean isFinal(int id) {
        return types.get(id).isFinal();
    }

    /**
     * A type of a module as a canonical one; {@code ids} is what {@link #add(Module)} gave for the
     * module.
     */
    public ValueType canonical(ValueType type, int[] ids) {
        return new Reindexing(index -> ids[index]).value(type);
    }

    public HeapType canonical(HeapType type, int[] ids) {
        return new Reindexing(index -> ids[index]).heap(type);
    }

    public ExternType canonical(ExternType type, int[] ids) {
        return new Reindexing(index -> ids[index]).extern(type);
    }

    /** True if {@code sub} is {@code sup} or declares it as its supertype, directly or not. */
    public boolean matches(int sub, int sup) {
        var each = OptionalInt.of(sub);
        // A supertype is always registered before its subtypes, so ids fall on the way up.
        while (each.isPresent() && each.getAsInt() > sup) {
            each = supertype(each.getAsInt());
        }
        return each.isPresent() && each.getAsInt() == sup;
    }

    /** Whether everything of heap type {@code sub} is of heap type {@code sup}. */
    public boolean matches(HeapType sub, HeapType sup) {
        return switch (sub) {
            case HeapType.Abstract below ->
                    switch (sup) {
                        case HeapType.Abstract above -> Hierarchy.matches(below, above);
                        case HeapType.Concrete(int above) ->
                                below == Hierarchy.bottom(Hierarchy.above(composite(above)));
                    };
            case HeapType.Concrete(int below) ->
                    switch (sup) {
                        case HeapType.Abstract above ->
                                Hierarchy.matches(Hierarchy.above(composite(below)), above);
                        case HeapType.Concrete(int above) -> matches(below, above);
                    };
        };
    }

    /** Whether every value of type {@code sub} is of type {@code sup}. */
    public boolean matches(ValueType sub, ValueType sup) {
        return sub.equals(sup)
                || (sub instanceof ReferenceType below
                        && sup instanceof ReferenceType above
                        && (above.nullable() || !below.nullable())
                        && matches(below.heap(), above.heap()));
    }

    /**
     * Whether each of {@code sub} matches the one of {@code sup} in its place, and there are as
     * many.
     */
    public boolean matches(List<ValueType> sub, List<ValueType> sup) {
        boolean all = sub.size() == sup.size();
        for (int i = 0; all && i < sub.size(); i++) {
            all = matches(sub.get(i), sup.get(i));
        }
        return all;
    }

    /**
     * Whether {@code actual} may be linked to an import of type {@code wanted}. The limits of an
     * actual table or memory must hold its present size as their minimum. Specification 3.0,
     * "External Types".
     */
    public boolean matches(ExternType actual, ExternType wanted) {
        return switch (wanted) {
            case ExternType.Function(int sup) ->
                    actual instanceof ExternType.Function(int sub) && matches(sub, sup);
            case ExternType.Table(var element, var limits) ->
                    actual instanceof ExternType.Table table
                            && equal(table.element(), element)
                            && matches(table.limits(), limits);
            case ExternType.Memory(var limits) ->
                    actual instanceof ExternType.Memory memory && matches(memory.limits(), limits);
            case ExternType.Global(var type, boolean mutable) ->
                    actual instanceof ExternType.Global global
                            && global.mutable() == mutable
                            && (mutable
                                    ? equal(global.type(), type)
                                    : matches(global.type(), type));
            case ExternType.Tag(int type) ->
                    actual instanceof ExternType.Tag(int other) && other == type;
        };
    }

    /** The top of the hierarchy that {@code type} is in. */
    public HeapType.Abstract top(HeapType type) {
        return switch (type) {
            case HeapType.Abstract named -> Hierarchy.top(named);
            case HeapType.Concrete(int id) -> Hierarchy.top(Hierarchy.above(composite(id)));
        };
    }

    private boolean equal(ValueType one, ValueType other) {
        return matches(one, other) && matches(other, one);
    }

    private static boolean matches(Limits actual, Limits wanted) {
        return actual.wide() == wanted.wide()
                && Long.compareUnsigned(actual.minimum(), wanted.minimum()) >= 0
                && (wanted.maximum().isEmpty()
                        || (actual.maximum().isPresent()
                                && Long.compareUnsigned(
                                                actual.maximum().getAsLong(),
                                                wanted.maximum().getAsLong())
                                        <= 0));
    }

    private static FunctionType wrong(int id) {
        throw new AssertionError("unreachable: type " + id + " is no function type");
    }
}
