package dev.fiberscope.engine.wasm.binary;

import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Names;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The custom section "name". Specification 3.0, appendix "Custom Sections", with the subsections
 * for labels, types, tables, memories, globals, segments, fields and tags.
 */
final class NameSectionReader {
    private static final int MODULE = 0;
    private static final int LOCALS = 2;
    private static final int LABELS = 3;
    private static final int FIELDS = 10;

    private final Input input;
    private Optional<String> module = Optional.empty();
    private final Map<Names.Kind, Map<Integer, String>> simple = new EnumMap<>(Names.Kind.class);
    private Map<Integer, Map<Integer, String>> locals = Map.of();
    private Map<Integer, Map<Integer, String>> labels = Map.of();
    private Map<Integer, Map<Integer, String>> fields = Map.of();

    private NameSectionReader(Bytes content) {
        input = new Input(content);
    }

    /**
     * The names in {@code content}, or none where it is malformed: names must never keep a module
     * from running.
     */
    static Optional<Names> read(Bytes content) {
        try {
            return Optional.of(new NameSectionReader(content).names());
        } catch (ModuleException _) {
            return Optional.empty();
        }
    }

    private Names names() throws ModuleException {
        while (!input.atEnd()) {
            int id = input.next();
            int size = input.size();
            int start = input.position();
            subsection(id, size);
            if (input.position() != start + size) {
                throw input.malformed("section size mismatch", start);
            }
        }
        return new Names(module, simple, locals, labels, fields);
    }

    private void subsection(int id, int size) throws ModuleException {
        switch (id) {
            case MODULE -> module = Optional.of(input.name());
            case LOCALS -> locals = nested();
            case LABELS -> labels = nested();
            case FIELDS -> fields = nested();
            default -> {
                for (var kind : Names.Kind.values()) {
                    if (kind.subsection() == id) {
                        simple.put(kind, byIndex());
                        return;
                    }
                }
                input.take(size); // a subsection of a later version
            }
        }
    }

    private Map<Integer, Map<Integer, String>> nested() throws ModuleException {
        var all = new HashMap<Integer, Map<Integer, String>>();
        int count = input.count();
        for (int i = 0; i < count; i++) {
            int index = input.u32();
            all.put(index, byIndex());
        }
        return all;
    }

    private Map<Integer, String> byIndex() throws ModuleException {
        var names = new HashMap<Integer, String>();
        int count = input.count();
        for (int i = 0; i < count; i++) {
            int index = input.u32();
            names.put(index, input.name());
        }
        return Map.copyOf(names);
    }
}
