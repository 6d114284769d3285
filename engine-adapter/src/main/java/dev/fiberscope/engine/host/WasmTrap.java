package dev.fiberscope.engine.host;

import com.dylibso.chicory.runtime.TrapException;
import dev.fiberscope.engine.model.Trap;

/** A trap ended an activation, in the form that hosts written for Chicory know. */
public final class WasmTrap extends TrapException {
    private static final long serialVersionUID = 1L;

    private final transient Trap trap;

    public WasmTrap(Trap trap) {
        super(
                trap.sentence().startsWith(trap.reason())
                        ? trap.sentence()
                        : trap.reason() + ": " + trap.sentence());
        this.trap = trap;
    }

    /** A trap because a host function failed with {@code cause}. */
    public WasmTrap(Trap trap, RuntimeException cause) {
        this(trap);
        initCause(cause);
    }

    public Trap trap() {
        return trap;
    }
}
