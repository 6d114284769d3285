package dev.fiberscope.engine.session;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.model.CodePoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The breakpoints of a session, from one run to the next. Changed on the session's thread, read on
 * any.
 */
final class Breakpoints {
    private final Set<CodePoint> all = ConcurrentHashMap.newKeySet();

    void add(CodePoint at) {
        all.add(at);
    }

    void remove(CodePoint at) {
        all.remove(at);
    }

    Set<CodePoint> all() {
        return Set.copyOf(all);
    }

    List<CodePoint> of(int instance) {
        return all.stream().filter(at -> at.instance() == instance).toList();
    }

    /** Why there can be no breakpoint: {@code at} is no instruction. */
    static Optional<String> complaint(Machine machine, CodePoint at) {
        if (at.instance() < 0 || at.instance() >= machine.instanceCount()) {
            return Optional.of("There is no instance " + at.instance() + ".");
        }
        var module = machine.module(at.instance()).module();
        int own = at.function() - (module.functionTypes().size() - module.functions().size());
        if (own < 0 || own >= module.functions().size()) {
            return Optional.of("Function " + at.function() + " is not defined in the module.");
        }
        int length = module.functions().get(own).body().instructions().size();
        return at.instruction() < 0 || at.instruction() >= length
                ? Optional.of("The function has no instruction " + at.instruction() + ".")
                : Optional.empty();
    }
}
