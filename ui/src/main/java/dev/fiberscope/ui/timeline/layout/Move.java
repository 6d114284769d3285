package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.engine.model.StackId;

/**
 * Control went from one stack to another: an arrow between two lanes.
 *
 * @param event index in the trace
 */
public record Move(long step, int event, Kind kind, StackId from, StackId to) {
    /** Why it went. */
    public enum Kind {
        RESUME,
        SUSPEND,
        SWITCH,
        RETURN,
        THROW
    }
}
