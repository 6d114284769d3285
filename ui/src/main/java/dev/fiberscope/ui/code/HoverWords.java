package dev.fiberscope.ui.code;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.ImmediateKind;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.Place;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is said about the characters that the mouse rests on. */
final class HoverWords {
    private final CodeText text;
    private final LoadedModule loaded;
    private final Module module;
    private final TypeWords types;
    private final Optional<Frame> selected;
    private final Optional<Snapshot> snapshot;

    private HoverWords(
            CodeText text,
            LoadedModule loaded,
            Optional<Frame> selected,
            Optional<Snapshot> snapshot) {
        this.text = text;
        this.loaded = loaded;
        this.module = loaded.module().module();
        this.types = new TypeWords(module);
        this.selected = selected;
        this.snapshot = snapshot;
    }

    /**
     * The name at character {@code offset}, or the instruction there: what it refers to and its
     * type, with the present value of a local of the frame {@code selected} or of a global, and the
     * operand types before the instruction. Empty where neither is.
     */
    static Optional<String> of(
            CodeText text, int offset, Optional<Frame> selected, Optional<Snapshot> snapshot) {
        return around(text, offset)
                .flatMap(module -> new HoverWords(text, module, selected, snapshot).at(offset));
    }

    /** The module that is written at {@code offset}. */
    private static Optional<LoadedModule> around(CodeText text, int offset) {
        return text.modules().size() == 1
                ? text.modules().stream().findFirst()
                : text.modules().stream()
                        .filter(each -> covers(each.module().module(), offset))
                        .findFirst();
    }

    /** From the first definition to the last; a definition's own characters count. */
    private static boolean covers(Module module, int offset) {
        var places =
                Stream.<Stream<Place>>of(
                                module.imports().stream().map(Module.Import::place),
                                module.functions().stream().map(Module.Function::place),
                                module.functions().stream()
                                        .flatMap(each -> each.body().instructions().stream())
                                        .map(each -> each.place()),
                                module.tables().stream().map(Module.Table::place),
                                module.memories().stream().map(Module.Memory::place),
                                module.tags().stream().map(Module.Tag::place),
                                module.globals().stream().map(Module.Global::place),
                                module.groups().stream().map(Module.RecursiveGroup::place))
                        .flatMap(each -> each)
                        .filter(place -> !place.equals(Place.NOWHERE))
                        .toList();
        return places.stream().anyMatch(place -> place.start() <= offset)
                && places.stream().anyMatch(place -> offset < place.end());
    }

    private Optional<String> at(int offset) {
        var instruction = innermost(offset);
        var name = Mention.at(text.text(), offset).flatMap(each -> mentioned(each, instruction));
        var words = name.or(() -> instruction.flatMap(this::named));
        var operands = instruction.map(at -> "operands before: " + operands(at));
        return words.isPresent()
                ? words.map(said -> operands.map(more -> said + "\n" + more).orElse(said))
                : operands;
    }

    private int imported() {
        return module.importCount(ExternType.Function.class);
    }

    /** The instruction with the fewest characters around {@code offset}. */
    private Optional<CodePoint> innermost(int offset) {
        Optional<CodePoint> best = Optional.empty();
        int least = Integer.MAX_VALUE;
        var functions = loaded.listing().instructions();
        for (int function = 0; function < functions.size(); function++) {
            var places = functions.get(function);
            for (int i = 0; i < places.size(); i++) {
                Place place = places.get(i);
                int length = place.end() - place.start();
                if (place.start() <= offset && offset < place.end() && length < least) {
                    least = length;
                    best = Optional.of(new CodePoint(loaded.instance(), function + imported(), i));
                }
            }
        }
        return best;
    }

    // ---- names

    private Optional<String> mentioned(Mention mention, Optional<CodePoint> instruction) {
        return mention.space()
                .flatMap(space ->
                        switch (space) {
                            case FUNCTION -> index(Names.Kind.FUNCTION, mention, this::function);
                            case GLOBAL -> index(Names.Kind.GLOBAL, mention, this::global);
                            case TAG -> index(Names.Kind.TAG, mention, this::tag);
                            case TYPE ->
                                    index(
                                            Names.Kind.TYPE,
                                            mention,
                                            type ->
                                                    "type $"
                                                            + mention.name()
                                                            + ": "
                                                            + types.defined(type));
                            case TABLE ->
                                    index(
                                            Names.Kind.TABLE,
                                            mention,
                                            table ->
                                                    "table $"
                                                            + mention.name()
                                                            + ": "
                                                            + types.table(
                                                                    module.tableTypes()
                                                                            .get(table)));
                            case MEMORY ->
                                    index(
                                            Names.Kind.MEMORY,
                                            mention,
                                            memory ->
                                                    "memory $"
                                                            + mention.name()
                                                            + ": "
                                                            + types.memory(
                                                                    module.memoryTypes()
                                                                            .get(memory)));
                            case LOCAL ->
                                    enclosing(mention, instruction)
                                            .flatMap(function -> local(function, mention.name()));
                            case LABEL ->
                                    enclosing(mention, instruction)
                                            .flatMap(function -> label(function, mention));
                        });
    }

    private interface Says {
        String about(int index);
    }

    private Optional<String> index(Names.Kind kind, Mention mention, Says says) {
        return index(module.names().simple().getOrDefault(kind, Map.of()), mention.name())
                .map(says::about);
    }

    private static Optional<Integer> index(Map<Integer, String> names, String name) {
        return names.entrySet().stream()
                .filter(each -> each.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The function whose definition the name is in: of the index space. */
    private Optional<Integer> enclosing(Mention mention, Optional<CodePoint> instruction) {
        return instruction
                .map(CodePoint::function)
                .or(() -> {
                    // In a function's head: the last one that begins before the name.
                    var before =
                            IntStream.range(0, module.functions().size())
                                    .filter(each -> begin(each) <= mention.offset())
                                    .reduce((one, other) ->
                                            begin(one) > begin(other) ? one : other);
                    return before.isPresent()
                            ? Optional.of(before.getAsInt() + imported())
                            : Optional.empty();
                });
    }

    private int begin(int defined) {
        var place = module.functions().get(defined).place();
        return place.equals(Place.NOWHERE) ? Integer.MAX_VALUE : place.start();
    }

    private Optional<String> local(int function, String name) {
        return index(module.names().locals().getOrDefault(function, Map.of()), name)
                .map(local -> local(function, local));
    }

    /** The block that {@code mention} opens, or the innermost one around it that is called so. */
    private Optional<String> label(int function, Mention mention) {
        var body = module.functions().get(function - imported()).body().instructions();
        var places = loaded.listing().instructions().get(function - imported());
        var best = OptionalInt.empty();
        int block = 0;
        for (int i = 0; i < body.size(); i++) {
            switch (body.get(i).opcode()) {
                case BLOCK, LOOP, IF, TRY_TABLE -> {
                    boolean named =
                            module.names()
                                    .label(function, block++)
                                    .filter(mention.name()::equals)
                                    .isPresent();
                    if (named && places.get(i).start() <= mention.offset()) {
                        best = OptionalInt.of(i);
                    }
                }
                default -> {}
            }
        }
        return best.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        label(
                                mention.name(),
                                body.get(best.getAsInt()),
                                places.get(best.getAsInt())));
    }

    private String label(String name, Instruction opening, Place place) {
        var type =
                switch (opening.immediate()) {
                    case Immediate.Block(var given) -> types.carried(given, isLoop(opening));
                    case Immediate.Try(var given, _) -> types.carried(given, false);
                    default -> "nothing";
                };
        return "label $"
                + name
                + " of the "
                + opening.opcode().mnemonic()
                + " on line "
                + (text.line(place.start()) + 1)
                + ": a branch goes "
                + (isLoop(opening) ? "to its beginning" : "behind its end")
                + " and takes "
                + type
                + " along";
    }

    private static boolean isLoop(Instruction instruction) {
        return instruction.opcode() == Opcode.LOOP;
    }

    // ---- instructions

    private Optional<String> named(CodePoint at) {
        var instruction =
                module.functions()
                        .get(at.function() - imported())
                        .body()
                        .instructions()
                        .get(at.instruction());
        if (!(instruction.immediate() instanceof Immediate.Index(int index))) {
            return Optional.empty();
        }
        return switch (instruction.opcode().immediateKind()) {
            case ImmediateKind.LOCAL -> Optional.of(local(at.function(), index));
            case ImmediateKind.GLOBAL -> Optional.of(global(index));
            case ImmediateKind.FUNCTION -> Optional.of(function(index));
            case ImmediateKind.TAG -> Optional.of(tag(index));
            default -> Optional.empty();
        };
    }

    private String function(int index) {
        return "function "
                + module.names().shown(Names.Kind.FUNCTION, index)
                + ": "
                + types.signature(module.functionTypes().get(index));
    }

    private String tag(int index) {
        return "tag "
                + module.names().shown(Names.Kind.TAG, index)
                + ": "
                + types.signature(module.tagTypes().get(index).type());
    }

    private String global(int index) {
        var name = module.names().shown(Names.Kind.GLOBAL, index);
        return "global "
                + name
                + ": "
                + types.global(module.globalTypes().get(index))
                + snapshot.flatMap(each ->
                                each.globals().stream()
                                        .filter(global ->
                                                global.instance() == loaded.instance()
                                                        && global.cell().name().equals(name))
                                        .findFirst())
                        .map(global -> " = " + global.cell().value())
                        .orElse("");
    }

    private String local(int function, int local) {
        var name =
                module.names()
                        .local(function, local)
                        .map(each -> "$" + each)
                        .orElseGet(() -> Integer.toString(local));
        var known = loaded.module().functions().get(function - imported()).locals();
        return "local "
                + name
                + (local < known.size() ? ": " + types.value(known.get(local)) : "")
                + selected.filter(frame ->
                                frame.at().instance() == loaded.instance()
                                        && frame.at().function() == function
                                        && local < frame.locals().size())
                        .map(frame -> " = " + frame.locals().get(local).value())
                        .orElse("");
    }

    private String operands(CodePoint at) {
        return loaded.module()
                .functions()
                .get(at.function() - imported())
                .before()
                .get(at.instruction())
                .map(before -> before.height() == 0 ? "none" : types.list(before.list()))
                .orElse("never reached");
    }
}
