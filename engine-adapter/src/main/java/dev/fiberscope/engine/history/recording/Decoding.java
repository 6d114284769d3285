package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.history.recording.RecordingException.Fault;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.wasm.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What {@link Encoding} wrote, read back from one frame. Whatever the bytes are, it refuses. */
final class Decoding {
    private final String file;
    private final byte[] bytes;
    private final long start;
    private int position;

    /** {@code bytes} stand from byte {@code start} of {@code file} on. */
    Decoding(String file, byte[] bytes, long start) {
        this.file = file;
        this.bytes = bytes;
        this.start = start;
    }

    boolean atEnd() {
        return position == bytes.length;
    }

    /** The byte of the file that is read next. */
    long position() {
        return start + position;
    }

    RecordingException damaged(String what) {
        return damaged(what, position());
    }

    RecordingException damaged(String what, long at) {
        return new RecordingException(
                file, Fault.DAMAGED, "this recording is damaged at byte " + at + ": " + what, at);
    }

    /** 0 to 255. */
    int octet() throws RecordingException {
        if (atEnd()) {
            throw damaged("a frame ends inside of what it tells");
        }
        return bytes[position++] & 0xff;
    }

    long number() throws RecordingException {
        long begin = position();
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int octet = octet();
            if (shift == 63 && octet > 1) {
                break;
            }
            value |= (long) (octet & 0x7f) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw damaged("a number has more than 64 bits", begin);
    }

    int index() throws RecordingException {
        long begin = position();
        long value = number();
        if (value >>> 32 != 0) {
            throw damaged("a number has more than 32 bits", begin);
        }
        return (int) value;
    }

    /** How many things of at least one byte each follow. */
    int count() throws RecordingException {
        long begin = position();
        long value = number();
        if (value < 0 || value > bytes.length - position) {
            throw damaged("more is announced than the frame holds", begin);
        }
        return (int) value;
    }

    /** One of {@code all}, by its place there. */
    <T> T one(List<T> all, String what) throws RecordingException {
        long begin = position();
        int place = octet();
        if (place >= all.size()) {
            throw damaged("there is no " + what + " " + place, begin);
        }
        return all.get(place);
    }

    boolean flag() throws RecordingException {
        return one(List.of(false, true), "truth value");
    }

    long signed() throws RecordingException {
        long begin = position();
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int octet = octet();
            if (shift == 63 && octet != 0 && octet != 0x7f) {
                break;
            }
            value |= (long) (octet & 0x7f) << shift;
            if (octet < 0x80) {
                boolean negative = (octet & 0x40) != 0 && shift + 7 < Long.SIZE;
                return negative ? value | -1L << (shift + 7) : value;
            }
        }
        throw damaged("a number has more than 64 bits", begin);
    }

    long fixed64() throws RecordingException {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value |= (long) octet() << (8 * i);
        }
        return value;
    }

    Bytes bytes() throws RecordingException {
        int count = count();
        position += count;
        return Bytes.of(Arrays.copyOfRange(bytes, position - count, position));
    }

    String text() throws RecordingException {
        long begin = position();
        int count = count();
        position += count;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, position - count, count))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw damaged("a name is not in UTF-8", begin);
        }
    }

    Values values() throws RecordingException {
        var slots = new long[count()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = signed();
        }
        return Values.of(slots);
    }
}
