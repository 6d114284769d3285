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
import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.glyph.StateSign;
import dev.fiberscope.ui.layout.Selected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Where a frame of a stack stands; of a fresh one the beginning of its function.
 *
 * @param depth of an older frame, counted from the stack's bottom, from 0; empty for the newest and
 *     for a fresh stack
 */
public record StackPosition(
        StackId stack, StateSign sign, CodePoint at, String function, OptionalInt depth) {
    /** With more stacks than this, the others have no mark. */
    static final int LIMIT = 2_000;

    /** With more older frames than this, the others have no mark. */
    static final int OLDER = 500;

    /** Of the newest frame, or of a fresh stack. */
    public StackPosition(StackId stack, StateSign sign, CodePoint at, String function) {
        this(stack, sign, at, function, OptionalInt.empty());
    }

    /** {@code S3 suspended here}; of an older frame {@code S3 waits here in $f for its call}. */
    public String words() {
        return depth.isEmpty()
                ? stack + " " + sign.word() + " here"
                : stack + " waits here in " + function + " for its call";
    }

    /** What is chosen by choosing this. */
    Selected selected() {
        return depth.isPresent()
                ? new Selected.OfFrame(stack, depth.getAsInt())
                : new Selected.OfStack(stack);
    }

    /**
     * The newest frames by number of stack, at most {@link #LIMIT}; then the older ones, at most
     * {@link #OLDER}.
     */
    public static List<StackPosition> of(Snapshot snapshot, List<LoadedModule> modules) {
        var entries = remembering((String entry) -> entry(modules, entry));
        var found = new ArrayList<StackPosition>();
        var older = new ArrayList<StackPosition>();
        snapshot.stacks().stream()
                .limit(LIMIT)
                .forEach(id ->
                        snapshot.stack(id)
                                .ifPresent(stack -> {
                                    position(stack, entries).ifPresent(found::add);
                                    addOlder(stack, older);
                                }));
        found.addAll(older);
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

    private static void addOlder(Stack stack, List<StackPosition> older) {
        var frames = stack.frames();
        var sign = olderSign(StateSign.of(stack.state()));
        for (int i = 1; i < frames.size() && older.size() < OLDER; i++) {
            var frame = frames.get(i);
            older.add(
                    new StackPosition(
                            stack.id(),
                            sign,
                            frame.at(),
                            frame.function(),
                            OptionalInt.of(frames.size() - 1 - i)));
        }
    }

    /** Frames of the running stack wait for those that they called; it matters less. */
    private static StateSign olderSign(StateSign newest) {
        int rank = newest.rank() + 10;
        return newest.styleClass().equals("state-running")
                ? new StateSign(Glyph.WAITING, "state-waiting", "waiting", rank)
                : new StateSign(newest.glyph(), newest.styleClass(), newest.word(), rank);
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
    static Optional<CodePoint> entry(List<LoadedModule> modules, String name) {
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
