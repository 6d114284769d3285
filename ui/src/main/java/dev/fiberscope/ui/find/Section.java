package dev.fiberscope.ui.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was found of one kind, the best first.
 *
 * @param all how many fit, of which {@code best} are shown
 */
record Section(String title, List<Findable> best, int all) {
    Section {
        best = List.copyOf(best);
    }

    private record Ranked(Findable what, int fit) {}

    /**
     * The at most {@code limit} best of those that fit {@code wanted}; what fits equally well stays
     * in order.
     */
    static Section of(String title, Stream<Findable> candidates, String wanted, int limit) {
        var ranked = new ArrayList<Ranked>();
        candidates.forEach(
                each -> each.fit(wanted).ifPresent(fit -> ranked.add(new Ranked(each, fit))));
        ranked.sort(Comparator.comparingInt(Ranked::fit));
        return new Section(
                title, ranked.stream().limit(limit).map(Ranked::what).toList(), ranked.size());
    }
}
