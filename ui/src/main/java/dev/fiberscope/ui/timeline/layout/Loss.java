package dev.fiberscope.ui.timeline.layout;

/**
 * A stack is forgotten: nobody can ever resume it.
 *
 * @param step from which that is known
 * @param sentence why, for people: {@code $enqueue dropped k6}; empty where nobody knows
 */
public record Loss(long step, String sentence) {}
