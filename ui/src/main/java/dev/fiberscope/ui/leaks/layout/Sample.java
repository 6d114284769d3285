package dev.fiberscope.ui.leaks.layout;

/**
 * What a search found at one step.
 *
 * @param leaks that fail a check
 * @param bytes that these keep
 */
public record Sample(long step, long leaks, long bytes) {}
