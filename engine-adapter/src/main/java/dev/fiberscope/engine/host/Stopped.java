package dev.fiberscope.engine.host;

/**
 * A run was given up between two instructions. The machine stays in the middle of its activations.
 */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Stopped(String sentence) {
        super(sentence);
    }
}
