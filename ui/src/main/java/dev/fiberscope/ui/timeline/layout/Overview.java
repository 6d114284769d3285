package dev.fiberscope.ui.timeline.layout;

import java.util.List;

/**
 * The whole of a run that is too long to have every event at hand.
 *
 * @param stops steps at which the program stopped by itself
 */
public record Overview(Density density, List<Long> stops) {
    public Overview {
        stops = List.copyOf(stops);
    }
}
