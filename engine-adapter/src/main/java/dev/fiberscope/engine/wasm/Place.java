package dev.fiberscope.engine.wasm;

/**
 * Where something stands in its source: from {@code start} up to {@code end}, exclusive. Characters
 * (UTF-16) of a text, bytes of a binary.
 */
public record Place(int start, int end) {
    public static final Place NOWHERE = new Place(0, 0);
}
