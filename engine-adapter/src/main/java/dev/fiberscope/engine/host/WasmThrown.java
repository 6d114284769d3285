package dev.fiberscope.engine.host;

import dev.fiberscope.engine.model.Trap;
import java.util.List;

/**
 * A WebAssembly exception on its way through a host. A host that lets it through, or throws it
 * again, throws the same exception reference in the activation that called it. The reference means
 * nothing to another machine.
 */
public final class WasmThrown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long exception;
    private final transient List<Trap.Line> backtrace;

    /** One that a host throws. */
    public WasmThrown(long exception) {
        this(exception, List.of());
    }

    /** One that left an activation; {@code backtrace} as {@link #backtrace} says. */
    public WasmThrown(long exception, List<Trap.Line> backtrace) {
        super("a WebAssembly exception that nobody caught");
        this.exception = exception;
        this.backtrace = List.copyOf(backtrace);
    }

    /**
     * Where it was thrown in the activation that it left, across stacks: from the frame that threw
     * to the host that had called. Empty for one that a host made.
     */
    public List<Trap.Line> backtrace() {
        return backtrace;
    }

    /**
     * The exception reference; {@code Machine.tagOf} and {@code Machine.payload} tell what it
     * holds.
     */
    public long exception() {
        return exception;
    }
}
