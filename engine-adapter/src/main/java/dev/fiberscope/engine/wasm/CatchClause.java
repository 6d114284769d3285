package dev.fiberscope.engine.wasm;

/**
 * One clause of a {@code try_table}. {@code label} counts outward from the surroundings of the
 * block.
 */
public sealed interface CatchClause {
    int label();

    record Catch(int tag, int label) implements CatchClause {}

    /** Also gives the exception reference, behind the payload. */
    record CatchRef(int tag, int label) implements CatchClause {}

    record CatchAll(int label) implements CatchClause {}

    record CatchAllRef(int label) implements CatchClause {}
}
