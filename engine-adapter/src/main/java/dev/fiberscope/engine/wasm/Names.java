package dev.fiberscope.engine.wasm;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names of a module's definitions without the leading {@code $}; index to name, by kind, and
 * for locals, labels and fields by function or type first. A label's index counts the blocks of its
 * function in the order of their beginnings.
 */
public record Names(
        Optional<String> module,
        Map<Kind, Map<Integer, String>> simple,
        Map<Integer, Map<Integer, String>> locals,
        Map<Integer, Map<Integer, String>> labels,
        Map<Integer, Map<Integer, String>> fields) {
    /** Index spaces; {@code subsection} is the number in the custom section "name". */
    public enum Kind {
        FUNCTION(1),
        TYPE(4),
        TABLE(5),
        MEMORY(6),
        GLOBAL(7),
        ELEMENT(8),
        DATA(9),
        TAG(11);

        private final int subsection;

        Kind(int subsection) {
            this.subsection = subsection;
        }

        public int subsection() {
            return subsection;
        }
    }

    public static final Names NONE =
            new Names(Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of());

    public Names {
        var copy = new EnumMap<Kind, Map<Integer, String>>(Kind.class);
        simple.forEach((kind, names) -> copy.put(kind, Map.copyOf(names)));
        simple = Map.copyOf(copy);
        locals = Map.copyOf(locals);
        labels = Map.copyOf(labels);
        fields = Map.copyOf(fields);
    }

    /** The name of definition {@code index}, if it has one. */
    public Optional<String> of(Kind kind, int index) {
        return Optional.ofNullable(simple.getOrDefault(kind, Map.of()).get(index));
    }

    public Optional<String> local(int function, int local) {
        return Optional.ofNullable(locals.getOrDefault(function, Map.of()).get(local));
    }

    public Optional<String> label(int function, int label) {
        return Optional.ofNullable(labels.getOrDefault(function, Map.of()).get(label));
    }

    public Optional<String> field(int type, int field) {
        return Optional.ofNullable(fields.getOrDefault(type, Map.of()).get(field));
    }

    /** How people see the definition: {@code $name}, or the index where it has none. */
    public String shown(Kind kind, int index) {
        return of(kind, index).map(name -> "$" + name).orElseGet(() -> Integer.toString(index));
    }
}
