package dev.fiberscope.ui.code;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.ImmediateKind;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said about the characters that the mouse rests on. */
final class HoverWords {
    private final LoadedModule module;

    private HoverWords(LoadedModule module) {
        this.module = module;
    }

    /**
     * The instruction at character {@code offset}: what its name refers to, with the present value
     * of a local of the frame {@code selected} or of a global, and the operand types before it.
     * Empty between instructions.
     */
    static Optional<String> of(
            CodeText text, int offset, Optional<Frame> selected, Optional<Snapshot> snapshot) {
        return text.module()
                .flatMap(module -> new HoverWords(module).at(offset, selected, snapshot));
    }

    private Optional<String> at(int offset, Optional<Frame> selected, Optional<Snapshot> snapshot) {
        return innermost(offset)
                .map(at -> {
                    var operands = "operands before: " + operands(at);
                    return named(at, selected, snapshot)
                            .map(words -> words + "\n" + operands)
                            .orElse(operands);
                });
    }

    private int defined(CodePoint at) {
        return at.function() - module.module().module().importCount(ExternType.Function.class);
    }

    /** The instruction with the fewest characters around {@code offset}. */
    private Optional<CodePoint> innermost(int offset) {
        Optional<CodePoint> best = Optional.empty();
        int least = Integer.MAX_VALUE;
        int imported = module.module().module().importCount(ExternType.Function.class);
        var functions = module.listing().instructions();
        for (int function = 0; function < functions.size(); function++) {
            var places = functions.get(function);
            for (int i = 0; i < places.size(); i++) {
                Place place = places.get(i);
                int length = place.end() - place.start();
                if (place.start() <= offset && offset < place.end() && length < least) {
                    least = length;
                    best = Optional.of(new CodePoint(module.instance(), function + imported, i));
                }
            }
        }
        return best;
    }

    private Optional<String> named(
            CodePoint at, Optional<Frame> selected, Optional<Snapshot> snapshot) {
        var whole = module.module().module();
        var instruction =
                whole.functions().get(defined(at)).body().instructions().get(at.instruction());
        if (!(instruction.immediate() instanceof Immediate.Index(int index))) {
            return Optional.empty();
        }
        return switch (instruction.opcode().immediateKind()) {
            case ImmediateKind.LOCAL -> Optional.of(local(at, index, selected));
            case ImmediateKind.GLOBAL -> {
                var name = whole.names().shown(Names.Kind.GLOBAL, index);
                var type = type(whole.globalTypes().get(index).type());
                yield Optional.of(
                        "global "
                                + name
                                + ": "
                                + type
                                + snapshot.flatMap(each ->
                                                each.globals().stream()
                                                        .filter(global ->
                                                                global.instance()
                                                                                == module.instance()
                                                                        && global.cell()
                                                                                .name()
                                                                                .equals(name))
                                                        .findFirst())
                                        .map(global -> " = " + global.cell().value())
                                        .orElse(""));
            }
            case ImmediateKind.FUNCTION ->
                    Optional.of(
                            "function "
                                    + whole.names().shown(Names.Kind.FUNCTION, index)
                                    + ": "
                                    + signature(whole.functionTypes().get(index)));
            case ImmediateKind.TAG ->
                    Optional.of(
                            "tag "
                                    + whole.names().shown(Names.Kind.TAG, index)
                                    + ": "
                                    + signature(whole.tagTypes().get(index).type()));
            default -> Optional.empty();
        };
    }

    private String local(CodePoint at, int local, Optional<Frame> selected) {
        var names = module.module().module().names();
        var name =
                names.local(at.function(), local)
                        .map(each -> "$" + each)
                        .orElseGet(() -> Integer.toString(local));
        var type = type(module.module().functions().get(defined(at)).locals().get(local));
        return "local "
                + name
                + ": "
                + type
                + selected.filter(frame ->
                                frame.at().instance() == at.instance()
                                        && frame.at().function() == at.function()
                                        && local < frame.locals().size())
                        .map(frame -> " = " + frame.locals().get(local).value())
                        .orElse("");
    }

    private String operands(CodePoint at) {
        return module.module()
                .functions()
                .get(defined(at))
                .before()
                .get(at.instruction())
                .map(types -> types.height() == 0 ? "none" : types(types.list()))
                .orElse("never reached");
    }

    private String signature(int type) {
        var function = module.module().module().functionType(type);
        return "(" + types(function.parameters()) + ") to (" + types(function.results()) + ")";
    }

    private String types(List<ValueType> types) {
        return types.stream().map(this::type).collect(Collectors.joining(" "));
    }

    /** With the names of the module where it has some. */
    private String type(ValueType type) {
        return type instanceof ReferenceType(boolean nullable, HeapType.Concrete(int index))
                ? (nullable ? "(ref null " : "(ref ")
                        + module.module().module().names().shown(Names.Kind.TYPE, index)
                        + ")"
                : type.toString();
    }
}
