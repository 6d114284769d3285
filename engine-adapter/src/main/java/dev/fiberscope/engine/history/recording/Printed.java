package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.wasm.Bytes;

/** What the program printed after {@code step} instructions. */
public record Printed(long step, Stream stream, Bytes content) {
    /** Where it was printed to. */
    public enum Stream {
        OUTPUT,
        ERRORS
    }
}
