package dev.fiberscope.engine.wasm.binary;

import dev.fiberscope.engine.wasm.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes, numbers in their shortest form, and names, appended one behind another. Specification 3.0,
 * "Values".
 */
final class Output {
    private byte[] bytes = new byte[64];
    private int size;

    int size() {
        return size;
    }

    Bytes toBytes() {
        return Bytes.of(Arrays.copyOf(bytes, size));
    }

    /** The lowest eight bits of {@code value}. */
    void octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    void octets(Bytes more) {
        room(more.size());
        more.copy(0, bytes, size, more.size());
        size += more.size();
    }

    void octets(Output more) {
        room(more.size);
        System.arraycopy(more.bytes, 0, bytes, size, more.size);
        size += more.size;
    }

    /** {@code count} bytes of {@code value}, the lowest first. */
    void fixed(long value, int count) {
        for (int i = 0; i < count; i++) {
            octet((int) (value >>> (8 * i)));
        }
    }

    /** All 32 bits of {@code value} as an unsigned number. */
    void u32(int value) {
        u64(Integer.toUnsignedLong(value));
    }

    /** All 64 bits of {@code value} as an unsigned number. */
    void u64(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            octet((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        octet((int) rest);
    }

    /** A signed number: of 32, 33 or 64 bits, the shortest form is the same. */
    void signed(long value) {
        long rest = value;
        while (rest < -0x40 || rest > 0x3f) {
            octet((int) (rest & 0x7f) | 0x80);
            rest >>= 7;
        }
        octet((int) (rest & 0x7f));
    }

    void name(String name) {
        var encoded = name.getBytes(StandardCharsets.UTF_8);
        u32(encoded.length);
        octets(Bytes.of(encoded));
    }

    /** The number of bytes of {@code content}, and {@code content}. */
    void sized(Output content) {
        u32(content.size);
        octets(content);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
        }
    }
}
