package dev.fiberscope.engine.session;

import dev.fiberscope.engine.history.recording.Printed;
import dev.fiberscope.engine.host.Streams;
import dev.fiberscope.engine.wasm.Bytes;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** What a run prints: told at once, and kept for a recording of the run. Session's thread only. */
final class Output {
    /** Pieces that are kept. */
    private static final int MOST = 100_000;

    private final LongSupplier step;
    private final Consumer<Notice> listener;
    private final List<Printed> pieces = new ArrayList<>();

    /** {@code step} is that of the live machine. */
    Output(LongSupplier step, Consumer<Notice> listener) {
        this.step = step;
        this.listener = listener;
    }

    /** Whoever writes to them prints. */
    Streams streams() {
        return new Streams(
                InputStream.nullInputStream(),
                new PrintedStream(text -> print(text, Printed.Stream.OUTPUT)),
                new PrintedStream(text -> print(text, Printed.Stream.ERRORS)));
    }

    /** What was printed, as far as it is kept. */
    List<Printed> pieces() {
        return List.copyOf(pieces);
    }

    /** The run begins anew. */
    void clear() {
        pieces.clear();
    }

    private void print(String text, Printed.Stream stream) {
        if (pieces.size() < MOST) {
            pieces.add(
                    new Printed(
                            step.getAsLong(),
                            stream,
                            Bytes.of(text.getBytes(StandardCharsets.UTF_8))));
        }
        listener.accept(new Notice.Printed(text, stream == Printed.Stream.ERRORS));
    }
}
