package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.history.recording.RecordingException.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** The frames of a recording, one after the other. */
final class FrameInput {
    private final String file;
    private final InputStream in;
    private final long size;
    private boolean closed;
    private long position;
    private int frames;

    /** {@code in} stands at the beginning of {@code size} bytes. */
    FrameInput(String file, InputStream in, long size) {
        this.file = file;
        this.in = in;
        this.size = size;
    }

    /** Reads the file's header, once and first. */
    void open() throws IOException, RecordingException {
        var magic = Format.magic();
        var first = take((int) Math.min(magic.length, size));
        if (first.length == 0 || !Arrays.equals(first, Arrays.copyOf(magic, first.length))) {
            throw new RecordingException(
                    file,
                    Fault.FOREIGN,
                    "this is not a recording of Fiberscope: it does not begin at byte 0 as one does",
                    0);
        }
        if (size < Format.HEADER) {
            throw cut("inside of its header");
        }
        var rest = take(Format.HEADER - magic.length);
        var header = Format.little(rest);
        int version = header.getInt();
        long length = header.getLong();
        if (header.getInt() != checksum(magic, rest)) {
            throw damaged("the checksum of its header does not fit", magic.length);
        }
        if (version != Format.VERSION) {
            throw new RecordingException(
                    file,
                    Fault.NEWER,
                    "this recording has format "
                            + Integer.toUnsignedString(version)
                            + " (byte 8), and this Fiberscope reads format "
                            + Format.VERSION
                            + " only",
                    magic.length);
        }
        closed = length != 0;
        if (closed && length > size) {
            throw cut("and was closed with " + length);
        }
        if (closed && length != size) {
            throw damaged("it was closed here, and the file goes on", length);
        }
    }

    private static int checksum(byte[] magic, byte[] rest) {
        int count = rest.length - Integer.BYTES;
        var all = Arrays.copyOf(magic, magic.length + count);
        System.arraycopy(rest, 0, all, magic.length, count);
        return Format.checksum(all, all.length);
    }

    /** The writer said that the file is whole. */
    boolean closed() {
        return closed;
    }

    /**
     * The content of the next frame; empty at the end. Of a file that was never closed, a last
     * frame that is not all there counts as not written.
     */
    Optional<Decoding> next() throws IOException, RecordingException {
        long begin = position;
        long left = size - position;
        if (left < Format.FRAME_HEADER) {
            return unfinished(left, begin);
        }
        var bytes = take(Format.FRAME_HEADER);
        var header = Format.little(bytes);
        long length = Integer.toUnsignedLong(header.getInt());
        int number = header.getInt();
        if (header.getInt() != Format.checksum(bytes, Format.FRAME_HEADER - Integer.BYTES)) {
            throw damaged("the checksum of a frame's header does not fit", begin);
        }
        if (number != frames) {
            throw damaged(
                    "frame "
                            + Integer.toUnsignedString(number)
                            + " stands where frame "
                            + frames
                            + " should",
                    begin);
        }
        left = size - position;
        if (length + Format.FRAME_END > left) {
            return unfinished(left, begin);
        }
        if (length > Integer.MAX_VALUE - 16) {
            throw damaged("a frame is larger than 2 GiB", begin);
        }
        frames++;
        long start = position;
        var content = take((int) length);
        if (Format.little(take(Format.FRAME_END)).getInt()
                != Format.checksum(content, content.length)) {
            throw damaged("the checksum of frame " + number + " does not fit", start);
        }
        return Optional.of(new Decoding(file, content, start));
    }

    private Optional<Decoding> unfinished(long left, long begin) throws RecordingException {
        if (closed && left > 0) {
            throw damaged("a frame is longer than the file", begin);
        }
        return Optional.empty();
    }

    /** The byte behind what was read. */
    long position() {
        return position;
    }

    RecordingException cut(String where) {
        return new RecordingException(
                file,
                Fault.CUT,
                "this recording is cut: it ends at byte " + size + ", " + where,
                size);
    }

    RecordingException damaged(String what, long at) {
        return new Decoding(file, new byte[0], at).damaged(what, at);
    }

    private byte[] take(int count) throws IOException, RecordingException {
        var taken = in.readNBytes(count);
        position += taken.length;
        if (taken.length < count) {
            throw new RecordingException(
                    file,
                    Fault.CUT,
                    "this recording is cut: it ends at byte "
                            + position
                            + ", and had "
                            + size
                            + " before",
                    position);
        }
        return taken;
    }
}
