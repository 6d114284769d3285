package dev.fiberscope.engine.wasm;

import dev.fiberscope.engine.wasm.CompositeType.ContinuationType;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One module, read but not yet checked. Index spaces count imports first, as in the specification;
 * {@code functions}, {@code tables}, ... hold only what the module defines itself. A module that
 * was read may still be invalid: indices point anywhere until {@code wasm.valid} has looked.
 */
public record Module(
        Source source,
        List<SubType> types,
        List<RecursiveGroup> groups,
        List<Import> imports,
        List<Function> functions,
        List<Table> tables,
        List<Memory> memories,
        List<Tag> tags,
        List<Global> globals,
        List<Export> exports,
        Optional<Start> start,
        List<Element> elements,
        List<Data> data,
        OptionalInt dataCount,
        Names names,
        List<CustomSection> customSections) {
    public Module {
        types = List.copyOf(types);
        groups = List.copyOf(groups);
        imports = List.copyOf(imports);
        functions = List.copyOf(functions);
        tables = List.copyOf(tables);
        memories = List.copyOf(memories);
        tags = List.copyOf(tags);
        globals = List.copyOf(globals);
        exports = List.copyOf(exports);
        elements = List.copyOf(elements);
        data = List.copyOf(data);
        customSections = List.copyOf(customSections);
    }

    /**
     * Types {@code first} to {@code first + size - 1} are one {@code rec}; every type is in exactly
     * one group.
     */
    public record RecursiveGroup(int first, int size, Place place) {}

    public record Import(String module, String name, ExternType type, Place place) {}

    /** {@code locals} without the parameters. */
    public record Function(int type, List<ValueType> locals, Expression body, Place place) {
        public Function {
            locals = List.copyOf(locals);
        }
    }

    public record Table(ExternType.Table type, Optional<Expression> initial, Place place) {}

    public record Memory(ExternType.Memory type, Place place) {}

    public record Tag(ExternType.Tag type, Place place) {}

    public record Global(ExternType.Global type, Expression initial, Place place) {}

    public record Export(String name, ExternKind kind, int index, Place place) {}

    public record Start(int function, Place place) {}

    public record Element(ReferenceType type, List<Expression> items, Mode mode, Place place) {
        public Element {
            items = List.copyOf(items);
        }
    }

    public record Data(Bytes content, Mode mode, Place place) {}

    /** When a segment is written: {@code index} names the table or memory. */
    public sealed interface Mode {
        record Active(int index, Expression offset) implements Mode {}

        record Passive() implements Mode {}

        /** Elements only: declares functions that {@code ref.func} may name. */
        record Declarative() implements Mode {}
    }

    /**
     * Other custom sections than "name"; {@code after} is the id of the section in front, 0 for
     * none.
     */
    public record CustomSection(String name, Bytes content, int after) {}

    /** In the order of the codes 0 to 4 of the binary format. */
    public enum ExternKind {
        FUNCTION,
        TABLE,
        MEMORY,
        GLOBAL,
        TAG
    }

    /** Types of all functions, imported ones first: indices of types. */
    public List<Integer> functionTypes() {
        var all = new ArrayList<Integer>();
        for (var each : imports) {
            if (each.type() instanceof ExternType.Function(int type)) {
                all.add(type);
            }
        }
        functions.forEach(function -> all.add(function.type()));
        return all;
    }

    /** All tables, imported ones first. */
    public List<ExternType.Table> tableTypes() {
        var all = imported(ExternType.Table.class);
        tables.forEach(table -> all.add(table.type()));
        return all;
    }

    /** All memories, imported ones first. */
    public List<ExternType.Memory> memoryTypes() {
        var all = imported(ExternType.Memory.class);
        memories.forEach(memory -> all.add(memory.type()));
        return all;
    }

    /** All globals, imported ones first. */
    public List<ExternType.Global> globalTypes() {
        var all = imported(ExternType.Global.class);
        globals.forEach(global -> all.add(global.type()));
        return all;
    }

    /** All tags, imported ones first. */
    public List<ExternType.Tag> tagTypes() {
        var all = imported(ExternType.Tag.class);
        tags.forEach(tag -> all.add(tag.type()));
        return all;
    }

    /** The number of imports of one kind. */
    public int importCount(Class<? extends ExternType> kind) {
        return (int) imports.stream().filter(each -> kind.isInstance(each.type())).count();
    }

    /** The function type at {@code type}. The module must be valid. */
    public FunctionType functionType(int type) {
        return types.get(type).composite() instanceof FunctionType function
                ? function
                : invalid("type " + type + " is no function type");
    }

    /** The function type behind the continuation type at {@code type}. The module must be valid. */
    public FunctionType continuationType(int type) {
        return types.get(type).composite() instanceof ContinuationType(int function)
                ? functionType(function)
                : invalid("type " + type + " is no continuation type");
    }

    private static FunctionType invalid(String why) {
        throw new AssertionError("unreachable: " + why);
    }

    private <T extends ExternType> List<T> imported(Class<T> kind) {
        var all = new ArrayList<T>();
        for (var each : imports) {
            if (kind.isInstance(each.type())) {
                all.add(kind.cast(each.type()));
            }
        }
        return all;
    }
}
