package dev.fiberscope.ui.code;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.ui.glyph.StateSign;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Where the newest frame of a stack stands; of a fresh one the beginning of its function. */
public record StackPosition(StackId stack, StateSign sign, CodePoint at, String function) {
    /** With more stacks than this, the others have no mark. */
    static final int LIMIT = 2_000;

    /** {@code S3 suspended here}. */
    public String words() {
        return stack + " " + sign.word() + " here";
    }

    /** Of the running chain first, then of the others by number; at most {@link #LIMIT}. */
    public static List<StackPosition> of(Snapshot snapshot, List<LoadedModule> modules) {
        var entries = remembering((String entry) -> entry(modules, entry));
        var found = new ArrayList<StackPosition>();
        snapshot.stacks().stream()
                .limit(LIMIT)
                .forEach(id ->
                        snapshot.stack(id)
                                .ifPresent(
                                        stack -> position(stack, entries).ifPresent(found::add)));
        return List.copyOf(found);
    }

    private static Optional<StackPosition> position(
            Stack stack, Function<String, Optional<CodePoint>> entries) {
        var sign = StateSign.of(stack.state());
        if (stack.state() instanceof StackState.Fresh) {
            return entries.apply(stack.entry())
                    .map(at -> new StackPosition(stack.id(), sign, at, stack.entry()));
        }
        return stack.frames().stream()
                .findFirst()
                .map(frame -> new StackPosition(stack.id(), sign, frame.at(), frame.function()));
    }

    private static Function<String, Optional<CodePoint>> remembering(
            Function<String, Optional<CodePoint>> search) {
        var known = new HashMap<String, Optional<CodePoint>>();
        return name -> known.computeIfAbsent(name, search);
    }

    /**
     * The beginning of the function that is shown as {@code name}, in the first module that defines
     * one.
     */
    private static Optional<CodePoint> entry(List<LoadedModule> modules, String name) {
        return modules.stream()
                .flatMap(each ->
                        function(each.module().module(), name).stream()
                                .mapToObj(function -> new CodePoint(each.instance(), function, 0)))
                .findFirst();
    }

    private static OptionalInt function(Module module, String name) {
        int imported = module.importCount(ExternType.Function.class);
        return IntStream.range(imported, imported + module.functions().size())
                .filter(function ->
                        module.names().shown(Names.Kind.FUNCTION, function).equals(name))
                .findFirst();
    }
}
