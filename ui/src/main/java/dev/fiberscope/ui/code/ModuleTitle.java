package dev.fiberscope.ui.code;

import dev.fiberscope.engine.session.LoadedModule;
import java.util.List;

/** What a module, or a text, is called where several are listed. */
public final class ModuleTitle {
    private ModuleTitle() {}

    /**
     * Its file, without the folder; where {@code all} has more from the same file, its own name or
     * the number of its instance.
     */
    public static String of(List<LoadedModule> all, LoadedModule module) {
        var file = module.module().module().source().name();
        long sameFile =
                all.stream()
                        .filter(each -> each.module().module().source().name().equals(file))
                        .count();
        return sameFile <= 1 ? withoutFolder(file) : own(module);
    }

    /**
     * Its file, without the folder; where {@code all} has another text from the same file, as a
     * script has that contains binary modules, that one module's own name or number.
     */
    static String of(List<CodeText> all, CodeText text) {
        long sameFile = all.stream().filter(each -> each.name().equals(text.name())).count();
        return sameFile <= 1 || text.modules().size() != 1 || all.indexOf(text) == 0
                ? withoutFolder(text.name())
                : own(text.modules().getFirst());
    }

    /** The last part of a path; what is none stays. */
    static String withoutFolder(String name) {
        int cut = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        return cut < 0 || cut == name.length() - 1 ? name : name.substring(cut + 1);
    }

    private static String own(LoadedModule module) {
        return module.module()
                .module()
                .names()
                .module()
                .map(name -> "$" + name)
                .orElse("instance " + module.instance());
    }
}
