package dev.fiberscope.engine.wasm.binary;

import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Module.CustomSection;
import dev.fiberscope.engine.wasm.Module.Data;
import dev.fiberscope.engine.wasm.Module.Element;
import dev.fiberscope.engine.wasm.Module.Export;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import dev.fiberscope.engine.wasm.Module.Function;
import dev.fiberscope.engine.wasm.Module.Global;
import dev.fiberscope.engine.wasm.Module.Import;
import dev.fiberscope.engine.wasm.Module.Memory;
import dev.fiberscope.engine.wasm.Module.Mode;
import dev.fiberscope.engine.wasm.Module.RecursiveGroup;
import dev.fiberscope.engine.wasm.Module.Start;
import dev.fiberscope.engine.wasm.Module.Table;
import dev.fiberscope.engine.wasm.Module.Tag;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.SubType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads a {@code .wasm} file. Places are byte ranges of the file; an index of 2^31 or more comes
 * out negative: its 32 bits.
 *
 * <p>Memory in use stays in proportion to the file: sizes are compared with what is left of it,
 * nothing is made ahead for a count, and locals, the one thing a few bytes can ask billions of, are
 * bounded by {@link CodeReader}.
 */
public final class BinaryReader {
    private final Source.Binary source;
    private final Input input;
    private final TypeReader typeReader;
    private final InstructionReader constants;
    private final CodeReader code;
    private final List<SubType> types = new ArrayList<>();
    private final List<RecursiveGroup> groups = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();
    private final List<Integer> functionTypes = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Memory> memories = new ArrayList<>();
    private final List<Tag> tags = new ArrayList<>();
    private final List<Global> globals = new ArrayList<>();
    private final List<Export> exports = new ArrayList<>();
    private final List<Element> elements = new ArrayList<>();
    private final List<Data> data = new ArrayList<>();
    private final List<CustomSection> customSections = new ArrayList<>();
    private Optional<Start> start = Optional.empty();
    private OptionalInt dataCount = OptionalInt.empty();
    private Optional<Names> names = Optional.empty();

    private BinaryReader(Source.Binary source) {
        this.source = source;
        input = new Input(source.bytes());
        typeReader = new TypeReader(input);
        constants = new InstructionReader(input);
        code = new CodeReader(input);
    }

    /**
     * The module in {@code source}.
     *
     * @throws ModuleException malformed, with the message that the specification's scripts expect;
     *     or unsupported: threads, legacy exceptions, more locals than the bound
     */
    public static Module read(Source.Binary source) throws ModuleException {
        return new BinaryReader(source).module();
    }

    private Module module() throws ModuleException {
        if (input.fixed(4) != 0x6d736100) {
            throw input.malformed("magic header not detected", 0);
        }
        if (input.fixed(4) != 1) {
            throw input.malformed("unknown binary version", 4);
        }
        var last = Section.CUSTOM;
        while (!input.atEnd()) {
            last = section(last);
        }
        var functions = functions();
        if (dataCount.isPresent() && dataCount.getAsInt() != data.size()) {
            throw input.malformed(
                    "data count and data section have inconsistent lengths", input.position());
        }
        if (dataCount.isEmpty() && code.dataUse().isPresent()) {
            throw malformedAt("data count section required", code.dataUse().get());
        }
        return new Module(
                source,
                types,
                groups,
                imports,
                functions,
                tables,
                memories,
                tags,
                globals,
                exports,
                start,
                elements,
                data,
                dataCount,
                names.orElse(Names.NONE),
                customSections);
    }

    /**
     * Reads one section; gives the last one that was not custom, {@code last} before, or CUSTOM
     * where none was yet.
     */
    private Section section(Section last) throws ModuleException {
        int begin = input.position();
        int id = input.next();
        var now = Section.of(id);
        if (now.isEmpty()) {
            throw input.malformed("malformed section id", begin);
        }
        var section = now.get();
        if (section != Section.CUSTOM && section.compareTo(last) <= 0) {
            throw input.malformed("unexpected content after last section", begin);
        }
        int size = input.size();
        int content = input.position();
        if (section == Section.CUSTOM) {
            custom(size, last);
        } else {
            contents(section);
        }
        if (input.position() != content + size) {
            throw malformedAt("section size mismatch", new Place(begin, content + size));
        }
        return section == Section.CUSTOM ? last : section;
    }

    private void contents(Section section) throws ModuleException {
        switch (section) {
            case CUSTOM -> throw new AssertionError("unreachable: read elsewhere");
            case START -> {
                int begin = input.position();
                int function = input.u32();
                start = Optional.of(new Start(function, input.since(begin)));
            }
            case DATA_COUNT -> dataCount = OptionalInt.of(input.u32());
            default -> {
                int count = input.count();
                for (int i = 0; i < count; i++) {
                    entry(section);
                }
            }
        }
    }

    private void entry(Section section) throws ModuleException {
        int begin = input.position();
        switch (section) {
            case TYPE -> groups.add(typeReader.group(types));
            case IMPORT -> imports.add(importEntry());
            case FUNCTION -> functionTypes.add(input.u32());
            case TABLE -> tables.add(table());
            case MEMORY -> memories.add(new Memory(typeReader.memory(), input.since(begin)));
            case TAG -> tags.add(new Tag(typeReader.tag(), input.since(begin)));
            case GLOBAL -> {
                var type = typeReader.global();
                var initial = constants.expression();
                globals.add(new Global(type, initial, input.since(begin)));
            }
            case EXPORT -> exports.add(export());
            case ELEMENT -> elements.add(new ElementReader(input).element());
            case CODE -> code.body();
            case DATA -> data.add(data());
            case CUSTOM, START, DATA_COUNT -> throw new AssertionError("unreachable: no list");
        }
    }

    private void custom(int size, Section last) throws ModuleException {
        int begin = input.position();
        var name = input.name();
        var content = input.take(size - (input.position() - begin));
        if (name.equals("name") && names.isEmpty()) {
            names = NameSectionReader.read(content);
            if (names.isPresent()) {
                return;
            }
        }
        // Names that cannot be read are kept like any other section.
        customSections.add(new CustomSection(name, content, last.id()));
    }

    private Import importEntry() throws ModuleException {
        int begin = input.position();
        var module = input.name();
        var name = input.name();
        int kindAt = input.position();
        ExternType type =
                switch (input.next()) {
                    case 0 -> new ExternType.Function(input.u32());
                    case 1 -> typeReader.table();
                    case 2 -> typeReader.memory();
                    case 3 -> typeReader.global();
                    case 4 -> typeReader.tag();
                    default -> throw input.malformed("malformed import kind", kindAt);
                };
        return new Import(module, name, type, input.since(begin));
    }

    private Export export() throws ModuleException {
        int begin = input.position();
        var name = input.name();
        int kindAt = input.position();
        var kind =
                switch (input.next()) {
                    case 0 -> ExternKind.FUNCTION;
                    case 1 -> ExternKind.TABLE;
                    case 2 -> ExternKind.MEMORY;
                    case 3 -> ExternKind.GLOBAL;
                    case 4 -> ExternKind.TAG;
                    default -> throw input.malformed("malformed export kind", kindAt);
                };
        int index = input.u32();
        return new Export(name, kind, index, input.since(begin));
    }

    private Table table() throws ModuleException {
        int begin = input.position();
        if (input.peek() != 0x40) {
            var type = typeReader.table();
            return new Table(type, Optional.empty(), input.since(begin));
        }
        input.next();
        if (input.next() != 0) {
            throw input.malformed("malformed table", begin);
        }
        var type = typeReader.table();
        var initial = constants.expression();
        return new Table(type, Optional.of(initial), input.since(begin));
    }

    private Data data() throws ModuleException {
        int begin = input.position();
        int form = input.u32();
        Mode mode =
                switch (form) {
                    case 0 -> new Mode.Active(0, constants.expression());
                    case 1 -> new Mode.Passive();
                    case 2 -> {
                        int memory = input.u32();
                        yield new Mode.Active(memory, constants.expression());
                    }
                    default -> throw input.malformed("malformed data segment kind", begin);
                };
        var content = input.take(input.count());
        return new Data(content, mode, input.since(begin));
    }

    private List<Function> functions() throws ModuleException {
        var bodies = code.bodies();
        if (bodies.size() != functionTypes.size()) {
            throw input.malformed(
                    "function and code section have inconsistent lengths", input.position());
        }
        var functions = new ArrayList<Function>();
        for (int i = 0; i < bodies.size(); i++) {
            var body = bodies.get(i);
            functions.add(
                    new Function(
                            functionTypes.get(i), body.locals(), body.expression(), body.place()));
        }
        return functions;
    }

    private static ModuleException malformedAt(String sentence, Place place) {
        return new ModuleException(ModuleException.Phase.MALFORMED, sentence, place);
    }
}
