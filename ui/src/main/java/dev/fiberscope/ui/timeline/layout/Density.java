package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.Interval;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many events a long run has where, by group: what the summaries of its stretches say, taken as
 * spread evenly inside a stretch.
 */
public final class Density {
    /** Where stretches end. */
    private final long[] ends;

    /** How many events there are up to each end; the first number is for the beginning. */
    private final Map<EventGroup, long[]> sums;

    private final long begin;

    private Density(long begin, long[] ends, Map<EventGroup, long[]> sums) {
        this.begin = begin;
        this.ends = ends;
        this.sums = sums;
    }

    /** {@code stretches} lie one behind the other. */
    public static Density of(List<? extends Interval> stretches) {
        long[] ends = new long[stretches.size()];
        var sums = new EnumMap<EventGroup, long[]>(EventGroup.class);
        for (var group : EventGroup.values()) {
            sums.put(group, new long[ends.length + 1]);
        }
        for (int i = 0; i < ends.length; i++) {
            var stretch = stretches.get(i);
            ends[i] = stretch.to();
            for (var type : EventType.values()) {
                add(sums, EventGroup.of(type), i + 1, stretch.count(type));
            }
        }
        sums.values().forEach(counts -> Arrays.parallelPrefix(counts, Long::sum));
        return new Density(stretches.isEmpty() ? 0 : stretches.getFirst().from(), ends, sums);
    }

    private static void add(
            Map<EventGroup, long[]> sums, EventGroup group, int stretch, long events) {
        sums.computeIfPresent(
                group,
                (_, counts) -> {
                    counts[stretch] += events;
                    return counts;
                });
    }

    /** Number of all events. */
    public long events() {
        return sums.values().stream().mapToLong(counts -> counts[ends.length]).sum();
    }

    /** The step up to which events are counted. */
    public long end() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    /** About how many events of each group lie between two steps, the first exclusive. */
    public Map<EventGroup, Double> between(double from, double to) {
        var counts = new EnumMap<EventGroup, Double>(EventGroup.class);
        sums.forEach((group, each) -> {
            double count = upTo(to, each) - upTo(from, each);
            if (count > 0) {
                counts.put(group, count);
            }
        });
        return counts;
    }

    private double upTo(double step, long[] counts) {
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] <= step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        long before = counts[low];
        if (low == ends.length) {
            return before;
        }
        long start = low == 0 ? begin : ends[low - 1];
        long here = counts[low + 1] - before;
        return before + here * Math.clamp((step - start) / (ends[low] - start), 0, 1);
    }
}
