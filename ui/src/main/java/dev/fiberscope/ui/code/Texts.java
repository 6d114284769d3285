package dev.fiberscope.ui.code;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.wasm.Names;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** The texts of all loaded modules; each is cut into lines once. On the JavaFX thread. */
public final class Texts {
    private final List<LoadedModule> modules;
    private final IdentityHashMap<LoadedModule, CodeText> known = new IdentityHashMap<>();

    /** {@code modules} may grow and change later. */
    public Texts(List<LoadedModule> modules) {
        this.modules = modules;
    }

    public CodeText of(LoadedModule module) {
        if (known.size() > modules.size()) {
            known.keySet().removeIf(old -> modules.stream().noneMatch(each -> same(each, old)));
        }
        return known.computeIfAbsent(module, CodeText::of);
    }

    /** The text that {@code at} is in. */
    public Optional<CodeText> of(CodePoint at) {
        return modules.stream()
                .filter(each -> each.instance() == at.instance())
                .findFirst()
                .map(this::of);
    }

    /**
     * The position as people see it: {@code $lines:47}, with the line from 1; {@code $lines} where
     * no line is known.
     */
    public String where(CodePoint at) {
        return of(at).flatMap(text -> text.module().map(module -> where(text, module, at)))
                .orElse("function " + at.function());
    }

    /** The same object: comparing the whole content of modules takes long. */
    @SuppressWarnings("ReferenceEquality")
    static boolean same(LoadedModule one, LoadedModule other) {
        return one == other;
    }

    private static String where(CodeText text, LoadedModule module, CodePoint at) {
        var function = module.module().module().names().shown(Names.Kind.FUNCTION, at.function());
        return text.place(at)
                .map(place -> function + ":" + (text.line(place.start()) + 1))
                .orElse(function);
    }
}
