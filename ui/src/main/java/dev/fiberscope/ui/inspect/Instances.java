package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.wasm.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The instances of the program that people can look into, and what they are called. */
final class Instances {
    private Instances() {}

    /** One of them. */
    record Named(int number, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * In the order of instantiation: {@code $name} where the module has one, and always a number
     * where there are several.
     */
    static List<Named> of(List<LoadedModule> modules) {
        var all = new ArrayList<Named>();
        for (var each : modules) {
            var name = each.module().module().names().module().map(it -> " $" + it).orElse("");
            all.add(new Named(each.instance(), "instance " + each.instance() + name));
        }
        return all;
    }

    /**
     * The index of the function that people know as {@code name}, of an instance that is loaded.
     */
    static Optional<Integer> function(List<LoadedModule> modules, int instance, String name) {
        return modules.stream()
                .filter(each -> each.instance() == instance)
                .findFirst()
                .flatMap(each -> {
                    var module = each.module().module();
                    int count =
                            module.functions().size()
                                    + module.importCount(
                                            dev.fiberscope.engine.wasm.ExternType.Function.class);
                    for (int i = 0; i < count; i++) {
                        if (module.names().shown(Names.Kind.FUNCTION, i).equals(name)) {
                            return Optional.of(i);
                        }
                    }
                    return Optional.empty();
                });
    }
}
