package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.wasm.FunctionNames;
import dev.fiberscope.engine.wasm.Module;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The size of stacks by the function that they begin with, as people set it from outside: {@link
 * PolicySettings#sizes}.
 */
public final class Presizing {
    /** So many names a refusal lists. */
    private static final int LISTED = 10;

    private Presizing() {}

    /**
     * The functions that a stack can have a size for, as people see them: those with code, in their
     * order.
     */
    public static List<String> functions(List<Module> modules) {
        var names = new LinkedHashSet<String>();
        for (var module : modules) {
            int imported = module.functionTypes().size() - module.functions().size();
            for (int i = 0; i < module.functions().size(); i++) {
                names.add(FunctionNames.shown(module, imported + i));
            }
        }
        return List.copyOf(names);
    }

    /**
     * {@code settings} with these sizes in bytes and no others: {@link Reading.Chosen}, or refused
     * with a sentence where a size is none or no function with code is called so.
     */
    public static Reading of(
            PolicySettings settings, Map<String, Integer> sizes, List<Module> modules) {
        for (var each : sizes.entrySet()) {
            if (each.getValue() < 0 || each.getValue() > settings.limit()) {
                return new Reading.Refused(
                        each.getValue()
                                + " is no size for the stacks of "
                                + each.getKey()
                                + ": "
                                + settings.name()
                                + " allows up to "
                                + settings.limit()
                                + " bytes");
            }
        }
        var presized = settings.presized(settings.hints(), sizes);
        return unknown(presized, modules)
                .<Reading>map(Reading.Refused::new)
                .orElseGet(() -> new Reading.Chosen(Optional.of(presized)));
    }

    /**
     * A sentence about a function that {@code settings} have a size for and no module has, if there
     * is one.
     */
    public static Optional<String> unknown(PolicySettings settings, List<Module> modules) {
        var known = functions(modules);
        return settings.sizes().keySet().stream()
                .sorted()
                .filter(name -> !known.contains(name))
                .findFirst()
                .map(name -> "no function with code is called " + name + "; " + listed(known));
    }

    private static String listed(List<String> names) {
        if (names.isEmpty()) {
            return "there is none";
        }
        var shown = new ArrayList<>(names.subList(0, Math.min(LISTED, names.size())));
        int more = names.size() - shown.size();
        if (more > 0) {
            shown.add(more + " more");
        }
        return shown.size() == 1
                ? "there is " + shown.getFirst()
                : "there are "
                        + String.join(", ", shown.subList(0, shown.size() - 1))
                        + " and "
                        + shown.getLast();
    }
}
