package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.Interval;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many events a long run has where, by group: what the summaries of its stretches say, taken as spread
 * evenly inside a stretch.
 */
public final class Density {
    private static final int GROUPS = EventGroup.values().length;

    /** Where stretches end. */
    private final long[] ends;

    /** Events up to there; behind each other, {@link #GROUPS} for each end. */
    private final long[] sums;

    private final long begin;

    private Density(long begin, long[] ends, long[] sums) {
        this.begin = begin;
        this.ends = ends;
        this.sums = sums;
    }

    /** {@code stretches} lie one behind the other. */
    public static Density of(List<? extends Interval> stretches) {
        long[] ends = new long[stretches.size()];
        long[] sums = new long[(stretches.size() + 1) * GROUPS];
        for (int i = 0; i < ends.length; i++) {
            var stretch = stretches.get(i);
            ends[i] = stretch.to();
            System.arraycopy(sums, i * GROUPS, sums, (i + 1) * GROUPS, GROUPS);
            for (var type : EventType.values()) {
                sums[(i + 1) * GROUPS + EventGroup.of(type).ordinal()] += stretch.count(type);
            }
        }
        return new Density(stretches.isEmpty() ? 0 : stretches.getFirst().from(), ends, sums);
    }

    /** Number of all events. */
    public long events() {
        return Arrays.stream(sums, sums.length - GROUPS, sums.length).sum();
    }

    /** The step up to which events are counted. */
    public long end() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    /** About how many events of each group lie between two steps, the first exclusive. */
    public Map<EventGroup, Double> between(double from, double to) {
        var counts = new EnumMap<EventGroup, Double>(EventGroup.class);
        for (var group : EventGroup.values()) {
            double count = upTo(to, group) - upTo(from, group);
            if (count > 0) {
                counts.put(group, count);
            }
        }
        return counts;
    }

    private double upTo(double step, EventGroup group) {
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
        long before = sums[low * GROUPS + group.ordinal()];
        if (low == ends.length) {
            return before;
        }
        long start = low == 0 ? begin : ends[low - 1];
        long here = sums[(low + 1) * GROUPS + group.ordinal()] - before;
        return before + here * Math.clamp((step - start) / (ends[low] - start), 0, 1);
    }
}
