package dev.fiberscope.ui.motion;

import dev.fiberscope.ui.layout.Mark;

/**
 * A mark as it is at one moment of a transition.
 *
 * @param opacity over 0, up to 1: as in a scene
 */
public record Shade(Mark mark, double opacity) {}
