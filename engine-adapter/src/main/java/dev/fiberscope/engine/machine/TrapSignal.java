package dev.fiberscope.engine.machine;

/**
 * Leaves the instruction that trapped. Nothing that the program could see has changed yet. Caught
 * by the interpreter.
 */
final class TrapSignal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The short form of the specification, as scripts expect it. */
    final String reason;

    /** For people. */
    final String sentence;

    TrapSignal(String reason, String sentence) {
        super(sentence, null, false, false);
        this.reason = reason;
        this.sentence = sentence;
    }

    TrapSignal(String reason) {
        this(reason, reason);
    }
}
