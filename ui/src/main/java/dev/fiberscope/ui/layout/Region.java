package dev.fiberscope.ui.layout;

/**
 * A place that can be pointed at.
 *
 * @param words what a screen reader says
 */
public record Region(Selected target, Box box, String words) {}
