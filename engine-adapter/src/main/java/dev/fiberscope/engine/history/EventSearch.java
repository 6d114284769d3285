package dev.fiberscope.engine.history;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Looks for events in the whole run: the summaries say which stretches may have some; what is not
 * kept whole comes back by replay. Moves the replica.
 */
record EventSearch(
        List<Stretch> stretches,
        Windows windows,
        Past past,
        Reach reach,
        BooleanSupplier cancelled) {
    /**
     * Those for which {@code wanted} holds, in the order of searching; {@code query} tells where
     * there are none. Fewer than there are if {@code cancelled}.
     */
    List<TraceEvent> find(EventQuery query, Predicate<TraceEvent> wanted) {
        var found = new ArrayList<TraceEvent>();
        for (var stretch : reach.backward() ? stretches.reversed() : stretches) {
            if (found.size() >= reach.most() || cancelled.getAsBoolean()) {
                break;
            }
            if (stretch.to() >= reach.from()
                    && stretch.from() <= reach.to()
                    && query.mayBeIn(stretch)) {
                var here = new ArrayList<TraceEvent>();
                read(
                        stretch,
                        event -> {
                            if (reach.covers(event.at().step()) && wanted.test(event)) {
                                here.add(event);
                            }
                        });
                found.addAll(reach.backward() ? here.reversed() : here);
            }
        }
        return List.copyOf(found.subList(0, Math.min(found.size(), reach.most())));
    }

    private void read(Stretch stretch, Consumer<TraceEvent> each) {
        var kept = windows.with(stretch);
        if (kept.isPresent()) {
            var window = kept.get();
            int first = (int) (stretch.first() - window.before());
            IntStream.range(first, first + (int) stretch.events())
                    .mapToObj(window::event)
                    .forEach(each);
        } else {
            past.events(stretch, each, cancelled);
        }
    }
}
