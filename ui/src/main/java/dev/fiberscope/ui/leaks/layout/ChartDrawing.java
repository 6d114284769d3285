package dev.fiberscope.ui.leaks.layout;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Paint;
import dev.fiberscope.ui.layout.Pen;
import dev.fiberscope.ui.layout.PictureScene;
import dev.fiberscope.ui.layout.Run;
import dev.fiberscope.ui.layout.Sketch;
import dev.fiberscope.ui.layout.Stroke;
import dev.fiberscope.ui.layout.TextMeasure;
import java.util.List;
import java.util.OptionalLong;

/**
 * The chart of the overview, over the steps of the run: above how many continuations wait, and how
 * many of them were leaks at the stops that were searched; below the bytes that these keep; and the
 * points of time that the user marked.
 */
public final class ChartDrawing {
    private static final double HEAD = 16;
    private static final double AXIS = 15;
    private static final double GAP = 16;
    private static final double SMALL = 9.5;

    /** Below that height there is no room for the bytes. */
    private static final double LOW = 110;

    private final Sketch sketch;
    private final Chart chart;
    private final double width;
    private final Box above;
    private final Box below;

    /**
     * What is drawn.
     *
     * @param samples by step
     * @param present the step that is shown
     * @param recordedTo the last step that is known, at the right edge
     * @param marked bookmarks, by step
     * @param remembered the point of time that is compared with
     */
    public record Chart(
            Growth growth,
            List<Sample> samples,
            long present,
            long recordedTo,
            List<Long> marked,
            OptionalLong remembered) {
        public Chart {
            samples = List.copyOf(samples);
            marked = List.copyOf(marked);
        }

        /** The step at a place of a chart that is {@code width} wide. */
        public long step(double x, double width) {
            return Math.clamp(Math.round(x / Math.max(1, width) * recordedTo), 0, recordedTo);
        }
    }

    private ChartDrawing(Sketch sketch, Chart chart, double width, double height) {
        this.sketch = sketch;
        this.chart = chart;
        this.width = width;
        double room = height - HEAD - AXIS;
        double bytes = height < LOW ? 0 : Math.floor((room - GAP) / 3);
        above = new Box(0, HEAD, width, bytes == 0 ? room : room - bytes - GAP);
        below = new Box(0, above.bottom() + GAP, width, bytes);
    }

    /** Draws {@code chart} into a rectangle of that size, in units. */
    public static PictureScene of(Chart chart, double width, double height, TextMeasure measure) {
        var sketch = new Sketch(measure);
        new ChartDrawing(sketch, chart, width, height).draw();
        return sketch.scene(width, height);
    }

    private double x(long step) {
        return chart.recordedTo() == 0
                ? 0
                : width * Math.min(step, chart.recordedTo()) / chart.recordedTo();
    }

    private void draw() {
        frame(above);
        waiting();
        leaks();
        if (below.height() > 0) {
            frame(below);
            bytes();
        }
        axis();
        marks();
        present();
    }

    private void frame(Box box) {
        sketch.figure(new Outline.Rounded(box, 3), Hue.CANVAS, Stroke.is(Hue.LINE, 1));
    }

    private double y(Box box, double part) {
        return box.bottom() - 1 - (box.height() - 5) * part;
    }

    private void waiting() {
        var points = chart.growth().points();
        double most = Math.max(1, chart.growth().most());
        var edge = new Pen(0, y(above, points.getFirst().waiting() / most));
        var area = new Pen(0, above.bottom()).to(0, y(above, points.getFirst().waiting() / most));
        double before = y(above, points.getFirst().waiting() / most);
        for (var point : points) {
            double x = x(point.step());
            double y = y(above, point.waiting() / most);
            edge.to(x, before).to(x, y);
            area.to(x, before).to(x, y);
            before = y;
        }
        double last = y(above, points.getLast().waiting() / most);
        sketch.fill(area.to(width, last).to(width, above.bottom()).closed(), Hue.SUSPENDED_FILL);
        sketch.edge(edge.to(width, last).open(), Stroke.is(Hue.SUSPENDED, 1.6));
        sketch.words(
                2,
                HEAD - 5,
                width / 2,
                SMALL,
                Run.strong("continuations that wait", Hue.SUSPENDED_TEXT),
                Run.words("  at most " + Amounts.count(chart.growth().most()), Hue.INK3));
    }

    private void leaks() {
        double most = Math.max(1, chart.growth().most());
        samples(above, Hue.FORGOTTEN, 1 / most, true);
        sketch.wordsTo(
                width - 2,
                HEAD - 5,
                width / 2,
                SMALL,
                Run.strong("leaks", Hue.FORGOTTEN_TEXT),
                Run.words(" at the stops that were searched", Hue.INK3));
    }

    private void bytes() {
        long most = chart.samples().stream().mapToLong(Sample::bytes).max().orElse(0);
        samples(below, Hue.FORGOTTEN, 1.0 / Math.max(1, most), false);
        sketch.words(
                2,
                below.y() - 4,
                width,
                SMALL,
                Run.strong("bytes that leaks keep", Hue.FORGOTTEN_TEXT),
                Run.words("  at most " + Amounts.bytes(most), Hue.INK3));
    }

    /** Dots at the steps where something is known, and between them only what may be. */
    private void samples(Box box, Hue hue, double scale, boolean leaks) {
        var samples = chart.samples();
        for (int i = 0; i < samples.size(); i++) {
            var each = samples.get(i);
            double x = Math.clamp(x(each.step()), 3, width - 3);
            double y = Math.min(box.bottom() - 2, y(box, Math.min(1, scale * value(each, leaks))));
            if (i > 0) {
                var before = samples.get(i - 1);
                sketch.line(
                        Math.clamp(x(before.step()), 3, width - 3),
                        Math.min(
                                box.bottom() - 2,
                                y(box, Math.min(1, scale * value(before, leaks)))),
                        x,
                        y,
                        Stroke.is(hue, 1.2));
            }
            sketch.figure(new Outline.Round(x, y, 2.6), hue, Stroke.is(Hue.CANVAS, 1));
        }
    }

    private static double value(Sample sample, boolean leaks) {
        return leaks ? sample.leaks() : sample.bytes();
    }

    private double bottom() {
        return below.height() > 0 ? below.bottom() : above.bottom();
    }

    private void axis() {
        double line = bottom() + 11;
        sketch.words(2, line, width / 2, SMALL, Run.code("0", Hue.INK3));
        sketch.wordsTo(
                width - 2,
                line,
                width / 2,
                SMALL,
                Run.code(Amounts.count(chart.recordedTo()), Hue.INK3));
    }

    private void marks() {
        chart.marked().forEach(step -> flag(step, Hue.INK2));
        chart.remembered()
                .ifPresent(step -> {
                    flag(step, Hue.YOU);
                    sketch.line(x(step), HEAD, x(step), bottom(), Stroke.was(Hue.YOU, 1.2));
                });
    }

    private void flag(long step, Hue hue) {
        double x = Math.min(x(step), width - 7);
        sketch.fill(new Outline.Rounded(new Box(x, HEAD, 1, bottom() - HEAD), 0), hue);
        sketch.fill(new Pen(x, HEAD).by(7, 0).by(-2, 2.6).by(2, 2.6).by(-7, 0).closed(), hue);
    }

    private void present() {
        double x = Math.clamp(x(chart.present()), 1, width - 1);
        if (chart.present() < chart.recordedTo()) {
            sketch.figure(
                    new Outline.Rounded(new Box(x, HEAD, width - x, bottom() - HEAD), 0),
                    new Paint.Veil(Hue.PANEL, 0.55),
                    Stroke.NONE);
        }
        sketch.fill(new Outline.Rounded(new Box(x - 0.8, HEAD, 1.6, bottom() - HEAD), 0), Hue.YOU);
        double word = Math.clamp(x, 34, width - 34);
        if (x > 60 && x < width - 60) {
            sketch.wordsAround(
                    word,
                    bottom() + 11,
                    90,
                    SMALL,
                    Run.strongCode(Amounts.count(chart.present()), Hue.INK));
        }
    }
}
