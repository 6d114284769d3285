package dev.fiberscope.engine.model;

import java.util.HexFormat;

/**
 * One value as people see it; {@code toString} is the form for lists and traces. Floats keep their
 * bits.
 */
public sealed interface WasmValue {
    record I32(int value) implements WasmValue {
        @Override
        public String toString() {
            return Integer.toString(value);
        }
    }

    record I64(long value) implements WasmValue {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    record F32(int bits) implements WasmValue {
        @Override
        public String toString() {
            float value = Float.intBitsToFloat(bits);
            return Float.isNaN(value)
                    ? "nan:0x" + Integer.toHexString(bits)
                    : Float.toString(value);
        }
    }

    record F64(long bits) implements WasmValue {
        @Override
        public String toString() {
            double value = Double.longBitsToDouble(bits);
            return Double.isNaN(value) ? "nan:0x" + Long.toHexString(bits) : Double.toString(value);
        }
    }

    record V128(long low, long high) implements WasmValue {
        @Override
        public String toString() {
            return "0x" + HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
        }
    }

    record Null() implements WasmValue {
        @Override
        public String toString() {
            return "null";
        }
    }

    /** {@code name} is {@code $name} or the index; of an imported function its import name. */
    record Function(int instance, String name) implements WasmValue {
        @Override
        public String toString() {
            return name;
        }
    }

    /** {@code consumed} at the time of the picture. */
    record Continuation(ContinuationId id, boolean consumed) implements WasmValue {
        @Override
        public String toString() {
            return consumed ? id + " consumed" : id.toString();
        }
    }

    /** {@code ordinal} counts exceptions from 0. */
    record ExceptionReference(int ordinal, TagId tag) implements WasmValue {
        @Override
        public String toString() {
            return "x" + ordinal + " " + tag;
        }
    }

    /** A struct ({@code kind} "struct") or array; {@code ordinal} counts such objects from 0. */
    record Aggregate(String kind, int ordinal) implements WasmValue {
        @Override
        public String toString() {
            return kind + " " + ordinal;
        }
    }

    record I31(int value) implements WasmValue {
        @Override
        public String toString() {
            return "i31 " + value;
        }
    }

    /** An object of the host, by the number it is known by. */
    record Host(long number) implements WasmValue {
        @Override
        public String toString() {
            return "host " + number;
        }
    }
}
