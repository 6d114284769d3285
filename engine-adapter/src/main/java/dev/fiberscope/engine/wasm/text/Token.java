package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.Place;

/** One token: what it is and which characters of the source it takes, {@code end} exclusive. */
public record Token(Kind kind, int start, int end) {
    /** Sorts of tokens. Specification 3.0, "Lexical Format". */
    public enum Kind {
        LEFT,
        RIGHT,
        /** Starts with a small letter; may also be something that nobody knows. */
        KEYWORD,
        ID,
        STRING,
        /** A whole number without sign. */
        NATURAL,
        /** A whole number with sign. */
        INTEGER,
        FLOAT,
        /** A run of characters that is no token, such as {@code 0$l}. */
        RESERVED,
        /** Behind the last token; it takes no characters. */
        END
    }

    public Place place() {
        return new Place(start, end);
    }
}
