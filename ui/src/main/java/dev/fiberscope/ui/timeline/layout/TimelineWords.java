package dev.fiberscope.ui.timeline.layout;

import java.util.Optional;

/** What the timeline shows, in words. */
public final class TimelineWords {
    private TimelineWords() {}

    /** The visible part of the axis: {@code lanes by stack · 47,560 to 48,420 of 51,870}. */
    public static String aside(Showing showing) {
        var window = showing.window();
        return "lanes by stack  ·  "
                + EventWords.count(Math.round(window.from()))
                + " to "
                + EventWords.count(Math.min(showing.recordedTo(), Math.round(window.to())))
                + " of "
                + EventWords.count(showing.recordedTo());
    }

    /**
     * Where the timeline stands, what happened there last, and the selected stack: for screen
     * readers.
     */
    public static String spoken(Lanes lanes, Showing showing) {
        return "Timeline, step "
                + EventWords.count(showing.present())
                + " of "
                + EventWords.count(showing.recordedTo())
                + event(lanes, showing.present()).map(event -> ": " + event).orElse("")
                + showing.selected()
                        .flatMap(lanes::place)
                        .map(lanes.all()::get)
                        .map(lane ->
                                ". Selected: "
                                        + lane.stack()
                                        + " "
                                        + lane.entry()
                                        + ", "
                                        + showing.state(lane, showing.present())
                                                .map(LaneState::word)
                                                .orElse("not made yet"))
                        .orElse("");
    }

    /** The last event of {@code step}; empty if nothing happened at it. */
    public static Optional<String> event(Lanes lanes, long step) {
        var trace = lanes.trace();
        int index = trace.firstFrom(step + 1) - 1;
        return index >= 0 && trace.event(index).at().step() == step
                ? Optional.of(EventWords.of(trace.event(index)))
                : Optional.empty();
    }
}
