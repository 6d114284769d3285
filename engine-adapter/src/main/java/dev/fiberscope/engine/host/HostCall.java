package dev.fiberscope.engine.host;

import dev.fiberscope.engine.machine.Values;

/** What a host function does. */
@FunctionalInterface
public interface HostCall {
    /**
     * Does it, on the engine thread, while the machine waits. May call back through {@link
     * Caller#driver()}, and may leave memory and globals changed. {@link WasmThrown} and {@link
     * WasmTrap} may be let through; any other runtime exception counts as the host's failure.
     *
     * @param arguments raw, of the imported type
     */
    Answer answer(Caller caller, Values arguments);
}
