package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.history.Crossing;
import dev.fiberscope.engine.history.LogRecorder;
import dev.fiberscope.engine.wasm.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Writes a recording while the run goes on. A daemon thread hands what it was told to the system
 * four times a second, so that a process that is killed leaves all but what happened after that;
 * the file is readable then, and says that it was never closed.
 *
 * <p>A disk that is full does not end the run: nothing more is written then, and {@link #failure}
 * tells. One thread tells it, usually the engine's.
 */
public final class RecordingWriter implements LogRecorder.Sink, AutoCloseable {
    private static final long MILLISECONDS_BETWEEN_WRITES = 250;

    /** Bytes that wait at most; then whoever tells more writes them. */
    private static final int FULL = 1 << 20;

    /** Held while the file is written, and taken before the lock of {@code this}. */
    private final Object writing = new Object();

    private final FrameOutput file;
    private final RecordEncoder encoder = new RecordEncoder();
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private Encoding waiting = new Encoding();
    private boolean over;
    private volatile Optional<IOException> failure = Optional.empty();

    private RecordingWriter(FrameOutput file) {
        this.file = file;
        thread = new Thread(this::keepWriting, "recording");
        thread.setDaemon(true);
    }

    /**
     * Begins a recording in {@code path}, in place of what is there.
     *
     * @throws IOException if it cannot be written
     */
    public static RecordingWriter create(Path path, Header header) throws IOException {
        return begin(FrameOutput.create(path), header);
    }

    static RecordingWriter begin(FrameOutput file, Header header) throws IOException {
        var writer = new RecordingWriter(file);
        try {
            writer.encoder.header(header, writer.waiting);
            writer.flush();
            if (writer.failure.isPresent()) {
                throw writer.failure.get();
            }
            writer.thread.start();
            return writer;
        } catch (IOException | RuntimeException failed) {
            writer.file.close();
            throw failed;
        }
    }

    /**
     * Writes a whole recording into {@code path}. What is there is replaced only when all is
     * written. Gives what it wrote the form that a run would have written.
     */
    public static void write(Path path, Recording recording) throws IOException {
        var beside = path.resolveSibling(path.getFileName() + ".part");
        try {
            try (var writer = create(beside, recording.header())) {
                writer.tell(recording);
            }
            Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private void tell(Recording recording) throws IOException {
        var printed = recording.printed().iterator();
        var next = printed.hasNext() ? Optional.of(printed.next()) : Optional.<Printed>empty();
        for (var entry : recording.entries()) {
            while (next.isPresent() && next.get().step() < entry.step()) {
                print(next.get());
                next = printed.hasNext() ? Optional.of(printed.next()) : Optional.empty();
            }
            add(entry.step(), entry.crossing());
        }
        while (next.isPresent()) {
            print(next.get());
            next = printed.hasNext() ? Optional.of(printed.next()) : Optional.empty();
        }
        if (recording.end().isPresent()) {
            close(recording.end().get());
        }
        flush();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** {@code step} is not before that of anything told so far, here and below. */
    @Override
    public void add(long step, Crossing crossing) {
        told(() -> encoder.crossing(step, crossing, waiting));
    }

    /** The program printed something. */
    public void printed(long step, Printed.Stream stream, Bytes content) {
        print(new Printed(step, stream, content));
    }

    private void print(Printed printed) {
        told(() -> encoder.printed(printed, waiting));
    }

    private void told(Runnable record) {
        boolean full;
        synchronized (this) {
            if (over || failure.isPresent()) {
                return;
            }
            record.run();
            full = waiting.size() >= FULL;
        }
        if (full) {
            flush();
        }
    }

    /** Why the recording is not complete, if it could not be written. */
    public Optional<IOException> failure() {
        return failure;
    }

    /** Hands everything told so far to the system. */
    public void flush() {
        synchronized (writing) {
            byte[] content;
            synchronized (this) {
                content = waiting.toArray();
                waiting = new Encoding();
            }
            if (content.length > 0 && failure.isEmpty()) {
                try {
                    file.frame(content);
                } catch (IOException failed) {
                    failure = Optional.of(failed);
                }
            }
        }
    }

    /** The run is over, and the recording complete. Nothing can be told any more. */
    public void close(End end) {
        told(() -> encoder.end(end, waiting));
        finish(true);
    }

    /**
     * Leaves the recording as it is, as if the process had been killed. Not the first time:
     * nothing.
     */
    @Override
    public void close() {
        finish(false);
    }

    private void finish(boolean whole) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        closing.countDown();
        flush();
        synchronized (writing) {
            try (file) {
                if (whole && failure.isEmpty()) {
                    file.finish();
                }
            } catch (IOException failed) {
                failure = failure.or(() -> Optional.of(failed));
            }
        }
    }

    private void keepWriting() {
        try {
            while (!closing.await(MILLISECONDS_BETWEEN_WRITES, TimeUnit.MILLISECONDS)) {
                flush();
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }
}
