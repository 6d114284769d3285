package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Module.Data;
import dev.fiberscope.engine.wasm.Module.Element;
import dev.fiberscope.engine.wasm.Module.Export;
import dev.fiberscope.engine.wasm.Module.Function;
import dev.fiberscope.engine.wasm.Module.Mode;
import dev.fiberscope.engine.wasm.Names.Kind;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints a module as text that reads back as the same module, names included. Names that the text
 * format cannot tell apart get a number; definitions without a name carry their index as a comment.
 * Custom sections are annotations; of one with more than {@value #SHORT} bytes only a comment
 * tells.
 */
public final class ModulePrinter {
    private static final int BYTES_A_LINE = 48;
    private static final int SHORT = 1_000;
    private static final ReferenceType FUNCTION = new ReferenceType(false, HeapType.Abstract.FUNC);

    private final Module module;
    private final Identifiers identifiers;
    private final TypeText types;
    private final StringBuilder text = new StringBuilder();
    private final List<List<Place>> instructions = new ArrayList<>();
    private final Map<Kind, Integer> next = new EnumMap<>(Kind.class);

    private ModulePrinter(Module module) {
        this.module = module;
        identifiers = new Identifiers(module);
        types = new TypeText(module, identifiers);
    }

    /** The module as text, whatever it was read from; it need not be valid. */
    public static Listing print(Module module) {
        var printer = new ModulePrinter(module);
        printer.module();
        return new Listing(
                printer.text.toString(),
                printer.instructions,
                module.source() instanceof Source.Binary ? printer.offsets() : List.of());
    }

    private List<List<Integer>> offsets() {
        return module.functions().stream()
                .map(function ->
                        function.body().instructions().stream()
                                .map(instruction -> instruction.place().start())
                                .toList())
                .toList();
    }

    /** What a custom section holds, or of a long one only how much. */
    private static String custom(Module.CustomSection section) {
        int size = section.content().size();
        return size <= SHORT
                ? Annotations.text(section)
                : ";; custom section " + Literals.string(section.name()) + ", " + size + " bytes";
    }

    private void module() {
        text.append("(module");
        identifiers.module().ifPresent(name -> text.append(' ').append(name));
        module.customSections().forEach(custom -> line(custom(custom)));
        module.groups().forEach(this::group);
        module.imports().forEach(this::importField);
        module.tables()
                .forEach(table ->
                        line(
                                "(table"
                                        + head(Kind.TABLE)
                                        + extern(table.type())
                                        + table.initial()
                                                .map(initial -> " " + folded(initial))
                                                .orElse("")
                                        + ")"));
        module.memories()
                .forEach(memory ->
                        line("(memory" + head(Kind.MEMORY) + extern(memory.type()) + ")"));
        module.tags().forEach(tag -> line("(tag" + head(Kind.TAG) + extern(tag.type()) + ")"));
        module.globals()
                .forEach(global ->
                        line(
                                "(global"
                                        + head(Kind.GLOBAL)
                                        + extern(global.type())
                                        + " "
                                        + folded(global.initial())
                                        + ")"));
        module.exports().forEach(this::export);
        module.start()
                .ifPresent(start ->
                        line(
                                "(start "
                                        + identifiers.reference(Kind.FUNCTION, start.function())
                                        + ")"));
        module.elements().forEach(this::element);
        module.functions().forEach(this::function);
        module.data().forEach(this::data);
        text.append("\n)\n");
    }

    private void line(String field) {
        text.append("\n  ").append(field);
    }

    /**
     * The name, or the index as a comment, of the next definition of {@code kind}; a blank in
     * front.
     */
    private String head(Kind kind) {
        return head(kind, next.merge(kind, 1, Integer::sum) - 1);
    }

    private String head(Kind kind, int index) {
        return " " + identifiers.of(kind, index).orElseGet(() -> "(;" + index + ";)");
    }

    private String extern(ExternType type) {
        return types.extern(type, Map.of());
    }

    private void group(Module.RecursiveGroup group) {
        boolean single = group.size() == 1;
        if (!single) {
            line("(rec");
        }
        for (int i = group.first(); i < group.first() + group.size(); i++) {
            line(
                    (single ? "" : "  ")
                            + "(type"
                            + head(Kind.TYPE)
                            + " "
                            + types.definition(i)
                            + ")");
        }
        if (!single) {
            line(")");
        }
    }

    private void importField(Module.Import each) {
        String type =
                switch (each.type()) {
                    case ExternType.Function(int index) -> {
                        String head = head(Kind.FUNCTION);
                        int function = next.getOrDefault(Kind.FUNCTION, 0) - 1;
                        yield "func"
                                + head
                                + types.use(index, identifiers.locals(function, index, 0));
                    }
                    case ExternType.Table table -> "table" + head(Kind.TABLE) + extern(table);
                    case ExternType.Memory memory -> "memory" + head(Kind.MEMORY) + extern(memory);
                    case ExternType.Global global -> "global" + head(Kind.GLOBAL) + extern(global);
                    case ExternType.Tag tag -> "tag" + head(Kind.TAG) + extern(tag);
                };
        line(
                "(import "
                        + Literals.string(each.module())
                        + " "
                        + Literals.string(each.name())
                        + " ("
                        + type
                        + "))");
    }

    private void export(Export export) {
        String target =
                switch (export.kind()) {
                    case FUNCTION -> "func " + identifiers.reference(Kind.FUNCTION, export.index());
                    case TABLE -> "table " + identifiers.reference(Kind.TABLE, export.index());
                    case MEMORY -> "memory " + identifiers.reference(Kind.MEMORY, export.index());
                    case GLOBAL -> "global " + identifiers.reference(Kind.GLOBAL, export.index());
                    case TAG -> "tag " + identifiers.reference(Kind.TAG, export.index());
                };
        line("(export " + Literals.string(export.name()) + " (" + target + "))");
    }

    private void element(Element element) {
        String mode =
                switch (element.mode()) {
                    case Mode.Active(int table, var offset) ->
                            (table == 0
                                            ? ""
                                            : " (table "
                                                    + identifiers.reference(Kind.TABLE, table)
                                                    + ")")
                                    + offset(offset);
                    case Mode.Passive() -> "";
                    case Mode.Declarative() -> " declare";
                };
        line("(elem" + head(Kind.ELEMENT) + mode + items(element) + ")");
    }

    private String items(Element element) {
        if (element.type().equals(FUNCTION)
                && element.items().stream().allMatch(ModulePrinter::isFunction)) {
            return " func"
                    + element.items().stream()
                            .map(item ->
                                    plain(item.instructions().getFirst())
                                            .substring("ref.func".length()))
                            .collect(Collectors.joining());
        }
        return " "
                + types.of(element.type())
                + element.items().stream()
                        .map(item -> " (item " + folded(item) + ")")
                        .collect(Collectors.joining());
    }

    private static boolean isFunction(Expression item) {
        return item.instructions().size() == 2
                && item.instructions().getFirst().opcode() == Opcode.REF_FUNC
                && item.instructions().getFirst().immediate() instanceof Immediate.Index;
    }

    private void function(Function function) {
        String head = head(Kind.FUNCTION);
        int index = next.getOrDefault(Kind.FUNCTION, 0) - 1;
        var locals = identifiers.locals(index, function.type(), function.locals().size());
        line("(func" + head + types.use(function.type(), locals));
        types.declarations(
                        "local", function.locals(), identifiers.parameters(function.type()), locals)
                .forEach(each -> line("  " + each));
        var printer = new FunctionPrinter(text, new InstructionText(identifiers, types, locals));
        instructions.add(printer.print(function.body(), index, identifiers));
    }

    private void data(Data data) {
        String mode =
                switch (data.mode()) {
                    case Mode.Active(int memory, var offset) ->
                            (memory == 0
                                            ? ""
                                            : " (memory "
                                                    + identifiers.reference(Kind.MEMORY, memory)
                                                    + ")")
                                    + offset(offset);
                    case Mode.Passive() -> "";
                    case Mode.Declarative() ->
                            throw new AssertionError("unreachable: only elements are declarative");
                };
        line("(data" + head(Kind.DATA) + mode);
        int size = data.content().size();
        for (int from = 0; from < size; from += BYTES_A_LINE) {
            int to = Math.min(from + BYTES_A_LINE, size);
            text.append(size > BYTES_A_LINE ? "\n    " : " ")
                    .append(Literals.string(data.content(), from, to));
        }
        text.append(')');
    }

    private String offset(Expression offset) {
        String instructionTexts = folded(offset);
        return offset.instructions().size() == 2
                ? " " + instructionTexts
                : " (offset " + instructionTexts + ")";
    }

    /**
     * A constant expression: each instruction in parentheses, or all without any where there are
     * blocks.
     */
    private String folded(Expression expression) {
        var inner = expression.instructions().subList(0, expression.instructions().size() - 1);
        boolean blocks = inner.stream().anyMatch(FunctionPrinter::opens);
        return inner.stream()
                .map(instruction -> blocks ? plain(instruction) : "(" + plain(instruction) + ")")
                .collect(Collectors.joining(" "));
    }

    private String plain(Instruction instruction) {
        return new InstructionText(identifiers, types, Map.of()).of(instruction, new Labels(), "");
    }
}
