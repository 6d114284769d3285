package dev.fiberscope.engine.host;

import com.dylibso.chicory.runtime.Instance;
import dev.fiberscope.engine.machine.Extern;
import dev.fiberscope.engine.machine.Machine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instance of ours as a caller of hosts; its Chicory form is made when the first host wants it.
 */
final class Importer implements Caller {
    private final Machine machine;
    private final int instance;
    private final Driver driver;
    private final List<Extern> imports;
    private @Nullable Instance chicory;

    /**
     * {@code imports} are what instance number {@code instance} was, or will be, instantiated with.
     */
    Importer(Machine machine, int instance, Driver driver, List<Extern> imports) {
        this.machine = machine;
        this.instance = instance;
        this.driver = driver;
        this.imports = List.copyOf(imports);
    }

    @Override
    public Machine machine() {
        return machine;
    }

    @Override
    public int instance() {
        return instance;
    }

    @Override
    public Driver driver() {
        return driver;
    }

    @Override
    public Instance chicory() {
        if (chicory == null) {
            chicory = made();
        }
        return chicory;
    }

    private Instance made() {
        var addresses = new Addresses(machine, instance, imports);
        var window = new Window();
        var made =
                window.instance(
                                Skeleton.closed(machine.module(instance).module()),
                                it -> new ChicoryMachine(machine, driver, addresses::function))
                        .withStart(false)
                        .build();
        window.open(machine, addresses::memory, addresses::global);
        return made;
    }
}
