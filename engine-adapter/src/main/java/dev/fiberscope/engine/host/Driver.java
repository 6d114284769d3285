package dev.fiberscope.engine.host;

import dev.fiberscope.engine.machine.Values;

/**
 * Whoever runs the machine until an activation ends: the plain {@link Runner}, or a debugger with
 * stops on the way.
 */
@FunctionalInterface
public interface Driver {
    /**
     * Enters {@code function} and comes back when that activation is over; calls may nest, through
     * hosts.
     *
     * @param function an address in the machine
     * @param arguments raw, of the function's type
     * @throws WasmThrown if an exception left the activation
     * @throws WasmTrap if it trapped
     * @throws Stopped if it was given up before its end
     */
    Values call(int function, Values arguments);
}
