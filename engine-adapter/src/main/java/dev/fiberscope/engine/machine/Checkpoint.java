package dev.fiberscope.engine.machine;

/**
 * The whole state of a machine at a step, to start it again from there. Opaque; shares unchanged
 * chunks with others.
 */
public interface Checkpoint {
    long step();
}
