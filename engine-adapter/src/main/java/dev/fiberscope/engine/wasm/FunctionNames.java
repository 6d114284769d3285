package dev.fiberscope.engine.wasm;

/** How people see functions. */
public final class FunctionNames {
    private FunctionNames() {}

    /**
     * The name of the function at {@code index} of the module's function index space: {@code
     * $name}; where it has none, the name it is exported by in quotes; else the index.
     */
    public static String shown(Module module, int index) {
        return module.names()
                .of(Names.Kind.FUNCTION, index)
                .map(name -> "$" + name)
                .or(() ->
                        module.exports().stream()
                                .filter(export ->
                                        export.kind() == Module.ExternKind.FUNCTION
                                                && export.index() == index)
                                .findFirst()
                                .map(export -> '"' + export.name() + '"'))
                .orElseGet(() -> Integer.toString(index));
    }
}
