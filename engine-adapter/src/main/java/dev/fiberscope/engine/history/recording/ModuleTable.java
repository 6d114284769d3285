package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.binary.BinaryWriter;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The modules and sources that a recording has told of, each once; later records name them by
 * number. For one thread.
 */
final class ModuleTable {
    private final Map<Source, Integer> sources = new HashMap<>();
    private final Map<Origin, Integer> modules = new HashMap<>();
    private final IdentityHashMap<ValidModule, Integer> seen = new IdentityHashMap<>();
    private final TextPlaces places = new TextPlaces();

    /** The part of a source that is a module. */
    private record Origin(int source, Place place) {}

    /**
     * The number of {@code module}; records that it needs and that are not there go to {@code out}.
     */
    int module(ValidModule module, Encoding out) {
        var known = seen.get(module);
        if (known == null) {
            known = add(module.module(), out);
            seen.put(module, known);
        }
        return known;
    }

    private int add(Module module, Encoding out) {
        if (module.source() instanceof Source.Text text) {
            var place = places.of(module, text);
            if (place.isPresent()) {
                return text(text, place.get(), out);
            }
        }
        var binary =
                module.source() instanceof Source.Binary it
                        ? it
                        : new Source.Binary(module.source().name(), BinaryWriter.write(module));
        int source = source(binary, out);
        return number(
                new Origin(source, Place.NOWHERE),
                () -> {
                    RecordKind.BINARY_MODULE.write(out);
                    out.index(source);
                });
    }

    private int text(Source.Text text, Place place, Encoding out) {
        int source = source(text, out);
        return number(
                new Origin(source, place),
                () -> {
                    RecordKind.TEXT_MODULE.write(out);
                    out.index(source);
                    Shapes.write(out, place);
                });
    }

    private int number(Origin origin, Runnable record) {
        var known = modules.get(origin);
        if (known == null) {
            record.run();
            known = modules.size();
            modules.put(origin, known);
        }
        return known;
    }

    /** The number of {@code source}. */
    int source(Source source, Encoding out) {
        var known = sources.get(source);
        if (known != null) {
            return known;
        }
        switch (source) {
            case Source.Text(var name, var text) -> {
                RecordKind.TEXT_SOURCE.write(out);
                out.text(name);
                out.text(text);
            }
            case Source.Binary(var name, var bytes) -> {
                RecordKind.BINARY_SOURCE.write(out);
                out.text(name);
                out.bytes(bytes);
            }
        }
        int number = sources.size();
        sources.put(source, number);
        return number;
    }
}
