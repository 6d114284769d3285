package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.ui.layout.Box;

/** A place that can be pointed at. */
public record Spot(Target target, Box box) {}
