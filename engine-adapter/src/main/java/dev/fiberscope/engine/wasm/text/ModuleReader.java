package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.ExternType.Limits;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Module.Data;
import dev.fiberscope.engine.wasm.Module.Element;
import dev.fiberscope.engine.wasm.Module.Export;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import dev.fiberscope.engine.wasm.Module.Function;
import dev.fiberscope.engine.wasm.Module.Global;
import dev.fiberscope.engine.wasm.Module.Import;
import dev.fiberscope.engine.wasm.Module.Memory;
import dev.fiberscope.engine.wasm.Module.Mode;
import dev.fiberscope.engine.wasm.Module.Start;
import dev.fiberscope.engine.wasm.Module.Table;
import dev.fiberscope.engine.wasm.Module.Tag;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.SubType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.text.Token.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads one module: binds all names, then reads types, then the other fields in their order. */
final class ModuleReader {
    private static final long PAGE = 65_536;

    private final Tokens tokens;
    private final Definitions definitions = new Definitions();
    private final TypeReader types;
    private final SegmentReader segments;
    private final Map<ExternKind, Integer> counts = new EnumMap<>(ExternKind.class);
    private final List<Import> imports = new ArrayList<>();
    private final List<Function> functions = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Memory> memories = new ArrayList<>();
    private final List<Tag> tags = new ArrayList<>();
    private final List<Global> globals = new ArrayList<>();
    private final List<Export> exports = new ArrayList<>();
    private final List<Element> elements = new ArrayList<>();
    private final List<Data> data = new ArrayList<>();
    private Optional<Start> start = Optional.empty();

    ModuleReader(Tokens tokens) {
        this.tokens = tokens;
        this.types = new TypeReader(tokens, definitions);
        this.segments = new SegmentReader(tokens, definitions, types);
    }

    /** The module that all the tokens make. */
    Module read() throws ModuleException {
        boolean wrapped = tokens.takeForm("module");
        var name = Optional.<String>empty();
        if (wrapped) {
            tokens.takeKeyword("definition");
            var id = tokens.takeId();
            name = id.isPresent() ? Optional.of(tokens.name(id.get())) : name;
            var annotated = Annotations.name(tokens);
            name = annotated.isPresent() ? annotated : name;
        }
        var fields = new FieldScan(tokens, definitions).fields();
        if (wrapped) {
            tokens.close();
        }
        tokens.expect(Kind.END, wrapped ? "nothing behind the module" : "a module field");
        for (var field : fields) {
            if (field.word().equals("type") || field.word().equals("rec")) {
                tokens.seek(field.position());
                types(field.place());
            }
        }
        for (var field : fields) {
            if (!field.word().equals("type") && !field.word().equals("rec")) {
                tokens.seek(field.position());
                field(field);
            }
        }
        return new Module(
                tokens.source(),
                definitions.types,
                definitions.groups,
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
                definitions.namesData ? OptionalInt.of(data.size()) : OptionalInt.empty(),
                definitions.names(name),
                Annotations.customSections(tokens));
    }

    private void types(Place place) throws ModuleException {
        var members = new ArrayList<SubType>();
        boolean group = tokens.takeForm("rec");
        while (group ? tokens.at(Kind.LEFT) : members.isEmpty()) {
            tokens.open("type");
            tokens.takeId();
            members.add(types.sub(definitions.types.size() + members.size()));
            tokens.close();
        }
        if (group) {
            tokens.close();
        }
        definitions.addGroup(members, place);
    }

    private void field(FieldScan.Field field) throws ModuleException {
        tokens.next();
        tokens.next();
        var place = field.place();
        switch (field.word()) {
            case "import" -> importField(place);
            case "export" -> exportField(place);
            case "start" -> {
                if (start.isPresent()) {
                    throw Tokens.malformed("multiple start sections", place);
                }
                start =
                        Optional.of(
                                new Start(
                                        definitions.of(Names.Kind.FUNCTION).resolve(tokens),
                                        place));
            }
            case "elem" -> {
                tokens.takeId();
                elements.add(segments.element(place));
            }
            case "data" -> {
                tokens.takeId();
                data.add(segments.data(place));
            }
            default -> definition(externKind(field.word()), place);
        }
        tokens.close();
    }

    private static ExternKind externKind(String word) {
        return switch (word) {
            case "func" -> ExternKind.FUNCTION;
            case "table" -> ExternKind.TABLE;
            case "memory" -> ExternKind.MEMORY;
            case "global" -> ExternKind.GLOBAL;
            case "tag" -> ExternKind.TAG;
            default ->
                    throw new AssertionError(
                            "unreachable: the first walk let " + word + " through");
        };
    }

    private void importField(Place place) throws ModuleException {
        String module = tokens.name();
        String name = tokens.name();
        tokens.expect(Kind.LEFT, "(");
        var kind = externKind(tokens.text(tokens.next()));
        tokens.takeId();
        imports.add(new Import(module, name, externType(kind, nextIndex(kind)), place));
        tokens.close();
    }

    private void exportField(Place place) throws ModuleException {
        String name = tokens.name();
        tokens.expect(Kind.LEFT, "(");
        String word = tokens.at(Kind.KEYWORD) ? tokens.text(tokens.peek()) : "";
        var space = FieldScan.kind(word);
        if (space.isEmpty()) {
            throw tokens.unexpected("func, table, memory, global or tag");
        }
        tokens.next();
        exports.add(
                new Export(
                        name,
                        externKind(word),
                        definitions.of(space.get()).resolve(tokens),
                        place));
        tokens.close();
    }

    private int nextIndex(ExternKind kind) {
        return counts.merge(kind, 1, Integer::sum) - 1;
    }

    /** The inside of an import's description, behind the name. */
    private ExternType externType(ExternKind kind, int index) throws ModuleException {
        return switch (kind) {
            case FUNCTION -> {
                var parameters = new Space("local");
                int type = types.use(Optional.of(parameters));
                nameLocals(index, parameters);
                yield new ExternType.Function(type);
            }
            case TABLE -> types.table();
            case MEMORY -> new ExternType.Memory(types.limits());
            case GLOBAL -> types.global();
            case TAG -> tagType();
        };
    }

    private ExternType.Tag tagType() throws ModuleException {
        return new ExternType.Tag(types.use(Optional.of(new Space("local"))));
    }

    private void definition(ExternKind kind, Place place) throws ModuleException {
        int index = nextIndex(kind);
        tokens.takeId();
        while (tokens.atForm("export")) {
            var exportPlace = tokens.form();
            tokens.open("export");
            exports.add(new Export(tokens.name(), kind, index, exportPlace));
            tokens.close();
        }
        if (tokens.takeForm("import")) {
            String module = tokens.name();
            String name = tokens.name();
            tokens.close();
            imports.add(new Import(module, name, externType(kind, index), place));
            return;
        }
        switch (kind) {
            case FUNCTION -> function(index, place);
            case TABLE -> table(index, place);
            case MEMORY -> memory(index, place);
            case GLOBAL -> globals.add(new Global(types.global(), segments.expression(), place));
            case TAG -> tags.add(new Tag(tagType(), place));
        }
    }

    private void function(int index, Place place) throws ModuleException {
        var names = new Space("local");
        int type = types.use(Optional.of(names));
        var locals = new ArrayList<ValueType>();
        while (tokens.takeForm("local")) {
            var id = tokens.takeId();
            while (id.isPresent() || !tokens.at(Kind.RIGHT)) {
                locals.add(types.value());
                names.define(tokens, id);
                if (id.isPresent()) {
                    break;
                }
            }
            tokens.close();
        }
        var scope = new Scope(names);
        var body = new InstructionReader(tokens, definitions, types, scope).all();
        functions.add(new Function(type, locals, body, place));
        nameLocals(index, names);
        if (!scope.labelNames().isEmpty()) {
            definitions.labels.put(index, scope.labelNames());
        }
    }

    private void nameLocals(int function, Space locals) {
        if (!locals.names().isEmpty()) {
            definitions.locals.put(function, locals.names());
        }
    }

    private void table(int index, Place place) throws ModuleException {
        int position = tokens.position();
        boolean wide = types.takeAddressType();
        if (!types.atReference()) {
            tokens.seek(position);
            var type = types.table();
            var initial =
                    tokens.at(Kind.RIGHT)
                            ? Optional.<Expression>empty()
                            : Optional.of(segments.expression());
            tables.add(new Table(type, initial, place));
            return;
        }
        var element = types.reference();
        var segment = tokens.peek().kind() == Kind.LEFT ? tokens.form() : place;
        tokens.open("elem");
        var items = segments.inlineItems();
        tokens.close();
        var limits = new Limits(items.size(), OptionalLong.of(items.size()), wide);
        tables.add(new Table(new ExternType.Table(element, limits), Optional.empty(), place));
        elements.add(
                new Element(
                        element,
                        items,
                        new Mode.Active(index, SegmentReader.zero(wide, segment)),
                        segment));
    }

    private void memory(int index, Place place) throws ModuleException {
        int position = tokens.position();
        boolean wide = types.takeAddressType();
        if (!tokens.atForm("data")) {
            tokens.seek(position);
            memories.add(new Memory(new ExternType.Memory(types.limits()), place));
            return;
        }
        var segment = tokens.form();
        tokens.open("data");
        var content = Bytes.of(tokens.strings());
        tokens.close();
        long pages = (content.size() + PAGE - 1) / PAGE;
        memories.add(
                new Memory(
                        new ExternType.Memory(new Limits(pages, OptionalLong.of(pages), wide)),
                        place));
        data.add(
                new Data(
                        content,
                        new Mode.Active(index, SegmentReader.zero(wide, segment)),
                        segment));
    }
}
