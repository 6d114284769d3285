package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Paint;
import dev.fiberscope.ui.layout.Pen;
import dev.fiberscope.ui.layout.Run;
import dev.fiberscope.ui.layout.Sketch;
import dev.fiberscope.ui.layout.Stroke;
import java.util.List;

/**
 * The whole run in one strip below the lanes: how many events are where, which part the lanes show,
 * the present, bookmarks and stops.
 */
final class StripDrawing {
    private static final double SIZE = 10;

    /** Above the columns: flags and stops. */
    private static final double ROOM = 9;

    /** Below the columns: the part whose every event is known. */
    private static final double KNOWN = 3;

    private final Sketch sketch;
    private final Plan plan;
    private final Showing showing;
    private final Overview overview;
    private final List<Spot> spots;

    StripDrawing(Sketch sketch, Plan plan, Showing showing, Overview overview, List<Spot> spots) {
        this.sketch = sketch;
        this.plan = plan;
        this.showing = showing;
        this.overview = overview;
        this.spots = spots;
    }

    void draw() {
        double top = plan.height();
        double bottom = top + Plan.STRIP;
        var time = plan.whole(showing.recordedTo());
        sketch.fill(new Outline.Rounded(new Box(0, top, plan.width(), Plan.STRIP), 0), Hue.PANEL);
        sketch.fill(new Outline.Rounded(new Box(0, top, plan.width(), 1), 0), Hue.LINE);
        head(top);
        var columns =
                new Box(
                        time.left(),
                        top + ROOM,
                        time.right() - time.left(),
                        Plan.STRIP - ROOM - KNOWN - 2);
        new DensityDrawing(sketch, overview.density(), time).draw(columns);
        double present = x(time, showing.present());
        if (showing.present() < showing.recordedTo()) {
            sketch.figure(
                    new Outline.Rounded(
                            new Box(present, columns.y(), time.right() - present, columns.height()),
                            0),
                    new Paint.Veil(Hue.PANEL, 0.5),
                    Stroke.NONE);
        }
        known(time, columns.bottom() + 1);
        visible(time, columns);
        showing.bookmarks()
                .forEach(each -> {
                    double x = x(time, each.step());
                    sketch.fill(
                            new Pen(x, top + 2)
                                    .by(6, 0)
                                    .by(-1.8, 2.4)
                                    .by(1.8, 2.4)
                                    .by(-6, 0)
                                    .closed(),
                            Hue.INK2);
                    sketch.fill(
                            new Outline.Rounded(new Box(x - 0.5, top + 2, 1, ROOM), 0), Hue.INK2);
                    spots.add(
                            new Spot(
                                    new Target.OfBookmark(each),
                                    new Box(x - 3, top, 10, ROOM + 2)));
                });
        overview.stops()
                .forEach(step ->
                        sketch.figure(
                                new Outline.Round(x(time, step), top + 5, 2.4),
                                Hue.PANEL,
                                Stroke.is(Hue.INK2, 1)));
        showing.wanted()
                .ifPresent(step ->
                        sketch.line(x(time, step), top + 2, x(time, step), bottom, Stroke.will(1)));
        sketch.fill(
                new Outline.Rounded(new Box(present - 0.8, top + 2, 1.6, Plan.STRIP - 3), 0),
                Hue.YOU);
        sketch.fill(new Pen(present - 4, top + 2).by(8, 0).by(-4, 5).closed(), Hue.YOU);
    }

    private void head(double top) {
        double room = plan.head() - 20;
        sketch.words(10, top + 14, room, SIZE, Run.strong("whole run", Hue.INK2));
        var events = EventWords.count(overview.density().events());
        sketch.words(
                10,
                top + 27,
                room,
                9.5,
                Run.words(plan.small() ? events : events + " events", Hue.INK3));
    }

    /** Where every event is at hand. */
    private void known(TimeScale time, double y) {
        double x = x(time, showing.known().from());
        double width = Math.max(2, x(time, showing.known().to()) - x);
        sketch.fill(new Outline.Rounded(new Box(x, y, width, KNOWN - 1), 0), Hue.INK3);
    }

    /** What the lanes show. */
    private void visible(TimeScale time, Box columns) {
        double left = Math.clamp(time.x((long) showing.window().from()), time.left(), time.right());
        double right = Math.clamp(time.x((long) showing.window().to()), time.left(), time.right());
        double width = Math.max(4, right - left);
        double x = Math.min(left, time.right() - width);
        sketch.figure(
                new Outline.Rounded(
                        new Box(x - 1, columns.y() - 1, width + 2, columns.height() + 2), 2),
                new Paint.Veil(Hue.INK, 0.12),
                Stroke.is(Hue.INK2, 1));
    }

    private static double x(TimeScale time, long step) {
        return Math.clamp(time.x(step), time.left(), time.right());
    }
}
