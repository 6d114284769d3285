package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.CompositeType;
import dev.fiberscope.engine.wasm.CompositeType.ArrayType;
import dev.fiberscope.engine.wasm.CompositeType.ContinuationType;
import dev.fiberscope.engine.wasm.CompositeType.FieldType;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.CompositeType.StructType;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Names.Kind;
import dev.fiberscope.engine.wasm.PackedType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.StorageType;
import dev.fiberscope.engine.wasm.SubType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Types as the text format writes them, with identifiers. */
final class TypeText {
    private static final int LONGEST_USE = 32;

    private final Module module;
    private final Identifiers identifiers;

    TypeText(Module module, Identifiers identifiers) {
        this.module = module;
        this.identifiers = identifiers;
    }

    String of(StorageType type) {
        return switch (type) {
            case PackedType packed -> packed.toString();
            case ReferenceType reference -> reference(reference);
            case ValueType value -> value.toString();
        };
    }

    private String reference(ReferenceType type) {
        if (type.nullable() && type.heap() instanceof HeapType.Abstract named) {
            return switch (named) {
                case FUNC, EXTERN, ANY, EQ, I31, STRUCT, ARRAY, EXN -> named + "ref";
                case NOFUNC, NOEXTERN, NONE, NOEXN, CONT, NOCONT -> "(ref null " + named + ")";
            };
        }
        return type.nullable()
                ? "(ref null " + heap(type.heap()) + ")"
                : "(ref " + heap(type.heap()) + ")";
    }

    String heap(HeapType type) {
        return switch (type) {
            case HeapType.Abstract named -> named.toString();
            case HeapType.Concrete(int index) -> identifiers.reference(Kind.TYPE, index);
        };
    }

    /** What stands between {@code (type $name} and its closing parenthesis. */
    String definition(int index) {
        SubType type = module.types().get(index);
        String composite = composite(index, type.composite());
        if (type.isFinal() && type.supertypes().isEmpty()) {
            return composite;
        }
        var text = new StringBuilder(type.isFinal() ? "(sub final " : "(sub ");
        type.supertypes()
                .forEach(each -> text.append(identifiers.reference(Kind.TYPE, each)).append(' '));
        return text.append(composite).append(')').toString();
    }

    private String composite(int index, CompositeType type) {
        return switch (type) {
            case FunctionType function -> "(func" + signature(function, Map.of()) + ")";
            case ContinuationType(int function) ->
                    "(cont " + identifiers.reference(Kind.TYPE, function) + ")";
            case ArrayType(var element) -> "(array " + field(element) + ")";
            case StructType(var fields) -> {
                var text = new StringBuilder("(struct");
                for (int i = 0; i < fields.size(); i++) {
                    text.append(" (field ");
                    identifiers.field(index, i).ifPresent(name -> text.append(name).append(' '));
                    text.append(field(fields.get(i))).append(')');
                }
                yield text.append(')').toString();
            }
        };
    }

    private String field(FieldType field) {
        return mutable(of(field.storage()), field.mutable());
    }

    private static String mutable(String type, boolean mutable) {
        return mutable ? "(mut " + type + ")" : type;
    }

    /**
     * {@code (type $t)} with a blank in front, and what the type takes and gives; parameters named
     * by {@code locals}. A long signature in which nothing is named is left out: a file can use one
     * type at each of its blocks.
     */
    String use(int type, Map<Integer, String> locals) {
        return " (type "
                + identifiers.reference(Kind.TYPE, type)
                + ")"
                + function(type)
                        .filter(function ->
                                !locals.isEmpty()
                                        || function.parameters().size() + function.results().size()
                                                <= LONGEST_USE)
                        .map(function -> signature(function, locals))
                        .orElse("");
    }

    /** The function type at {@code type}, none where the module is not valid. */
    private Optional<FunctionType> function(int type) {
        return type >= 0
                        && type < module.types().size()
                        && module.types().get(type).composite() instanceof FunctionType function
                ? Optional.of(function)
                : Optional.empty();
    }

    private String signature(FunctionType type, Map<Integer, String> locals) {
        var text = new StringBuilder();
        declarations("param", type.parameters(), 0, locals)
                .forEach(each -> text.append(' ').append(each));
        return text.append(results(type.results())).toString();
    }

    /** {@code (result ...)} with a blank in front, nothing for no results. */
    String results(List<ValueType> types) {
        return types.isEmpty() ? "" : " " + list("result", types);
    }

    /** {@code (keyword type...)}. */
    String list(String keyword, List<ValueType> types) {
        var text = new StringBuilder("(").append(keyword);
        types.forEach(type -> text.append(' ').append(of(type)));
        return text.append(')').toString();
    }

    /**
     * {@code (param ...)} or {@code (local ...)}: one for each that has a name, and for each run of
     * those without.
     */
    List<String> declarations(
            String keyword, List<ValueType> types, int first, Map<Integer, String> names) {
        var texts = new ArrayList<String>();
        var run = new ArrayList<ValueType>();
        for (int i = 0; i < types.size(); i++) {
            var name = names.get(first + i);
            if (name == null) {
                run.add(types.get(i));
            }
            if (!run.isEmpty() && (name != null || i == types.size() - 1 || run.size() == 16)) {
                texts.add(list(keyword, run));
                run.clear();
            }
            if (name != null) {
                texts.add("(" + keyword + " " + name + " " + of(types.get(i)) + ")");
            }
        }
        return texts;
    }

    /**
     * The type of an import, or of a definition, as it stands behind the keyword and the name; a
     * blank in front.
     */
    String extern(ExternType type, Map<Integer, String> locals) {
        return switch (type) {
            case ExternType.Function(int index) -> use(index, locals);
            case ExternType.Tag(int index) -> use(index, Map.of());
            case ExternType.Table(var element, var limits) -> limits(limits) + " " + of(element);
            case ExternType.Memory(var limits) -> limits(limits);
            case ExternType.Global(var value, boolean mutable) -> " " + mutable(of(value), mutable);
        };
    }

    private static String limits(ExternType.Limits limits) {
        var text =
                new StringBuilder(limits.wide() ? " i64 " : " ")
                        .append(Long.toUnsignedString(limits.minimum()));
        limits.maximum()
                .ifPresent(maximum -> text.append(' ').append(Long.toUnsignedString(maximum)));
        return text.toString();
    }
}
