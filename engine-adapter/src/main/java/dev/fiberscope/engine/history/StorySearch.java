package dev.fiberscope.engine.history;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.StackId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks for the few events that say where a stack comes from and who took it last. */
record StorySearch(Search search, StackId stack, long step) {
    private static final EventQuery MADE =
            EventQuery.of(EnumSet.of(EventType.CONTINUATION_CREATED));
    private static final EventQuery LEFT =
            EventQuery.of(EnumSet.of(EventType.SUSPENDED, EventType.SWITCHED));
    private static final EventQuery RESUMED =
            EventQuery.of(EnumSet.of(EventType.RESUMED, EventType.RESUMED_THROWING));

    /** The oldest first. */
    List<TraceEvent> events() {
        var all = new ArrayList<TraceEvent>();
        var made =
                search.events(MADE.naming(stack), new Reach(0, step, false, 1)).stream()
                        .findFirst();
        if (made.isPresent()) {
            all.add(made.get());
            var left = last(LEFT.naming(stack), event -> left(event).equals(Optional.of(stack)));
            left.flatMap(this::resume).ifPresent(all::add);
            left.ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    /** The one that left the prompt behind whose clause took {@code left}. */
    private Optional<TraceEvent> resume(TraceEvent left) {
        return handler(left)
                .flatMap(handler ->
                        last(
                                RESUMED.naming(handler),
                                event ->
                                        event.at().compareTo(left.at()) < 0
                                                && parent(event).equals(Optional.of(handler))));
    }

    private Optional<TraceEvent> last(EventQuery query, Predicate<TraceEvent> also) {
        return search.events(query, also, Reach.lastUpTo(step)).stream().findFirst();
    }

    private static Optional<StackId> left(TraceEvent event) {
        return switch (event) {
            case TraceEvent.Suspended it -> Optional.of(it.chain().top());
            case TraceEvent.Switched it -> Optional.of(it.from().top());
            default -> Optional.empty();
        };
    }

    private static Optional<StackId> handler(TraceEvent event) {
        return switch (event) {
            case TraceEvent.Suspended it -> Optional.of(it.handler());
            case TraceEvent.Switched it -> Optional.of(it.handler());
            default -> Optional.empty();
        };
    }

    private static Optional<StackId> parent(TraceEvent event) {
        return switch (event) {
            case TraceEvent.Resumed it -> Optional.of(it.parent());
            case TraceEvent.ResumedThrowing it -> Optional.of(it.parent());
            default -> Optional.empty();
        };
    }
}
