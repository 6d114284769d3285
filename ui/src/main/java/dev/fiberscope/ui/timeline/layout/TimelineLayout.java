package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Paint;
import dev.fiberscope.ui.layout.PictureScene;
import dev.fiberscope.ui.layout.Run;
import dev.fiberscope.ui.layout.Sketch;
import dev.fiberscope.ui.layout.Stroke;
import dev.fiberscope.ui.layout.TextMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws lanes: from what is to be shown and a size to a scene. */
public final class TimelineLayout {
    private static final double TIP_SIZE = 10.5;

    /** Height of what stands for lanes where only numbers of events are known. */
    private static final double COUNTED = 44;

    private final TextMeasure measure;

    public TimelineLayout(TextMeasure measure) {
        this.measure = measure;
    }

    /** Height of a timeline that shows all of {@code lanes} without scrolling. */
    public static double height(Lanes lanes) {
        return Plan.height(lanes.all().size());
    }

    /** Height of one lane. */
    public static double laneHeight() {
        return Plan.LANE;
    }

    /** Height of the axis above the lanes. */
    public static double axisHeight() {
        return Plan.TOP;
    }

    /** Height of the strip below the lanes that shows the whole of a long run. */
    public static double stripHeight() {
        return Plan.STRIP;
    }

    /** How the steps of a whole run lie in the strip, in a timeline of {@code width}. */
    public static TimeScale strip(long recordedTo, double width) {
        return Plan.of(width, 0, Showing.of(0, 0)).whole(recordedTo);
    }

    /** Width of the heads of lanes in a timeline of {@code width}. */
    public static double headWidth(double width) {
        return Plan.of(width, 0, Showing.of(0, 0)).head();
    }

    /** How steps lie in a timeline of {@code width}. */
    public static TimeScale time(TimeWindow window, double width) {
        var whole = Showing.of(0, 0);
        return Plan.of(
                        width,
                        0,
                        new Showing(
                                0,
                                0,
                                window,
                                0,
                                whole.selected(),
                                whole.lost(),
                                whole.bookmarks(),
                                whole.wanted()))
                .time();
    }

    /**
     * The part of the timeline that {@code showing} asks for, in {@code width} by {@code height}.
     */
    public TimelineScene scene(Lanes lanes, Showing showing, double width, double height) {
        var plan = Plan.of(width, height, showing);
        var sketch = new Sketch(measure);
        var spots = new ArrayList<Spot>();
        var axis = new AxisDrawing(sketch, plan, showing, spots);
        var heads = new HeadDrawing(sketch, plan, showing, spots);
        int first = plan.first();
        int end = plan.end(lanes.all().size());
        sketch.fill(new Outline.Rounded(new Box(0, 0, width, height), 0), Hue.PANEL);
        axis.grid();
        for (int index = first; index < end; index++) {
            heads.ground(lanes.all().get(index), index);
        }
        showing.overview().ifPresent(all -> unknown(sketch, plan, showing, all));
        for (int index = first; index < end; index++) {
            new LaneDrawing(sketch, plan, showing, lanes.all().get(index), plan.middle(index))
                    .draw();
        }
        new MoveDrawing(sketch, lanes, plan, spots).draw();
        var labels = new LabelDrawing(sketch, lanes, plan, showing);
        for (int index = first; index < end; index++) {
            labels.draw(lanes.all().get(index), plan.middle(index));
        }
        var memory = new MemoryDrawing(sketch, plan, spots);
        for (int index = first; index < end; index++) {
            memory.draw(lanes.all().get(index), plan.middle(index));
        }
        axis.veil();
        if (showing.recordedTo() > showing.present()) {
            axis.ahead(ahead(lanes, showing, plan));
        }
        for (int index = first; index < end; index++) {
            heads.draw(lanes.all().get(index), index);
        }
        axis.band();
        sketch.fill(new Outline.Rounded(new Box(plan.head() - 0.5, 0, 1, height), 0), Hue.LINE);
        axis.present();
        clip(spots, plan);
        showing.overview()
                .ifPresent(all -> new StripDrawing(sketch, plan, showing, all, spots).draw());
        return new TimelineScene(sketch.scene(width, height), spots);
    }

    /** What is below the lanes cannot be pointed at. */
    private static void clip(List<Spot> spots, Plan plan) {
        spots.removeIf(spot -> spot.box().y() >= plan.height());
        spots.replaceAll(spot -> {
            var box = spot.box();
            double height = Math.min(box.height(), plan.height() - box.y());
            return new Spot(spot.target(), new Box(box.x(), box.y(), box.width(), height));
        });
    }

    /** Where only numbers of events are known, those are drawn in place of lanes. */
    private static void unknown(Sketch sketch, Plan plan, Showing showing, Overview overview) {
        double begin = plan.clamped(0);
        double end = plan.clamped(showing.recordedTo());
        double from = plan.clamped(showing.known().from());
        double to = plan.clamped(showing.known().to());
        double room = plan.height() - Plan.TOP;
        double high = Math.min(room - 6, COUNTED);
        var drawing = new DensityDrawing(sketch, overview.density(), plan.time());
        drawing.draw(new Box(begin, plan.height() - high, from - begin, high));
        drawing.draw(new Box(to, plan.height() - high, end - to, high));
        counted(sketch, begin, from);
        counted(sketch, to, end);
        sketch.figure(
                new Outline.Rounded(new Box(begin, plan.height() - high, end - begin, high), 0),
                new Paint.Veil(Hue.PANEL, 0.45),
                Stroke.NONE);
    }

    private static void counted(Sketch sketch, double left, double right) {
        var run = Run.italic("counted only: press to go there", Hue.INK3);
        if (right - left > sketch.width(TIP_SIZE, run) + 16) {
            sketch.words(left + 8, Plan.TOP + 14, right - left - 12, TIP_SIZE, run);
        }
    }

    /**
     * Baseline for the words about what is recorded ahead: below the lanes, or in the lowest one
     * that is empty there.
     */
    private static double ahead(Lanes lanes, Showing showing, Plan plan) {
        int end = plan.end(lanes.all().size());
        double below = plan.top(end);
        if (end == lanes.all().size() && plan.height() - below >= 16) {
            return Math.min(plan.height() - 6, below + 13);
        }
        long from = Math.max(showing.present(), (long) plan.time().step(plan.width() - 110));
        for (int index = end - 1; index >= plan.first(); index--) {
            var lane = lanes.all().get(index);
            int at = lane.indexAt(from);
            boolean free = at == lane.size() - 1 && (at < 0 || lane.change(at).state().over());
            if (free && plan.top(index) + Plan.LANE <= plan.height()) {
                return plan.middle(index) + 4;
            }
        }
        return plan.height() - 6;
    }

    /**
     * One line of words beside the pointer at ({@code x}, {@code y}), inside {@code width} by
     * {@code height}.
     */
    public PictureScene tip(String words, double x, double y, double width, double height) {
        var sketch = new Sketch(measure);
        double wide = Math.min(width - 8, sketch.width(TIP_SIZE, Run.words(words, Hue.INK)) + 16);
        double left = Math.clamp(x + 12, 4, Math.max(4, width - wide - 4));
        double top = y + 38 > height ? Math.max(2, y - 26) : y + 16;
        sketch.figure(
                new Outline.Rounded(new Box(left, top, wide, 20), 4),
                Hue.RAISED,
                Stroke.is(Hue.STRONG_LINE, 1));
        sketch.words(left + 8, top + 13.8, wide - 15, TIP_SIZE, Run.words(words, Hue.INK));
        return sketch.scene(width, height);
    }

    /** What is at a point, in words; empty where there is nothing to say. */
    public static Optional<String> words(
            Lanes lanes, Showing showing, TimelineScene scene, double x, double y) {
        var plan = Plan.of(scene.picture().width(), scene.picture().height(), showing);
        return new PointWords(lanes, showing, plan).at(scene.at(x, y), x, y);
    }
}
