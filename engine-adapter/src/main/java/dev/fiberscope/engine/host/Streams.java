package dev.fiberscope.engine.host;

import java.io.InputStream;
import java.io.OutputStream;

/** Where hosts read and write. Used on the engine thread alone. */
public record Streams(InputStream input, OutputStream output, OutputStream errors) {
    /** An empty input, and output that goes nowhere. */
    public static Streams none() {
        return new Streams(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream());
    }
}
