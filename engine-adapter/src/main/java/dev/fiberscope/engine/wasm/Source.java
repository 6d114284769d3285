package dev.fiberscope.engine.wasm;

/** What a module was read from. */
public sealed interface Source {
    /** A file name, or what stands for one. */
    String name();

    /** Text format; places are character offsets. */
    record Text(String name, String text) implements Source {}

    /** Binary format; places are byte offsets. */
    record Binary(String name, Bytes bytes) implements Source {}

    /** {@code line:column} of a place in a text, both from 1, or {@code 0x4f} in a binary. */
    default String shown(Place place) {
        return switch (this) {
            case Text text -> LineColumn.of(text.text(), place.start()).toString();
            case Binary _ -> "0x" + Integer.toHexString(place.start());
        };
    }

    /** A position in a text, both numbers from 1; columns count UTF-16 units. */
    record LineColumn(int line, int column) {
        /** The position of character {@code offset}; past the end counts as the end. */
        public static LineColumn of(String text, int offset) {
            int end = Math.min(offset, text.length());
            int line = 1;
            int start = 0;
            for (int i = 0; i < end; i++) {
                if (text.charAt(i) == '\n') {
                    line++;
                    start = i + 1;
                }
            }
            return new LineColumn(line, end - start + 1);
        }

        @Override
        public String toString() {
            return line + ":" + column;
        }
    }
}
