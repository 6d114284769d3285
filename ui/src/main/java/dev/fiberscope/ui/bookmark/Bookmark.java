package dev.fiberscope.ui.bookmark;

/**
 * A step with a name.
 *
 * @param step number of instructions executed, from 0
 */
public record Bookmark(long step, String name) {}
