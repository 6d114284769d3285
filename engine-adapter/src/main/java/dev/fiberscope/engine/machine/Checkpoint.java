package dev.fiberscope.engine.machine;

/**
 * The whole state of a machine at a step, to start it again from there. Opaque; shares unchanged
 * chunks with others.
 */
public interface Checkpoint {
    long step();

    /** Number of events that led here. */
    long events();

    long digest();

    /**
     * Bytes that this holds and {@code next} does not, about: what would be free if everything but
     * {@code next} were gone.
     */
    long bytesBeyond(Checkpoint next);
}
