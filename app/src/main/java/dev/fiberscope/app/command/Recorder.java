package dev.fiberscope.app.command;

import dev.fiberscope.engine.history.Crossing;
import dev.fiberscope.engine.history.LogRecorder;
import dev.fiberscope.engine.history.recording.End;
import dev.fiberscope.engine.history.recording.Ending;
import dev.fiberscope.engine.history.recording.Header;
import dev.fiberscope.engine.history.recording.Printed;
import dev.fiberscope.engine.history.recording.RecordingReader;
import dev.fiberscope.engine.history.recording.RecordingWriter;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.wasm.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Writes down what a machine does, from before its first step. One thread. */
final class Recorder implements AutoCloseable {
    /** Steps after which it looks whether a mark is due: less than some hundredths of a second. */
    static final long SLICE = 1_000_000;

    /** Nanoseconds between two marks, which a replay compares itself with. */
    private static final long SPACING = 100_000_000;

    private final String file;
    private final RecordingWriter writer;
    private final Machine machine;
    private long lastMark = System.nanoTime();

    private Recorder(String file, RecordingWriter writer, Machine machine) {
        this.file = file;
        this.writer = writer;
        this.machine = machine;
    }

    /** Records {@code machine}, which is new and counts events, into {@code file}. */
    static Recorder record(String file, Header header, Machine machine) throws Refusal {
        try {
            var path = Path.of(file);
            check(file, path);
            var recorder = new Recorder(file, RecordingWriter.create(path, header), machine);
            LogRecorder.observe(machine, recorder::add);
            return recorder;
        } catch (InvalidPathException wrong) {
            throw new Refusal(file, "this is no name of a file");
        } catch (IOException failed) {
            throw new Refusal(file, "this file cannot be written: " + failed.getMessage());
        }
    }

    private static void check(String file, Path path) throws Refusal, IOException {
        var folder = path.toAbsolutePath().getParent();
        if (Files.isDirectory(path)) {
            throw new Refusal(file, "this is a directory and not a file");
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw new Refusal(file, "there is no such directory");
        }
        if (Files.isRegularFile(path)
                && Files.size(path) > 0
                && !RecordingReader.isRecording(path)) {
            throw new Refusal(file, "this file is there and no recording, and is not written over");
        }
        if (Files.exists(path) && !Files.isWritable(path)) {
            throw new Refusal(file, "this file may not be written");
        }
    }

    private void add(long step, Crossing crossing) {
        writer.add(step, crossing);
        if (crossing instanceof Crossing.HostCalled) {
            look();
        }
    }

    /**
     * Makes a mark if it is time. The machine stands between two instructions, or waits for a host.
     */
    void look() {
        if (System.nanoTime() - lastMark >= SPACING) {
            mark();
            lastMark = System.nanoTime();
        }
    }

    private void mark() {
        writer.add(machine.step(), new Crossing.Checked(machine.events(), machine.digest()));
    }

    /** A stream that hands on to {@code to} what the program prints. */
    OutputStream printing(Printed.Stream stream, OutputStream to) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                writer.printed(
                        machine.step(),
                        stream,
                        Bytes.of(Arrays.copyOfRange(bytes, from, from + count)));
                to.write(bytes, from, count);
            }

            @Override
            public void flush() throws IOException {
                to.flush();
            }
        };
    }

    /** The run is over. */
    void close(Ending ending) {
        mark();
        writer.close(new End(machine.step(), ending));
    }

    /** Why not all of the run was written. */
    Optional<Refusal> failure() {
        return writer.failure()
                .map(failed ->
                        new Refusal(
                                file,
                                "the recording is not complete, because it could not be written: "
                                        + failed.getMessage()));
    }

    /** Without an ending: the run was not finished. */
    @Override
    public void close() {
        writer.close();
    }
}
