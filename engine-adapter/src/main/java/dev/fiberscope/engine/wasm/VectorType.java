package dev.fiberscope.engine.wasm;

import java.util.Locale;

/** The one vector type. */
public enum VectorType implements ValueType {
    V128;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
