package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.WasmValue;
import java.util.Locale;
import java.util.StringJoiner;

/** How the 128 bits of a vector are read: as lanes of one width, lane 0 first, or as one number. */
enum VectorShape {
    I8X16,
    I16X8,
    I32X4,
    I64X2,
    F32X4,
    F64X2,
    HEX;

    /** {@code i32x4}, {@code hex}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that comes next when people choose among them in turn. */
    VectorShape next() {
        return switch (this) {
            case I8X16 -> I16X8;
            case I16X8 -> I32X4;
            case I32X4 -> I64X2;
            case I64X2 -> F32X4;
            case F32X4 -> F64X2;
            case F64X2 -> HEX;
            case HEX -> I8X16;
        };
    }

    /** Integers with sign, in decimal; {@code hex} the whole with the highest byte first. */
    String text(WasmValue.V128 vector) {
        if (this == HEX) {
            return vector.toString();
        }
        var lanes = new StringJoiner(" ");
        int width = width();
        for (int bit = 0; bit < 128; bit += width) {
            long half = bit < 64 ? vector.low() : vector.high();
            lanes.add(lane(half >>> bit % 64));
        }
        return lanes.toString();
    }

    private int width() {
        return switch (this) {
            case I8X16 -> 8;
            case I16X8 -> 16;
            case I32X4, F32X4 -> 32;
            case I64X2, F64X2 -> 64;
            case HEX -> 128;
        };
    }

    private String lane(long bits) {
        return switch (this) {
            case I8X16 -> Byte.toString((byte) bits);
            case I16X8 -> Short.toString((short) bits);
            case I32X4 -> Integer.toString((int) bits);
            case I64X2 -> Long.toString(bits);
            case F32X4 -> new WasmValue.F32((int) bits).toString();
            case F64X2 -> new WasmValue.F64(bits).toString();
            case HEX -> throw new AssertionError("unreachable: hex has no lanes");
        };
    }
}
