package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.wasm.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Numbers, names and bytes, appended one behind another. */
final class Encoding {
    private byte[] bytes = new byte[256];
    private int size;

    int size() {
        return size;
    }

    /** A copy of what was appended. */
    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** The lowest eight bits of {@code value}. */
    void octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** The place of {@code thing} in {@code all}. */
    <T> void one(List<T> all, T thing) {
        int place = all.indexOf(thing);
        if (place < 0) {
            throw new AssertionError("unreachable: " + thing + " has no number in recordings");
        }
        octet(place);
    }

    /**
     * Unsigned, of 64 bits: seven bits a byte, the lowest first, the eighth says that more follow.
     */
    void number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            octet((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        octet((int) rest);
    }

    /** As a number of 32 bits, unsigned. */
    void index(int value) {
        number(Integer.toUnsignedLong(value));
    }

    /** Two's complement in groups of seven bits, the shortest that keeps the sign. */
    void signed(long value) {
        long rest = value;
        while (rest < -0x40 || rest > 0x3f) {
            octet((int) (rest & 0x7f) | 0x80);
            rest >>= 7;
        }
        octet((int) (rest & 0x7f));
    }

    /** All 64 bits, the lowest byte first. */
    void fixed64(long value) {
        fixed(value, Long.BYTES);
    }

    /** The lowest 32 bits, the lowest byte first. */
    void fixed32(int value) {
        fixed(value, Integer.BYTES);
    }

    private void fixed(long value, int count) {
        for (int i = 0; i < count; i++) {
            octet((int) (value >>> (8 * i)));
        }
    }

    void bytes(Bytes content) {
        number(content.size());
        room(content.size());
        content.copy(0, bytes, size, content.size());
        size += content.size();
    }

    void text(String text) {
        append(text.getBytes(StandardCharsets.UTF_8), true);
    }

    void values(Values values) {
        number(values.size());
        for (int i = 0; i < values.size(); i++) {
            signed(values.at(i));
        }
    }

    /** {@code content} as it is. */
    void raw(byte[] content) {
        append(content, false);
    }

    private void append(byte[] content, boolean sized) {
        if (sized) {
            number(content.length);
        }
        room(content.length);
        System.arraycopy(content, 0, bytes, size, content.length);
        size += content.length;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            long doubled = Math.min(2L * bytes.length, Integer.MAX_VALUE - 16);
            bytes = Arrays.copyOf(bytes, (int) Math.max(Math.addExact(size, more), doubled));
        }
    }
}
