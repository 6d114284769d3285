package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.wasm.Bytes;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads recordings. Whatever bytes it is given, it gives all that was written, or of a file that
 * was never closed all up to its last whole frame, or it refuses; it takes no length on trust.
 */
public final class RecordingReader {
    private RecordingReader() {}

    /** The file begins as a recording does. False also for what cannot be read. */
    public static boolean isRecording(Path file) {
        var magic = Format.magic();
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(magic.length), magic);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The content of a file begins as a recording does. */
    public static boolean isRecording(Bytes content) {
        var magic = Format.magic();
        var first = new byte[magic.length];
        if (content.size() < magic.length) {
            return false;
        }
        content.copy(0, first, 0, first.length);
        return Arrays.equals(first, magic);
    }

    /**
     * Everything in {@code file}, which may still be growing.
     *
     * @throws RecordingException if it is no recording, or not all of one
     */
    public static Recording read(Path file) throws IOException, RecordingException {
        long size = Files.size(file);
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(file.toString(), in, size);
        }
    }

    /** The same of a file's content; {@code file} is its name, for complaints. */
    public static Recording read(String file, Bytes content) throws RecordingException {
        try (var in = new ByteArrayInputStream(content.toArray())) {
            return read(file, in, content.size());
        } catch (IOException impossible) {
            throw new AssertionError("unreachable: bytes in memory can be read", impossible);
        }
    }

    private static Recording read(String file, InputStream in, long size)
            throws IOException, RecordingException {
        var frames = new FrameInput(file, in, size);
        frames.open();
        var records = new RecordDecoder();
        for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
            records.frame(frame.get());
        }
        var recording = records.recording();
        if (recording.isEmpty() && !frames.closed()) {
            throw frames.cut("before it tells what was run");
        }
        if (recording.isEmpty() || (frames.closed() && !records.ended())) {
            throw frames.damaged("it was closed without an end", frames.position());
        }
        return recording.get();
    }
}
