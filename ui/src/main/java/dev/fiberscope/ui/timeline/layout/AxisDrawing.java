package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.ui.bookmark.Bookmark;
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
 * The axis of steps: ticks with their grid lines, the flags of bookmarks, and the line of the
 * present.
 */
final class AxisDrawing {
    private static final double SIZE = 10;
    private static final double BASELINE = 13.5;
    private static final double TICK_ROOM = 84;
    private static final double AHEAD = 0.6;

    private final Sketch sketch;
    private final Plan plan;
    private final Showing showing;
    private final List<Spot> spots;

    AxisDrawing(Sketch sketch, Plan plan, Showing showing, List<Spot> spots) {
        this.sketch = sketch;
        this.plan = plan;
        this.showing = showing;
        this.spots = spots;
    }

    void grid() {
        for (long step = firstTick(); plan.time().x(step) < plan.width(); step += tick()) {
            double x = plan.time().x(step);
            if (plan.shows(x)) {
                sketch.fill(
                        new Outline.Rounded(
                                new Box(x - 0.5, Plan.TOP, 1, plan.height() - Plan.TOP), 0),
                        Hue.LINE);
            }
        }
    }

    private long tick() {
        return plan.time().ticks(TICK_ROOM);
    }

    private long firstTick() {
        return Math.max(0, Math.floorDiv((long) plan.time().step(plan.head()), tick()) * tick());
    }

    /** What is recorded behind the present shines through. */
    void veil() {
        double x = plan.clamped(showing.present());
        if (showing.recordedTo() > showing.present() && x < plan.width()) {
            sketch.figure(
                    new Outline.Rounded(
                            new Box(x, Plan.TOP, plan.width() - x, plan.height() - Plan.TOP), 0),
                    new Paint.Veil(Hue.PANEL, AHEAD),
                    Stroke.NONE);
        }
    }

    /** The band above the lanes. */
    void band() {
        sketch.fill(new Outline.Rounded(new Box(0, 0, plan.width(), Plan.TOP), 0), Hue.PANEL);
        var pill = pill();
        double free = plan.head();
        for (long step = firstTick(); plan.time().x(step) < plan.width(); step += tick()) {
            double x = plan.time().x(step);
            if (!plan.shows(x)) {
                continue;
            }
            sketch.fill(
                    new Outline.Rounded(new Box(x - 0.5, BASELINE, 1, Plan.TOP - BASELINE), 0),
                    Hue.LINE);
            var run = Run.code(EventWords.count(step), Hue.INK3);
            var box = new Box(x + 4, 0, sketch.width(SIZE, run), Plan.TOP);
            if (box.x() >= free && box.right() < plan.width() - 2 && !box.grown(3).overlaps(pill)) {
                sketch.words(box.x(), BASELINE, box.width() + 0.01, SIZE, run);
                free = box.right() + 6;
            }
        }
        showing.bookmarks().forEach(this::flag);
    }

    private void flag(Bookmark bookmark) {
        double x = plan.time().x(bookmark.step());
        if (!plan.shows(x)) {
            return;
        }
        sketch.line(x, Plan.TOP + 2, x, plan.height(), Stroke.was(Hue.INK3, 1));
        sketch.fill(
                new Pen(x, 12.6).by(9, 0).by(-2.6, 3.2).by(2.6, 3.2).by(-9, 0).closed(), Hue.INK2);
        sketch.fill(new Outline.Rounded(new Box(x - 0.6, 12, 1.2, Plan.TOP - 10), 0), Hue.INK2);
        spots.add(new Spot(new Target.OfBookmark(bookmark), new Box(x - 3, 10, 14, Plan.TOP - 8)));
    }

    private Run number() {
        return Run.strongCode(EventWords.count(showing.present()), Hue.ON_BRIGHT);
    }

    /** Around the number of the present step; at the edge when that is out of sight. */
    private Box pill() {
        double width = Math.max(34, sketch.width(SIZE, number()) + 14);
        double x = plan.time().x(showing.present());
        double most = Math.max(plan.head() + 2, plan.width() - width - 2);
        return new Box(Math.clamp(x - width / 2, plan.head() + 2, most), 1.5, width, 15);
    }

    /** The present step, and the one that somebody travels to. */
    void present() {
        showing.wanted()
                .ifPresent(step -> {
                    double x = plan.time().x(step);
                    if (plan.shows(x)) {
                        sketch.line(x, 4, x, plan.height(), Stroke.will(1));
                    }
                });
        double x = plan.time().x(showing.present());
        boolean visible = plan.shows(x);
        if (visible) {
            sketch.fill(
                    new Outline.Rounded(new Box(x - 0.8, 4, 1.6, plan.height() - 4), 0), Hue.YOU);
        }
        var pill = pill();
        sketch.fill(new Outline.Rounded(pill, 4), Hue.YOU);
        sketch.wordsAround(pill.x() + pill.width() / 2, 12.9, pill.width(), SIZE, number());
        if (!visible) {
            boolean left = x <= plan.head();
            double tip = left ? pill.x() + 1 : pill.right() - 1;
            double back = left ? 4 : -4;
            sketch.fill(new Pen(tip, 9).by(back, -3.5).by(0, 7).closed(), Hue.ON_BRIGHT);
        }
    }

    /** Says what the dimmed part is, at the right end of {@code baseline}. */
    void ahead(double baseline) {
        var run = Run.italic("recorded ahead", Hue.INK3);
        double width = sketch.width(SIZE, run);
        if (plan.clamped(showing.present()) + width + 16 < plan.width()) {
            sketch.fill(
                    new Outline.Rounded(
                            new Box(plan.width() - 18 - width, baseline - 10, width + 8, 13.2), 3),
                    Hue.PANEL);
            sketch.wordsTo(plan.width() - 14, baseline, width + 1, SIZE, run);
        }
    }
}
