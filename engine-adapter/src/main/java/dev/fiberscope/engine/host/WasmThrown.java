package dev.fiberscope.engine.host;

/**
 * A WebAssembly exception on its way through a host. A host that lets it through, or throws it
 * again, throws the same exception reference in the activation that called it. The reference means
 * nothing to another machine.
 */
public final class WasmThrown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long exception;

    public WasmThrown(long exception) {
        super("a WebAssembly exception that nobody caught");
        this.exception = exception;
    }

    /**
     * The exception reference; {@code Machine.tagOf} and {@code Machine.payload} tell what it
     * holds.
     */
    public long exception() {
        return exception;
    }
}
