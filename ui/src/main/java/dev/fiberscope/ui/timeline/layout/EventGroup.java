package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.ui.layout.Hue;

/**
 * Events that are counted together where many are drawn as one mark, with the colour of the state
 * they lead to.
 */
public enum EventGroup {
    RESUMED("resumed", Hue.RUNNING),
    SUSPENDED("suspended or switched", Hue.SUSPENDED),
    MADE("made", Hue.FRESH),
    OVER("over", Hue.OVER),
    OTHER("calls of the host, binds and exceptions", Hue.WAITING_FILL);

    private final String words;
    private final Hue hue;

    EventGroup(String words, Hue hue) {
        this.words = words;
        this.hue = hue;
    }

    /** As people read it behind a number. */
    public String words() {
        return words;
    }

    Hue hue() {
        return hue;
    }

    static EventGroup of(EventType type) {
        return switch (type) {
            case RESUMED, RESUMED_THROWING, ACTIVATION_STARTED -> RESUMED;
            case SUSPENDED, SWITCHED -> SUSPENDED;
            case CONTINUATION_CREATED -> MADE;
            case RETURNED, ACTIVATION_ENDED, THREW, TRAPPED, COLLECTED -> OVER;
            case BOUND, THROWN, CAUGHT, HOST_CALLED, HOST_RETURNED, HOST_THREW -> OTHER;
            case SEGMENT_ALLOCATED,
                    SEGMENT_RELEASED,
                    COMMITTED,
                    OVERFLOWED,
                    FRAMES_MIGRATED,
                    RETURNED_ACROSS,
                    SPLIT_NOTICED,
                    PINNED,
                    EXHAUSTED ->
                    OTHER;
        };
    }
}
