package dev.fiberscope.engine.wasm;

import java.util.Locale;

/** A field narrower than any operand. */
public enum PackedType implements StorageType {
    I8,
    I16;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
