package dev.fiberscope.engine.session;

/** Which run it is that a session stands in. */
public sealed interface Course {
    /** The program itself, whose hosts are called at the end of what is recorded. */
    record Live() implements Course {}

    /** A recording: there is nothing behind its end. */
    record Recorded() implements Course {}

    /**
     * A run that left another one at step {@code from}, because somebody changed something: {@code
     * change} says what.
     */
    record Branched(long from, String change) implements Course {}
}
