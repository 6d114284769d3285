package dev.fiberscope.engine.session;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.TraceEvent;
import java.util.Optional;

/**
 * The events to stop after: those of {@code kind}, and where {@code tag} is there, only those with
 * a tag that people see by this name.
 */
public record EventStop(EventKind kind, Optional<String> tag) {
    /** A tag needs a kind that has tags: else {@link IllegalArgumentException}. */
    public EventStop {
        if (tag.isPresent() && !kind.tagged()) {
            throw new IllegalArgumentException(kind + " has no tag " + tag.get());
        }
    }

    /** With whatever tag. */
    public EventStop(EventKind kind) {
        this(kind, Optional.empty());
    }

    /** The events to stop after, for a search. */
    public EventQuery query() {
        var all = EventQuery.of(kind.types());
        return tag.map(all::tagged).orElse(all);
    }

    /** True if this stops after {@code event}. */
    public boolean matches(TraceEvent event) {
        return query().matches(event);
    }
}
