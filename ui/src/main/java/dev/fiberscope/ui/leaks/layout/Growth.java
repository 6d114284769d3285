package dev.fiberscope.ui.leaks.layout;

import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.Interval;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * How many continuations waited to be consumed over the steps of a run: what was made less what was
 * used up.
 *
 * @param points by step, the first at step 0; the number holds from one step to the next
 */
public record Growth(List<Point> points) {
    /** More points are of no use to a chart. */
    private static final int MOST = 600;

    public Growth {
        points = List.copyOf(points);
    }

    /** From {@code step} on so many wait. */
    public record Point(long step, long waiting) {}

    /** From every event where {@code trace} has them all, else from the summaries of the run. */
    public static Growth of(List<? extends Interval> run, Trace trace) {
        return trace.before() == 0 ? of(trace) : of(run);
    }

    private static Growth of(Trace trace) {
        var all = new Thinned(trace.size());
        long waiting = 0;
        for (int i = 0, size = trace.size(); i < size; i++) {
            var event = trace.event(i);
            waiting += change(event);
            all.add(event.at().step(), waiting);
        }
        return all.growth();
    }

    private static Growth of(List<? extends Interval> run) {
        var all = new Thinned(run.size());
        long waiting = 0;
        for (var each : run) {
            waiting +=
                    each.count(EventType.CONTINUATION_CREATED)
                            + each.count(EventType.SUSPENDED)
                            - each.count(EventType.RESUMED)
                            - each.count(EventType.RESUMED_THROWING)
                            - each.count(EventType.COLLECTED);
            all.add(each.to(), waiting);
        }
        return all.growth();
    }

    /** {@code cont.bind} and {@code switch} make one and consume one. */
    private static int change(TraceEvent event) {
        return switch (EventType.of(event)) {
            case CONTINUATION_CREATED, SUSPENDED -> 1;
            case RESUMED, RESUMED_THROWING, COLLECTED -> -1;
            default -> 0;
        };
    }

    /** Where the run goes, by the last half of it. */
    public enum Trend {
        GROWING,
        LEVEL,
        FALLING
    }

    /** The largest number. */
    public long most() {
        return points.stream().mapToLong(Point::waiting).max().orElse(0);
    }

    /** How many wait at {@code step}. */
    public long at(long step) {
        long waiting = 0;
        for (var point : points) {
            if (point.step() > step) {
                break;
            }
            waiting = point.waiting();
        }
        return waiting;
    }

    /** The most that waited at any step up to {@code step}. */
    private long mostUpTo(long step) {
        return points.stream()
                .filter(each -> each.step() <= step)
                .mapToLong(Point::waiting)
                .max()
                .orElse(0);
    }

    /**
     * Up to {@code step}: growing where more wait there than ever did in the first half; falling
     * where less than half as many wait as the most of all.
     */
    public Trend trend(long step) {
        long now = at(step);
        if (now > mostUpTo(step / 2)) {
            return Trend.GROWING;
        }
        return 2 * now < mostUpTo(step) ? Trend.FALLING : Trend.LEVEL;
    }

    /** What {@link #trend} rests on, as a sentence. */
    public String words(long step) {
        long now = at(step);
        if (mostUpTo(step) == 0) {
            return "No continuation waits, and none ever did.";
        }
        var wait = Amounts.count(now) + (now == 1 ? " continuation waits" : " continuations wait");
        return switch (trend(step)) {
            case GROWING ->
                    "Growing: "
                            + wait
                            + ", at most "
                            + Amounts.count(mostUpTo(step / 2))
                            + " did in the first half of the run.";
            case LEVEL ->
                    "Not growing: "
                            + wait
                            + ", "
                            + Amounts.count(mostUpTo(step / 2))
                            + " did in the first half of the run already.";
            case FALLING ->
                    "Falling: " + wait + ", " + Amounts.count(mostUpTo(step)) + " did once.";
        };
    }

    /** Keeps the least and the largest of as many neighbours as makes {@link #MOST} points. */
    private static final class Thinned {
        private final List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
        private final int together;
        private int count;
        private Point least = new Point(0, 0);
        private Point largest = new Point(0, 0);
        private Point last = new Point(0, 0);

        Thinned(int all) {
            together = Math.max(1, 3 * all / MOST);
        }

        void add(long step, long waiting) {
            last = new Point(step, waiting);
            least = count == 0 || waiting < least.waiting() ? last : least;
            largest = count == 0 || waiting > largest.waiting() ? last : largest;
            if (++count == together) {
                flush();
            }
        }

        private void flush() {
            boolean fallsFirst = least.step() < largest.step();
            put(fallsFirst ? least : largest);
            put(fallsFirst ? largest : least);
            put(last);
            count = 0;
        }

        private void put(Point point) {
            var before = points.getLast();
            if (point.step() == before.step()) {
                points.set(points.size() - 1, point);
            } else if (point.step() > before.step() && point.waiting() != before.waiting()) {
                points.add(point);
            }
        }

        Growth growth() {
            if (count > 0) {
                flush();
            }
            return new Growth(points);
        }
    }
}
