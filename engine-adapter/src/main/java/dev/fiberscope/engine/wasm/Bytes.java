package dev.fiberscope.engine.wasm;

import java.util.Arrays;

/** An immutable run of bytes. */
public final class Bytes {
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** A copy of {@code content}. */
    public static Bytes of(byte... content) {
        return new Bytes(content.clone());
    }

    public int size() {
        return content.length;
    }

    public byte at(int index) {
        return content[index];
    }

    /** A copy that the caller may change. */
    public byte[] toArray() {
        return content.clone();
    }

    /** Copies {@code count} bytes from {@code from} into {@code target} at {@code to}. */
    public void copy(int from, byte[] target, int to, int count) {
        System.arraycopy(content, from, target, to, count);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
