package dev.fiberscope.engine.history.recording;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A recording as it grows, frame by frame. For one thread at a time, which may be interrupted: that
 * would close a channel.
 */
final class FrameOutput implements AutoCloseable {
    private final RandomAccessFile file;
    private int frames;

    private FrameOutput(RandomAccessFile file) {
        this.file = file;
    }

    /** Makes the file, or makes it empty, and writes its header. */
    static FrameOutput create(Path path) throws IOException {
        return in(new RandomAccessFile(path.toFile(), "rw"));
    }

    /** The same in a file that is open. */
    static FrameOutput in(RandomAccessFile file) throws IOException {
        try {
            if (file.length() > 0) {
                file.setLength(0);
            }
            file.write(Format.header(Format.VERSION, 0));
            return new FrameOutput(file);
        } catch (IOException failed) {
            file.close();
            throw failed;
        }
    }

    void frame(byte[] content) throws IOException {
        var frame = new Encoding();
        frame.raw(Format.frameHeader(frames, content.length));
        frame.raw(content);
        frame.raw(Format.frameEnd(content));
        file.write(frame.toArray());
        frames++;
    }

    /** Says in the header that the file is whole: first the frames have to be on the disk. */
    void finish() throws IOException {
        file.getFD().sync();
        long size = file.length();
        file.seek(0);
        file.write(Format.header(Format.VERSION, size));
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
