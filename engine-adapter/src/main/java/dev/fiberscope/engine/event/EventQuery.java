package dev.fiberscope.engine.event;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which events are looked for: those of one of {@code types} that name all that is given.
 *
 * @param tag as people see it
 */
public record EventQuery(
        Set<EventType> types,
        Optional<StackId> stack,
        Optional<ContinuationId> continuation,
        Optional<String> tag) {
    /** All events. */
    public static final EventQuery ALL =
            new EventQuery(
                    EnumSet.allOf(EventType.class),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    public EventQuery {
        types = Set.copyOf(types);
    }

    /** All events of these types. */
    public static EventQuery of(Set<EventType> types) {
        return new EventQuery(types, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, but only those that name {@code which}. */
    public EventQuery naming(StackId which) {
        return new EventQuery(types, Optional.of(which), continuation, tag);
    }

    /** The same, but only those that name {@code which}. */
    public EventQuery naming(ContinuationId which) {
        return new EventQuery(types, stack, Optional.of(which), tag);
    }

    /** The same, but only those with a tag that people see by this name. */
    public EventQuery tagged(String name) {
        return new EventQuery(types, stack, continuation, Optional.of(name));
    }

    /** True where the stretch may have such an event; false where it surely has none. */
    public boolean mayBeIn(Interval stretch) {
        return types.stream().anyMatch(type -> stretch.count(type) > 0)
                && stack.map(stretch::mayName).orElse(true)
                && continuation.map(stretch::mayName).orElse(true)
                && tag.map(stretch::mayName).orElse(true);
    }

    /** True for an event that is looked for. */
    public boolean matches(TraceEvent event) {
        return types.contains(EventType.of(event))
                && stack.map(which -> EventNames.stacks(event).contains(which)).orElse(true)
                && continuation
                        .map(which -> EventNames.continuations(event).contains(which))
                        .orElse(true)
                && tag.map(name ->
                                EventNames.tag(event)
                                        .filter(found -> found.name().equals(name))
                                        .isPresent())
                        .orElse(true);
    }
}
