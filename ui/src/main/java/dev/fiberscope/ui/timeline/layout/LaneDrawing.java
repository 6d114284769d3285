package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Glyphs;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Look;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Paint;
import dev.fiberscope.ui.layout.Pen;
import dev.fiberscope.ui.layout.Sketch;
import dev.fiberscope.ui.layout.Stroke;

/**
 * The marks of one lane. Spans of a few units are drawn together, as one bar that is filled as far
 * as the stack ran in them: what is looked at is found by its place, so that the time it takes
 * grows with the width and not with the trace.
 */
final class LaneDrawing {
    /** No span is drawn narrower. */
    private static final double NARROW = 1.5;

    /**
     * Two spans that are narrower than this together are drawn as one, with all that begins there.
     */
    private static final double CLOSE = 6;

    private static final double FULL = 10.4;
    private static final double HOLLOW = 5.2;
    private static final double HATCHED = 8.8;
    private static final double LINE = 2.2;

    /** Steps of the filling of a bar for many spans. */
    private static final int SHARES = 4;

    /** How far behind its step the sign of an end stands: its edge is there. */
    private static final double END = 3.4;

    /** Room that the sign of a host call takes. */
    private static final double HOST = 10;

    private final Sketch sketch;
    private final Plan plan;
    private final Showing showing;
    private final Lane lane;
    private final double y;

    LaneDrawing(Sketch sketch, Plan plan, Showing showing, Lane lane, double y) {
        this.sketch = sketch;
        this.plan = plan;
        this.showing = showing;
        this.lane = lane;
        this.y = y;
    }

    void draw() {
        var dense = new Dense();
        double last = plan.time().step(plan.width());
        int index = Math.max(0, lane.indexAt((long) Math.floor(plan.time().step(plan.head()))));
        while (index < lane.size() && lane.change(index).step() <= last) {
            var change = lane.change(index);
            double x = plan.time().x(change.step());
            int next = index + 1;
            if (next + 1 < lane.size() && plan.time().x(lane.change(next + 1).step()) < x + CLOSE) {
                next = Math.max(next, lane.indexAt((long) Math.ceil(plan.time().step(x + CLOSE))));
            }
            if (next > index + 1) {
                dense.add(change.step(), lane.change(next).step());
            } else {
                dense.draw();
                draw(index);
            }
            index = next;
        }
        dense.draw();
        hostCalls();
    }

    private long end(int index) {
        return index + 1 < lane.size()
                ? lane.change(index + 1).step()
                : Math.max(showing.known().to(), lane.change(index).step());
    }

    private void draw(int index) {
        var change = lane.change(index);
        long to = end(index);
        if (change.state().over()) {
            over(change.state(), plan.time().x(change.step()));
            return;
        }
        var loss = showing.loss(lane, index).filter(each -> each.step() < to);
        long lost = loss.map(each -> Math.max(each.step(), change.step())).orElse(to);
        if (lost > change.step() || loss.isEmpty()) {
            span(change.state(), change.step(), lost);
        }
        if (loss.isPresent()) {
            span(LaneState.FORGOTTEN, lost, to);
        }
    }

    private void span(LaneState state, long from, long to) {
        double x1 = plan.clamped(from);
        double x2 = Math.max(plan.clamped(to), Math.min(x1 + NARROW, plan.width()));
        if (x2 <= plan.head()
                || x1 >= plan.width()
                || (from == to && state != LaneState.RUNNING && state != LaneState.IN_HOST)) {
            return;
        }
        switch (state) {
            case RUNNING ->
                    sketch.fill(
                            new Outline.Rounded(bar(x1, x2, FULL), x2 - x1 < 4 ? 0 : 1.5),
                            Hue.RUNNING);
            case IN_HOST ->
                    sketch.figure(
                            new Outline.Rounded(bar(x1, x2, FULL), 1.5),
                            Hue.PANEL,
                            Stroke.is(Hue.RUNNING, 1.4));
            case WAITING ->
                    sketch.figure(
                            new Outline.Rounded(bar(x1, x2, HOLLOW), 0),
                            Hue.WAITING_FILL,
                            Stroke.is(Hue.WAITING, 1));
            case WAITING_ASIDE ->
                    sketch.figure(
                            new Outline.Rounded(bar(x1, x2, HOLLOW), 0),
                            Hue.PANEL,
                            Stroke.is(Hue.SUSPENDED, 1.2));
            case FRESH ->
                    sketch.figure(
                            new Outline.Rounded(bar(x1, x2, HOLLOW), HOLLOW / 2),
                            Hue.PANEL,
                            Stroke.is(Hue.FRESH, 1.2));
            case SUSPENDED -> sketch.fill(new Outline.Rounded(bar(x1, x2, LINE), 0), Hue.SUSPENDED);
            case FORGOTTEN ->
                    sketch.figure(
                            new Outline.Rounded(bar(x1, x2, HATCHED), 0),
                            new Paint.Hatched(Hue.FORGOTTEN_FILL, Hue.FORGOTTEN),
                            Stroke.is(Hue.FORGOTTEN, 1));
            case RETURNED, THREW, TRAPPED, COLLECTED ->
                    throw new AssertionError("unreachable: a span of " + state);
        }
    }

    private Box bar(double x1, double x2, double height) {
        return new Box(x1, y - height / 2, x2 - x1, height);
    }

    private void over(LaneState state, double x) {
        double beside = x + END;
        if (plan.shows(beside)) {
            sign(sketch, state, beside, y, 0.7);
        }
    }

    /** The sign of how a stack ended. */
    static void sign(Sketch sketch, LaneState state, double x, double y, double scale) {
        switch (state) {
            case RETURNED -> {
                double half = 4.8 * scale;
                sketch.fill(
                        new Outline.Rounded(new Box(x - half, y - half, 2 * half, 2 * half), 0.5),
                        Hue.OVER);
            }
            case COLLECTED -> Glyphs.consumed(sketch, x, y);
            default -> {
                double half = 4.8 * scale;
                sketch.fill(
                        new Outline.Rounded(new Box(x - half, y - half, 2 * half, 2 * half), 0),
                        Hue.PANEL);
                Glyphs.state(sketch, Look.TRAPPED, x, y, scale);
            }
        }
    }

    private void hostCalls() {
        var calls = lane.hostCalls();
        double free = plan.head();
        int index = first(plan.time().step(plan.head()));
        while (index < calls.size()) {
            double x = plan.time().x(calls.get(index));
            if (x > plan.width()) {
                return;
            }
            double next =
                    index + 1 < calls.size()
                            ? plan.time().x(calls.get(index + 1))
                            : Double.MAX_VALUE;
            if (x - free >= HOST / 2 && next - x >= HOST) {
                sketch.figure(
                        Pen.octagon(new Box(x - 4, y - 4, 8, 8), 2.4),
                        Hue.PANEL,
                        Stroke.is(Hue.RUNNING, 1.2));
            }
            free = x + HOST / 2;
            index = Math.max(index + 1, first(plan.time().step(x + 1)));
        }
    }

    private int first(double step) {
        int low = 0;
        int high = lane.hostCalls().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lane.hostCalls().get(middle) < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Many spans, drawn as one bar as long as the part of them in which the stack ran stays about
     * the same.
     */
    private final class Dense {
        private long from;
        private long to;
        private int share = -1;

        void add(long begin, long end) {
            int next =
                    end == begin
                            ? 0
                            : (int)
                                    Math.ceil(
                                            (double) SHARES * lane.ran(begin, end) / (end - begin));
            if (share != next || begin != to) {
                draw();
                from = begin;
                share = next;
            }
            to = end;
        }

        void draw() {
            if (share < 0) {
                return;
            }
            double x1 = plan.clamped(from);
            double x2 = Math.max(plan.clamped(to), x1 + NARROW);
            sketch.figure(
                    new Outline.Rounded(bar(x1, x2, FULL), 0),
                    share == 0 ? Hue.WAITING_FILL : Hue.RUNNING_FILL,
                    Stroke.is(share == 0 ? Hue.WAITING : Hue.RUNNING, 0.8));
            double height = FULL * share / SHARES;
            if (share > 0) {
                sketch.fill(
                        new Outline.Rounded(new Box(x1, y + FULL / 2 - height, x2 - x1, height), 0),
                        Hue.RUNNING);
            }
            share = -1;
        }
    }
}
