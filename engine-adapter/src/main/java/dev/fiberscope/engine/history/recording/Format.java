package dev.fiberscope.engine.history.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The outermost layer of a recording: the file's header, and frames with checksums. All numbers of
 * this layer have their lowest byte first.
 */
final class Format {
    /** Number of the format that is written, and of the only one that is read. */
    static final int VERSION = 1;

    /**
     * The first byte is no text, and the line ends are there because programs that take the file
     * for text change them.
     */
    private static final byte[] MAGIC = {(byte) 0x89, 'F', 'S', 'C', '\r', '\n', 0x1a, '\n'};

    /** Magic, version, length of the whole file once it is closed, checksum of these. */
    static final int HEADER = 24;

    /** Length of the content, number of the frame, checksum of these. */
    static final int FRAME_HEADER = 12;

    /** The checksum behind the content. */
    static final int FRAME_END = 4;

    private Format() {}

    /** The first bytes of every recording. */
    static byte[] magic() {
        return MAGIC.clone();
    }

    /** {@code length} is 0 while the file grows. */
    static byte[] header(int version, long length) {
        var header = new Encoding();
        header.raw(MAGIC);
        header.fixed32(version);
        header.fixed64(length);
        return checked(header);
    }

    /** What stands in front of the content of frame {@code number}, from 0. */
    static byte[] frameHeader(int number, int length) {
        var header = new Encoding();
        header.fixed32(length);
        header.fixed32(number);
        return checked(header);
    }

    /** What stands behind {@code content}. */
    static byte[] frameEnd(byte[] content) {
        var end = new Encoding();
        end.fixed32(checksum(content, content.length));
        return end.toArray();
    }

    private static byte[] checked(Encoding header) {
        header.fixed32(checksum(header.toArray(), header.size()));
        return header.toArray();
    }

    /** CRC-32C of the first {@code count} bytes. */
    static int checksum(byte[] bytes, int count) {
        var checksum = new CRC32C();
        checksum.update(bytes, 0, count);
        return (int) checksum.getValue();
    }

    /** For reading, in the order of the format. */
    static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
