package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.Module.RecursiveGroup;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.SubType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a module defines by name, and its types. All names are bound before anything that uses them
 * is read.
 */
final class Definitions {
    private final Map<Names.Kind, Space> spaces = new EnumMap<>(Names.Kind.class);
    private final Map<Integer, Space> fields = new HashMap<>();
    private final Map<FunctionType, Integer> functionTypes = new HashMap<>();

    final List<SubType> types = new ArrayList<>();
    final List<RecursiveGroup> groups = new ArrayList<>();
    final Map<Integer, Map<Integer, String>> locals = new HashMap<>();
    final Map<Integer, Map<Integer, String>> labels = new HashMap<>();

    /**
     * Whether an instruction names a data segment, so that the binary format needs their number in
     * front of the code.
     */
    boolean namesData;

    Definitions() {
        for (var kind : Names.Kind.values()) {
            spaces.put(kind, new Space(word(kind)));
        }
    }

    private static String word(Names.Kind kind) {
        return switch (kind) {
            case FUNCTION -> "function";
            case TYPE -> "type";
            case TABLE -> "table";
            case MEMORY -> "memory";
            case GLOBAL -> "global";
            case ELEMENT -> "elem segment";
            case DATA -> "data segment";
            case TAG -> "tag";
        };
    }

    Space of(Names.Kind kind) {
        return spaces.computeIfAbsent(kind, each -> new Space(word(each)));
    }

    /** The fields of the struct type with this index; an empty space for anything else. */
    Space fieldsOf(int type) {
        return fields.computeIfAbsent(type, _ -> new Space("field"));
    }

    /** Adds the types of one group, in which they may refer to each other. */
    void addGroup(List<SubType> members, Place place) {
        groups.add(new RecursiveGroup(types.size(), members.size(), place));
        types.addAll(members);
        if (members.size() == 1
                && members.getFirst().isFinal()
                && members.getFirst().supertypes().isEmpty()
                && members.getFirst().composite() instanceof FunctionType function) {
            functionTypes.putIfAbsent(function, types.size() - 1);
        }
    }

    /**
     * The first type that is just {@code function}; added behind all others if there is none. All
     * written types must be there already. Specification 3.0, "Type Uses", abbreviations.
     */
    int typeOf(FunctionType function, Place place) {
        var known = functionTypes.get(function);
        if (known != null) {
            return known;
        }
        addGroup(List.of(SubType.of(function)), place);
        return types.size() - 1;
    }

    Optional<FunctionType> functionType(int type) {
        return Integer.compareUnsigned(type, types.size()) < 0
                        && types.get(type).composite() instanceof FunctionType function
                ? Optional.of(function)
                : Optional.empty();
    }

    Names names(Optional<String> module) {
        var simple = new EnumMap<Names.Kind, Map<Integer, String>>(Names.Kind.class);
        spaces.forEach((kind, space) -> {
            if (!space.names().isEmpty()) {
                simple.put(kind, space.names());
            }
        });
        var fieldNames = new HashMap<Integer, Map<Integer, String>>();
        fields.forEach((type, space) -> {
            if (!space.names().isEmpty()) {
                fieldNames.put(type, space.names());
            }
        });
        return new Names(module, simple, locals, labels, fieldNames);
    }
}
