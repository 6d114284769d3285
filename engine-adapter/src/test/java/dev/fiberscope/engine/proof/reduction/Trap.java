package dev.fiberscope.engine.proof.reduction;

/** The configuration reduces to {@code trap}; the message is the reason as scripts expect it. */
final class Trap extends Exception {
    private static final long serialVersionUID = 1L;

    Trap(String reason) {
        super(reason);
    }
}
