package dev.fiberscope.engine.wasm;

import java.util.List;

/**
 * A type definition with its place in the subtype order; {@code supertypes} holds at most one index
 * in Wasm 3.0.
 */
public record SubType(boolean isFinal, List<Integer> supertypes, CompositeType composite) {
    public SubType {
        supertypes = List.copyOf(supertypes);
    }

    /** A type written without {@code sub}: final and without supertype. */
    public static SubType of(CompositeType composite) {
        return new SubType(true, List.of(), composite);
    }
}
