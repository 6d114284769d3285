package dev.fiberscope.ui.timeline.layout;

import java.util.OptionalInt;

/**
 * From {@code step} on, a stack is in {@code state}.
 *
 * @param event index in the trace of what made it so; empty for the state in front of its first
 *     event
 * @param ran number of steps for which the stack ran before
 */
public record Change(long step, LaneState state, OptionalInt event, long ran) {
    /**
     * Number of steps for which the stack ran up to {@code until}, if nothing changes till then.
     */
    long ranUntil(long until) {
        return state == LaneState.RUNNING ? ran + until - step : ran;
    }
}
