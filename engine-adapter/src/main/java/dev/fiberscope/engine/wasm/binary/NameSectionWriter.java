package dev.fiberscope.engine.wasm.binary;

import dev.fiberscope.engine.wasm.Names;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The content of the custom section "name": the inverse of {@link NameSectionReader}. */
final class NameSectionWriter {
    private NameSectionWriter() {}

    /**
     * Nothing where there is no name. Subsections stand in the order of their numbers, as the
     * specification asks.
     */
    static Output content(Names names) {
        var subsections = new TreeMap<Integer, Output>();
        names.module().ifPresent(name -> subsections.put(0, made(output -> output.name(name))));
        names.simple()
                .forEach((kind, byIndex) -> {
                    if (!byIndex.isEmpty()) {
                        subsections.put(
                                kind.subsection(), made(output -> byIndex(byIndex, output)));
                    }
                });
        nested(2, names.locals(), subsections);
        nested(3, names.labels(), subsections);
        nested(10, names.fields(), subsections);
        return made(output ->
                subsections.forEach((id, content) -> {
                    output.octet(id);
                    output.sized(content);
                }));
    }

    private static void nested(
            int id, Map<Integer, Map<Integer, String>> all, Map<Integer, Output> subsections) {
        var sorted = new TreeMap<Integer, Map<Integer, String>>(Integer::compareUnsigned);
        all.forEach((index, names) -> {
            if (!names.isEmpty()) {
                sorted.put(index, names);
            }
        });
        if (sorted.isEmpty()) {
            return;
        }
        subsections.put(
                id,
                made(output -> {
                    output.u32(sorted.size());
                    sorted.forEach((index, names) -> {
                        output.u32(index);
                        byIndex(names, output);
                    });
                }));
    }

    private static void byIndex(Map<Integer, String> names, Output output) {
        var sorted = new TreeMap<Integer, String>(Integer::compareUnsigned);
        sorted.putAll(names);
        output.u32(sorted.size());
        sorted.forEach((index, name) -> {
            output.u32(index);
            output.name(name);
        });
    }

    private static Output made(Consumer<Output> content) {
        var output = new Output();
        content.accept(output);
        return output;
    }
}
