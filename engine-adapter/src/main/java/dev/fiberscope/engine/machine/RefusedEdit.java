package dev.fiberscope.engine.machine;

/**
 * A value cannot be put where the user wants it; the message is a sentence that says why. In a
 * replay nobody expects it: what was put there once can be put there again.
 */
public final class RefusedEdit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** {@code sentence} is for people. */
    public RefusedEdit(String sentence) {
        super(sentence);
    }

    /** For people. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
