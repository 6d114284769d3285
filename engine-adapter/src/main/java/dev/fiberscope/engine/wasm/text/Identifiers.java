package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.CompositeType.StructType;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Names.Kind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The identifiers, {@code $} included, of what a module defines: only of definitions that are
 * there, each unique in its index space, quoted where the name has characters that an identifier
 * may not have.
 */
final class Identifiers {
    private final Module module;
    private final Map<Kind, Map<Integer, String>> simple = new EnumMap<>(Kind.class);
    private final Map<Integer, Map<Integer, String>> fields = new HashMap<>();

    Identifiers(Module module) {
        this.module = module;
        for (var kind : Kind.values()) {
            simple.put(
                    kind, unique(module.names().simple().getOrDefault(kind, Map.of()), size(kind)));
        }
        module.names()
                .fields()
                .forEach((type, names) -> {
                    if (type >= 0
                            && type < module.types().size()
                            && module.types().get(type).composite()
                                    instanceof StructType(var all)) {
                        fields.put(type, unique(names, all.size()));
                    }
                });
    }

    Optional<String> of(Kind kind, int index) {
        return Optional.ofNullable(simple.getOrDefault(kind, Map.of()).get(index));
    }

    Optional<String> field(int type, int field) {
        return Optional.ofNullable(fields.getOrDefault(type, Map.of()).get(field));
    }

    /** The identifier, or the index where there is none. */
    String reference(Kind kind, int index) {
        return of(kind, index).orElseGet(() -> Integer.toUnsignedString(index));
    }

    /** Identifiers of the parameters and {@code locals} further locals of a function, by index. */
    Map<Integer, String> locals(int function, int type, int locals) {
        return unique(
                module.names().locals().getOrDefault(function, Map.of()),
                parameters(type) + locals);
    }

    /** The identifier of a block, which need not be unique: the inner one hides the outer one. */
    Optional<String> label(int function, int label) {
        return module.names()
                .label(function, label)
                .filter(name -> !name.isEmpty())
                .map(Identifiers::quoted);
    }

    Optional<String> module() {
        return module.names().module().filter(name -> !name.isEmpty()).map(Identifiers::quoted);
    }

    /** The parameters of the function type {@code type}, none where it is no function type. */
    int parameters(int type) {
        return type >= 0
                        && type < module.types().size()
                        && module.types().get(type).composite()
                                instanceof FunctionType(var parameters, _)
                ? parameters.size()
                : 0;
    }

    private int size(Kind kind) {
        return switch (kind) {
            case FUNCTION ->
                    module.importCount(ExternType.Function.class) + module.functions().size();
            case TYPE -> module.types().size();
            case TABLE -> module.importCount(ExternType.Table.class) + module.tables().size();
            case MEMORY -> module.importCount(ExternType.Memory.class) + module.memories().size();
            case GLOBAL -> module.importCount(ExternType.Global.class) + module.globals().size();
            case ELEMENT -> module.elements().size();
            case DATA -> module.data().size();
            case TAG -> module.importCount(ExternType.Tag.class) + module.tags().size();
        };
    }

    /**
     * The names below {@code size} as identifiers; where a name comes again, a number is put behind
     * it.
     */
    private static Map<Integer, String> unique(Map<Integer, String> names, int size) {
        var taken = new HashSet<>(names.values());
        var seen = new HashMap<String, Integer>();
        var identifiers = new HashMap<Integer, String>();
        new TreeMap<>(names)
                .subMap(0, size)
                .forEach((index, name) -> {
                    String chosen = name;
                    int number = seen.getOrDefault(name, 0) + 1;
                    if (number > 1) {
                        while (!taken.add(name + "_" + number)) {
                            number++;
                        }
                        chosen = name + "_" + number;
                    }
                    seen.put(name, number);
                    if (!name.isEmpty()) {
                        identifiers.put(index, quoted(chosen));
                    }
                });
        return identifiers;
    }

    private static String quoted(String name) {
        boolean plain =
                name.chars().allMatch(c -> c > ' ' && c < 0x7f && "\",;()[]{}".indexOf(c) < 0);
        return plain ? "$" + name : "$" + Literals.string(name);
    }
}
