package dev.fiberscope.engine.host;

/** The module ended the program by WASI's {@code proc_exit}. */
public final class WasmExit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    public WasmExit(int code) {
        super("exit with code " + code);
        this.code = code;
    }

    public int code() {
        return code;
    }
}
