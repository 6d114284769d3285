package dev.fiberscope.engine.session;

/** Which way in time a command goes. */
public enum Direction {
    FORWARD,
    BACKWARD
}
