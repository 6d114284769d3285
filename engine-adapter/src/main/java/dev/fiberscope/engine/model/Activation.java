package dev.fiberscope.engine.model;

/**
 * One entry from a host: it starts a root stack, and no suspension crosses it.
 *
 * @param root the stack it began with
 * @param running the top of its chain
 * @param entry the function that the host called: {@code $name} or index
 */
public record Activation(StackId root, StackId running, String entry) {}
