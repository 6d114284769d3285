package dev.fiberscope.engine.host;

import dev.fiberscope.engine.host.ImportSource.Provision;
import dev.fiberscope.engine.machine.Extern;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import dev.fiberscope.engine.wasm.Module.Import;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what a module imports: in the instance registered under the import's module name, else in a
 * library of a host that has this name, else, for a function, at the hosts. Equal modules in equal
 * order define equal host functions, so that a second machine can follow. Engine thread only.
 */
public final class Imports {
    private final Machine machine;
    private final Hosts hosts;
    private final Answers answers;
    private final Driver driver;
    private final Map<String, Integer> instances = new HashMap<>();

    /** {@code driver} runs what hosts call back. */
    public Imports(Machine machine, Hosts hosts, Answers answers, Driver driver) {
        this.machine = machine;
        this.hosts = hosts;
        this.answers = answers;
        this.driver = driver;
    }

    /** From now on {@code name} means {@code instance}, whatever it meant before. */
    public void register(String name, int instance) {
        instances.put(name, instance);
    }

    /**
     * One extern for each import, in order. Instantiates libraries where they are needed, and
     * defines a host function for each import that a host provides. The next instantiation in this
     * machine must be that of {@code module}.
     *
     * @throws ModuleException {@code UNLINKABLE}, "unknown import ..." or "incompatible import type
     *     ..."; no host function is then defined for {@code module}
     */
    public List<Extern> resolve(ValidModule module) throws ModuleException {
        for (var each : module.module().imports()) {
            if (!instances.containsKey(each.module())) {
                var library = hosts.library(each.module());
                if (library.isPresent()) {
                    var linked = linked(library.get());
                    register(each.module(), machine.instantiate(library.get(), linked).instance());
                }
            }
        }
        return linked(module);
    }

    private List<Extern> linked(ValidModule valid) throws ModuleException {
        var module = valid.module();
        var found = new ArrayList<Found>();
        for (var each : module.imports()) {
            found.add(found(module, each));
        }
        var externs = new ArrayList<Extern>();
        var calls = new LinkedHashMap<Integer, HostCall>();
        for (var each : found) {
            switch (each) {
                case Found.Exported(var extern) -> externs.add(extern);
                case Found.AtHost(int type, var name, var call) -> {
                    var extern = machine.defineHostFunction(valid, type, name);
                    calls.put(extern.address(), call);
                    externs.add(extern);
                }
            }
        }
        var caller = new Importer(machine, machine.instanceCount(), driver, externs);
        calls.forEach((function, call) -> answers.add(function, call, caller));
        return List.copyOf(externs);
    }

    private sealed interface Found {
        record Exported(Extern extern) implements Found {}

        record AtHost(int type, String name, HostCall call) implements Found {}
    }

    private Found found(Module module, Import each) throws ModuleException {
        var instance = instances.get(each.module());
        if (instance != null) {
            return new Found.Exported(exported(instance, each));
        }
        if (!(each.type() instanceof ExternType.Function(int type))) {
            throw unlinkable("unknown import", each);
        }
        return switch (hosts.function(each.module(), each.name(), module.functionType(type))) {
            case Provision.Provided(var call) ->
                    new Found.AtHost(type, each.module() + "." + each.name(), call);
            case Provision.Misfit _ -> throw unlinkable("incompatible import type", each);
            case Provision.Unknown _ -> throw unlinkable("unknown import", each);
        };
    }

    /** The kind is compared here, the rest of the type by the machine. */
    private Extern exported(int instance, Import each) throws ModuleException {
        var extern = machine.export(instance, each.name());
        if (extern.isEmpty()) {
            throw unlinkable("unknown import", each);
        }
        if (extern.get().kind() != kind(each.type())) {
            throw unlinkable("incompatible import type", each);
        }
        return extern.get();
    }

    private static ExternKind kind(ExternType type) {
        return switch (type) {
            case ExternType.Function _ -> ExternKind.FUNCTION;
            case ExternType.Table _ -> ExternKind.TABLE;
            case ExternType.Memory _ -> ExternKind.MEMORY;
            case ExternType.Global _ -> ExternKind.GLOBAL;
            case ExternType.Tag _ -> ExternKind.TAG;
        };
    }

    private static ModuleException unlinkable(String what, Import each) {
        var name = "\"" + each.module() + "\" \"" + each.name() + "\"";
        return new ModuleException(Phase.UNLINKABLE, what + " " + name, each.place());
    }
}
