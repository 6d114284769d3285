package dev.fiberscope.ui.code;

import dev.fiberscope.engine.session.LoadedModule;
import java.util.List;

/** What a module is called where several are listed. */
public final class ModuleTitle {
    private ModuleTitle() {}

    /**
     * Its file; where {@code all} has more from the same file, its own name or the number of its
     * instance.
     */
    public static String of(List<LoadedModule> all, LoadedModule module) {
        var file = module.module().module().source().name();
        long sameFile =
                all.stream()
                        .filter(each -> each.module().module().source().name().equals(file))
                        .count();
        return sameFile <= 1
                ? file
                : module.module()
                        .module()
                        .names()
                        .module()
                        .map(name -> "$" + name)
                        .orElse("instance " + module.instance());
    }
}
