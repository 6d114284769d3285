package dev.fiberscope.ui.outline;

import dev.fiberscope.engine.session.EventKind;
import dev.fiberscope.engine.session.EventStop;

/** What a stop after events is called. */
final class StopWords {
    private StopWords() {}

    /** As in {@code suspended with $await}. */
    static String of(EventStop event) {
        var kind = of(event.kind());
        return event.tag().map(tag -> kind + " with " + tag).orElse(kind);
    }

    /** The same where there is little room: the tag must not be cut off. */
    static String shortly(EventStop event) {
        var kind = of(event.kind());
        return event.tag().map(tag -> kind + " " + tag).orElse(kind);
    }

    static String of(EventKind kind) {
        return switch (kind) {
            case SUSPENDED -> "suspended";
            case SWITCHED -> "switched";
            case RESUMED -> "resumed";
            case MADE -> "stack made";
            case ENDED -> "stack ended";
            case THROWN -> "exception thrown";
            case OVERFLOWED -> "stack overflowed";
            case MIGRATED -> "frames moved";
        };
    }
}
