package dev.fiberscope.engine.wasm.binary;

import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Module.Data;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import dev.fiberscope.engine.wasm.Module.Function;
import dev.fiberscope.engine.wasm.Module.Mode;
import dev.fiberscope.engine.wasm.Module.Table;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes a module as a {@code .wasm} file, numbers in their shortest form, its names in the custom
 * section "name" at the end. Reading it back gives an equal module but for source and places, and
 * but for the data count, which is added where an instruction needs it.
 */
public final class BinaryWriter {
    private final Module module;
    private final Output file = new Output();
    private final List<List<Integer>> instructionOffsets = new ArrayList<>();

    private BinaryWriter(Module module) {
        this.module = module;
    }

    /** The module as a file. It need not be valid. */
    public static Bytes write(Module module) {
        return encode(module).bytes();
    }

    /** The module as a file, and where in it the instructions of its functions are. */
    public static Encoded encode(Module module) {
        var writer = new BinaryWriter(module);
        writer.file();
        return new Encoded(writer.file.toBytes(), writer.instructionOffsets);
    }

    private void file() {
        file.fixed(0x6d736100, 4);
        file.fixed(1, 4);
        for (var section : Section.values()) {
            section(section);
            for (var custom : module.customSections()) {
                if (custom.after() == section.id()) {
                    custom(custom.name(), output -> output.octets(custom.content()));
                }
            }
        }
        var names = NameSectionWriter.content(module.names());
        if (names.size() > 0) {
            custom("name", output -> output.octets(names));
        }
    }

    private void custom(String name, Consumer<Output> content) {
        file.octet(Section.CUSTOM.id());
        var output = new Output();
        output.name(name);
        content.accept(output);
        file.sized(output);
    }

    private void section(Section section) {
        switch (section) {
            case CUSTOM -> {}
            case TYPE ->
                    list(
                            section,
                            module.groups(),
                            (group, output) -> new TypeWriter(output).group(group, module.types()));
            case IMPORT ->
                    list(
                            section,
                            module.imports(),
                            (each, output) -> {
                                output.name(each.module());
                                output.name(each.name());
                                output.octet(kind(each.type()));
                                new TypeWriter(output).externType(each.type());
                            });
            case FUNCTION ->
                    list(
                            section,
                            module.functions(),
                            (function, output) -> output.u32(function.type()));
            case TABLE -> list(section, module.tables(), BinaryWriter::table);
            case MEMORY ->
                    list(
                            section,
                            module.memories(),
                            (each, output) -> new TypeWriter(output).externType(each.type()));
            case TAG ->
                    list(
                            section,
                            module.tags(),
                            (each, output) -> new TypeWriter(output).externType(each.type()));
            case GLOBAL ->
                    list(
                            section,
                            module.globals(),
                            (global, output) -> {
                                new TypeWriter(output).externType(global.type());
                                new InstructionWriter(output).expression(global.initial());
                            });
            case EXPORT ->
                    list(
                            section,
                            module.exports(),
                            (export, output) -> {
                                output.name(export.name());
                                output.octet(kind(export.kind()));
                                output.u32(export.index());
                            });
            case START ->
                    module.start().ifPresent(start -> sized(section, number(start.function())));
            case ELEMENT ->
                    list(
                            section,
                            module.elements(),
                            (element, output) -> new ElementWriter(output).element(element));
            case DATA_COUNT -> {
                if (module.dataCount().isPresent() || needsDataCount()) {
                    sized(section, number(module.dataCount().orElse(module.data().size())));
                }
            }
            case CODE -> code();
            case DATA -> list(section, module.data(), BinaryWriter::data);
        }
    }

    private interface EntryWriter<T> {
        void write(T entry, Output output);
    }

    /**
     * Writes the section where it has an entry, or where a custom section stands behind it and says
     * so.
     */
    private <T> void list(Section section, List<T> entries, EntryWriter<T> writer) {
        if (present(section, entries)) {
            var output = new Output();
            output.u32(entries.size());
            entries.forEach(entry -> writer.write(entry, output));
            sized(section, output);
        }
    }

    private boolean present(Section section, List<?> entries) {
        return !entries.isEmpty()
                || module.customSections().stream()
                        .anyMatch(custom -> custom.after() == section.id());
    }

    private void sized(Section section, Output content) {
        file.octet(section.id());
        file.sized(content);
    }

    private static Output number(int value) {
        var output = new Output();
        output.u32(value);
        return output;
    }

    private boolean needsDataCount() {
        return module.functions().stream()
                .flatMap(function -> function.body().instructions().stream())
                .anyMatch(instruction -> InstructionReader.namesData(instruction.opcode()));
    }

    private void code() {
        if (!present(Section.CODE, module.functions())) {
            return;
        }
        var output = new Output();
        output.u32(module.functions().size());
        var inSection = new ArrayList<List<Integer>>();
        for (var function : module.functions()) {
            var body = new Output();
            locals(function, body);
            var inBody = new InstructionWriter(body).expression(function.body());
            output.sized(body);
            inSection.add(moved(inBody, output.size() - body.size()));
        }
        sized(Section.CODE, output);
        int start = file.size() - output.size();
        inSection.forEach(offsets -> instructionOffsets.add(moved(offsets, start)));
    }

    private static List<Integer> moved(List<Integer> offsets, int by) {
        return offsets.stream().map(offset -> offset + by).toList();
    }

    private static void locals(Function function, Output output) {
        var types = new ArrayList<ValueType>();
        var counts = new ArrayList<Integer>();
        for (var local : function.locals()) {
            if (!types.isEmpty() && types.getLast().equals(local)) {
                counts.set(counts.size() - 1, counts.getLast() + 1);
            } else {
                types.add(local);
                counts.add(1);
            }
        }
        output.u32(types.size());
        for (int i = 0; i < types.size(); i++) {
            output.u32(counts.get(i));
            new TypeWriter(output).valueType(types.get(i));
        }
    }

    private static void table(Table table, Output output) {
        if (table.initial().isPresent()) {
            output.octet(0x40);
            output.octet(0);
        }
        new TypeWriter(output).externType(table.type());
        table.initial().ifPresent(initial -> new InstructionWriter(output).expression(initial));
    }

    private static void data(Data data, Output output) {
        switch (data.mode()) {
            case Mode.Active(int memory, var offset) -> {
                output.u32(memory == 0 ? 0 : 2);
                if (memory != 0) {
                    output.u32(memory);
                }
                new InstructionWriter(output).expression(offset);
            }
            case Mode.Passive() -> output.u32(1);
            case Mode.Declarative() ->
                    throw new AssertionError("unreachable: only elements are declarative");
        }
        output.u32(data.content().size());
        output.octets(data.content());
    }

    private static int kind(ExternType type) {
        return switch (type) {
            case ExternType.Function _ -> 0;
            case ExternType.Table _ -> 1;
            case ExternType.Memory _ -> 2;
            case ExternType.Global _ -> 3;
            case ExternType.Tag _ -> 4;
        };
    }

    private static int kind(ExternKind kind) {
        return switch (kind) {
            case FUNCTION -> 0;
            case TABLE -> 1;
            case MEMORY -> 2;
            case GLOBAL -> 3;
            case TAG -> 4;
        };
    }
}
