package dev.fiberscope.engine.wasm;

import java.util.Locale;

/** What a reference refers to. */
public sealed interface HeapType {
    /**
     * The predefined heap types, tops and bottoms of the hierarchies. {@code code} is the byte of
     * the binary format.
     */
    enum Abstract implements HeapType {
        FUNC(0x70),
        NOFUNC(0x73),
        EXTERN(0x6f),
        NOEXTERN(0x72),
        ANY(0x6e),
        EQ(0x6d),
        I31(0x6c),
        STRUCT(0x6b),
        ARRAY(0x6a),
        NONE(0x71),
        EXN(0x69),
        NOEXN(0x74),
        CONT(0x68),
        NOCONT(0x75);

        private final int code;

        Abstract(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A type defined in the module. */
    record Concrete(int type) implements HeapType {
        @Override
        public String toString() {
            return Integer.toString(type);
        }
    }
}
