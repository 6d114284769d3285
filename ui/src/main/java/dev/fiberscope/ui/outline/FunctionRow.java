package dev.fiberscope.ui.outline;

import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.ui.code.ModuleTitle;
import dev.fiberscope.ui.glyph.StateSign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A line of the list of functions. */
sealed interface FunctionRow {
    /** Heads the functions of one module. */
    record OfModule(String name, int instance, int functions) implements FunctionRow {}

    /**
     * A function that the module defines itself.
     *
     * @param function index in the function index space
     * @param sign of the stack in it that matters most
     * @param stacks how many stacks have a frame of it, or will begin with it
     */
    record OfFunction(int instance, int function, String name, Optional<StateSign> sign, int stacks)
            implements FunctionRow {}

    /** Stacks beyond this number are not looked at. */
    int LIMIT = 2_000;

    /** All functions of {@code modules} that have some, with the stacks of {@code snapshot}. */
    static List<FunctionRow> of(List<LoadedModule> modules, Optional<Snapshot> snapshot) {
        var inside = new HashMap<String, List<StateSign>>();
        snapshot.ifPresent(each -> collect(each, inside));
        var rows = new ArrayList<FunctionRow>();
        for (var loaded : modules) {
            var module = loaded.module().module();
            if (module.functions().isEmpty()) {
                continue;
            }
            int imported = module.importCount(ExternType.Function.class);
            rows.add(
                    new OfModule(
                            ModuleTitle.of(modules, loaded),
                            loaded.instance(),
                            module.functions().size()));
            for (int i = imported; i < imported + module.functions().size(); i++) {
                var name = module.names().shown(Names.Kind.FUNCTION, i);
                var signs =
                        inside.getOrDefault(
                                key(loaded.instance(), i),
                                inside.getOrDefault(fresh(name), List.of()));
                rows.add(
                        new OfFunction(
                                loaded.instance(),
                                i,
                                name,
                                signs.stream().min(Comparator.comparingInt(StateSign::rank)),
                                signs.size()));
            }
        }
        return rows;
    }

    private static void collect(Snapshot snapshot, Map<String, List<StateSign>> inside) {
        snapshot.stacks().stream()
                .limit(LIMIT)
                .forEach(id ->
                        snapshot.stack(id)
                                .ifPresent(stack -> {
                                    var sign = StateSign.of(stack.state());
                                    if (stack.frames().isEmpty()) {
                                        inside.computeIfAbsent(
                                                        fresh(stack.entry()),
                                                        _ -> new ArrayList<>())
                                                .add(sign);
                                    }
                                    stack.frames().stream()
                                            .map(frame ->
                                                    key(
                                                            frame.at().instance(),
                                                            frame.at().function()))
                                            .distinct()
                                            .forEach(key ->
                                                    inside.computeIfAbsent(
                                                                    key, _ -> new ArrayList<>())
                                                            .add(sign));
                                }));
    }

    private static String key(int instance, int function) {
        return instance + "/" + function;
    }

    private static String fresh(String entry) {
        return "fresh " + entry;
    }
}
