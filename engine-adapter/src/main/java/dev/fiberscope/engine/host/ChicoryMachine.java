package dev.fiberscope.engine.host;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Values;
import java.util.function.IntUnaryOperator;

/**
 * Chicory's machine for one of our instances: a call enters the real function in our machine. Calls
 * nest, when hosts call back; a suspension finds no handler across one.
 */
final class ChicoryMachine implements com.dylibso.chicory.runtime.Machine, References.Behind {
    private final Machine machine;
    private final Driver driver;
    private final IntUnaryOperator address;

    /** {@code address} gives a function's address in the machine for its index in the module. */
    ChicoryMachine(Machine machine, Driver driver, IntUnaryOperator address) {
        this.machine = machine;
        this.driver = driver;
        this.address = address;
    }

    @Override
    public Machine behind() {
        return machine;
    }

    /**
     * Runs function {@code index} to its end.
     *
     * @throws IllegalArgumentException if the arguments are not of its type
     * @throws WasmThrown if an exception left it
     * @throws WasmTrap if it trapped; where a host failed, that host's own exception instead, as in
     *     Chicory
     */
    @Override
    public long[] call(int index, long[] arguments) {
        int function = address.applyAsInt(index);
        var type = machine.functionType(function);
        var results = run(function, Crossing.inward(machine, type.parameters(), arguments));
        return Crossing.outward(machine, type.results(), results);
    }

    /** The same by address. */
    Values run(int function, Values arguments) {
        try {
            return driver.call(function, arguments);
        } catch (WasmTrap trap) {
            if (trap.getCause() instanceof RuntimeException own && !(own instanceof WasmTrap)) {
                throw own;
            }
            throw trap;
        }
    }
}
