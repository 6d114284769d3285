package dev.fiberscope.engine.wasm;

import java.util.Locale;

/** The four numeric types. */
public enum NumberType implements ValueType {
    I32,
    I64,
    F32,
    F64;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
